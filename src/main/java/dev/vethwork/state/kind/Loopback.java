package dev.vethwork.state.kind;

/** {@code lo}, which each namespace is born with. */
public record Loopback() implements LinkKind {
    public static final Loopback INSTANCE = new Loopback();

    @Override
    public String word() {
        return "loopback";
    }

    @Override
    public boolean isLoopback() {
        return true;
    }
}
