package dev.vethwork.packet;

import java.time.Instant;

/**
 * A packet that was seen.
 *
 * @param nanos when, since 1970
 * @param length how long it was; its bytes may be fewer where it was cut
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares frames, and nobody writes into one
public record Frame(CapturePoint port, long nanos, Direction direction, int length, byte[] bytes) {
    private static final long SECOND = 1_000_000_000L;

    public Instant time() {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }

    /** Its layers. */
    public DecodedPacket read() {
        return DecodedPacket.read(bytes, port.link());
    }
}
