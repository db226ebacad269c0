package dev.vethwork.format.json;

/** Makes a value of the model from JSON. */
@FunctionalInterface
public interface Reader<T> {
    /**
     * @throws Unreadable if the problem is noted
     * @throws dev.vethwork.net.BadValue if the value as a whole cannot be used
     */
    T read(Located value, Problems problems);
}
