package dev.vethwork.state.kind;

/**
 * One that somebody else has made, and that no drawing has.
 *
 * @param name as the kernel calls its kind; empty where it does not say, as with a machine's own
 */
public record Other(String name) implements LinkKind {
    public static final Other UNNAMED = new Other("");

    @Override
    public String word() {
        return name.isEmpty() ? "other" : name;
    }
}
