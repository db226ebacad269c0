package dev.vethwork.engine.capture;

import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.driver.DriverTrouble;
import dev.vethwork.engine.driver.Pipes;
import dev.vethwork.packet.Frame;
import dev.vethwork.packet.pcapng.PcapngReader;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Packets that a program writes as pcapng until it is ended, from any thread. */
final class PcapngPackets implements AutoCloseable {
    private static final int BUFFER = 1 << 18;

    /** What the program says once it has ended because nothing more can come. */
    private static final String END = "end";

    private final Pipes pipes;
    private final PcapngReader reader;
    private final boolean far;
    private volatile boolean closed;
    private boolean ended;

    /**
     * @param said hears what the program says between the packets
     * @param far whether it is on another machine: without a last word of its own the way there broke
     */
    PcapngPackets(Pipes pipes, Consumer<String> said, boolean far) {
        this.pipes = pipes;
        this.reader = new PcapngReader(new BufferedInputStream(pipes.stdout(), BUFFER), word -> hear(word, said));
        this.far = far;
    }

    private void hear(String word, Consumer<String> said) {
        if (word.equals(END)) {
            ended = true;
        } else {
            said.accept(word);
        }
    }

    /**
     * Waits for the next one.
     *
     * @return empty once it was closed, or nothing more can come
     * @throws TargetException where nobody can tell whether more would have come
     */
    Optional<Frame> next() throws TargetException {
        try {
            Optional<Frame> next = reader.next();
            if (next.isEmpty() && far && !ended && !closed) {
                throw new EOFException();
            }
            return next;
        } catch (IOException e) {
            if (closed) {
                return Optional.empty();
            }
            throw DriverTrouble.lost(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        AgentProgram.end(pipes);
    }
}
