package dev.vethwork.state.kind;

/** An interface that swallows what leaves by it: a place for addresses. */
public record Dummy() implements LinkKind {
    public static final Dummy INSTANCE = new Dummy();

    @Override
    public String word() {
        return "dummy";
    }
}
