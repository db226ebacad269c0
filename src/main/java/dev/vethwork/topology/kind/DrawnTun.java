package dev.vethwork.topology.kind;

/**
 * An interface whose other end is a program.
 *
 * @param frames whether it hands the program frames, as a tap does, rather than packets
 */
public record DrawnTun(LinkBasics basics, boolean frames) implements DrawnInterface {
    @Override
    public String word() {
        return frames ? "tap" : "tun";
    }

    @Override
    public DrawnTun withBasics(LinkBasics value) {
        return new DrawnTun(value, frames);
    }
}
