package dev.vethwork.engine.capture;

import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.driver.Pipes;
import dev.vethwork.engine.driver.Shell;
import dev.vethwork.packet.Frame;
import dev.vethwork.packet.pcapng.PcapngReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Packets that a program writes as pcapng until it is ended, from any thread. */
final class PcapngPackets implements AutoCloseable {
    private static final int BUFFER = 1 << 18;

    private final Pipes pipes;
    private final PcapngReader reader;
    private volatile boolean closed;

    /** @param said hears what the program says between the packets */
    PcapngPackets(Pipes pipes, Consumer<String> said) {
        this.pipes = pipes;
        this.reader = new PcapngReader(new BufferedInputStream(pipes.stdout(), BUFFER), said);
    }

    /** Waits for the next one. @return empty once it was closed, or nothing more can come */
    Optional<Frame> next() throws TargetException {
        try {
            return reader.next();
        } catch (IOException e) {
            if (closed) {
                return Optional.empty();
            }
            throw Shell.lost(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        AgentProgram.end(pipes);
    }
}
