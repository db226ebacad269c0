package dev.vethwork.settings;

/** A value as the text of its file. */
interface Codec<T> {
    /** @throws IllegalArgumentException if the text is not what print makes */
    T parse(String text);

    String print(T value);
}
