package dev.vethwork.lab.watch;

import dev.vethwork.engine.PacketStream;
import dev.vethwork.engine.TargetException;
import dev.vethwork.lab.failure.Failures;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.failure.LabException.Exit;
import dev.vethwork.lab.failure.LabMessages;
import dev.vethwork.packet.Frame;
import dev.vethwork.packet.filter.Filter;
import dev.vethwork.packet.filter.FilterException;
import java.util.List;
import java.util.Optional;

/** Packets of a running lab as they pass. It may be closed from any thread, which ends it. */
public final class PacketCapture implements AutoCloseable {
    private final PacketStream stream;
    private final Filter.Names names;
    private final Filter filter;

    public PacketCapture(PacketStream stream, Filter.Names names, Filter filter) {
        this.stream = stream;
        this.names = names;
        this.filter = filter;
    }

    /** @throws LabException if it cannot be understood */
    public static Filter filter(String expression, Filter.Names names) throws LabException {
        try {
            return Filter.parse(expression, names);
        } catch (FilterException e) {
            throw new LabException(
                    Exit.USAGE, LabMessages.of("capture.filter", e.phrase()).text(), FilterException.remedy().text(), "", e);
        }
    }

    /** What the names of nodes stand for in a filter. */
    public Filter.Names names() {
        return names;
    }

    /** Waits for the next packet that is wanted. @return empty once nothing more can come */
    public Optional<Frame> next() throws LabException {
        try {
            while (true) {
                Optional<Frame> frame = stream.next();
                if (frame.isEmpty() || filter.equals(Filter.ALL) || filter.wants(frame.get(), frame.get().read())) {
                    return frame;
                }
            }
        } catch (TargetException e) {
            throw Failures.of(e);
        }
    }

    /** Places that cannot be read, each with why. */
    public List<String> failures() {
        return stream.failures();
    }

    /** How many packets the kernel had no room for. */
    public long lost() {
        return stream.lost();
    }

    @Override
    public void close() {
        stream.close();
    }
}
