package dev.vethwork.engine;

import dev.vethwork.packet.Frame;
import java.util.List;
import java.util.Optional;

/** Packets as they pass, in the order of their time. To be closed from any thread, which ends it. */
public interface PacketStream extends AutoCloseable {
    /** Waits for the next one. @return empty once nothing more can come */
    Optional<Frame> next() throws TargetException;

    /** Whether every place is read by now, or has failed. */
    boolean isOpen();

    /** The places that could not be read, each with the kernel's words. */
    List<String> failures();

    /** How many packets the kernel had no room for. */
    long lost();

    @Override
    void close();
}
