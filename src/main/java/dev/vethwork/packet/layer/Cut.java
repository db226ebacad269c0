package dev.vethwork.packet.layer;

/** A packet ended before what was to be read. Never leaves this package. */
final class Cut extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Cut() {
        // Thrown for each packet that was cut, so without a trace.
        super("the packet ends too early", null, false, false);
    }
}
