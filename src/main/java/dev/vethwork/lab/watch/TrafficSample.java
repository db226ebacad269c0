package dev.vethwork.lab.watch;

import dev.vethwork.engine.Counted.Count;
import java.time.Instant;
import java.util.List;

/** How much passes at every interface of a lab at a moment. */
public record TrafficSample(Instant time, List<Rate> interfaces) {
    /**
     * One interface.
     *
     * @param count since it was made
     * @param rxLost packets a second that came and were in error or dropped
     * @param txLost packets a second that were to go and were in error or dropped
     */
    public record Rate(
            String node,
            String device,
            Count count,
            double rxBitsPerSecond,
            double txBitsPerSecond,
            double rxLost,
            double txLost) {}

    public TrafficSample {
        interfaces = List.copyOf(interfaces);
    }
}
