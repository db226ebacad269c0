package dev.vethwork.state.kind;

/**
 * An interface whose other end is a program.
 *
 * @param frames whether it hands the program frames, as a tap does, rather than packets
 */
public record Tun(boolean frames) implements LinkKind {
    @Override
    public String word() {
        return frames ? "tap" : "tun";
    }
}
