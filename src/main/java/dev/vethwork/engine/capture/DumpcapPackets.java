package dev.vethwork.engine.capture;

import dev.vethwork.engine.PacketStream;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.driver.Pipes;
import dev.vethwork.packet.Frame;
import java.util.List;
import java.util.Optional;

/** Packets that dumpcap(1) reads, where neither this program nor Python is. */
final class DumpcapPackets implements PacketStream {
    private final PcapngPackets packets;
    private final List<String> failures;

    /** @param failures places that cannot be read, each with why */
    DumpcapPackets(Pipes pipes, List<String> failures) {
        this.packets = new PcapngPackets(pipes, said -> {}, true);
        this.failures = List.copyOf(failures);
    }

    @Override
    public Optional<Frame> next() throws TargetException {
        return packets.next();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public List<String> failures() {
        return failures;
    }

    /** It does not tell before its end. */
    @Override
    public long lost() {
        return 0;
    }

    @Override
    public void close() {
        packets.close();
    }
}
