package dev.vethwork.packet.bytes;

/** A packet ended before what was to be read. Whoever reads a layer tells what there is of it, so that nobody outside hears of this. */
public final class Cut extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Cut() {
        // Thrown for each packet that was cut, so without a trace.
        super("the packet ends too early", null, false, false);
    }
}
