package dev.vethwork.lab.watch;

import dev.vethwork.engine.Counted;
import dev.vethwork.engine.Counted.Count;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Makes rates of counters that are read one after the other. */
final class Traffic {
    private static final double MILLIS = 1000;
    private static final int BITS = 8;

    private final BiFunction<String, String, String> nodeOf;
    private @Nullable Counted before;

    /** @param nodeOf whose an interface of a namespace is; empty where nobody asks for it */
    Traffic(BiFunction<String, String, String> nodeOf) {
        this.nodeOf = nodeOf;
    }

    /** What has passed since the last time; of the first time there are counters only. */
    TrafficSample next(Counted now) {
        List<TrafficSample.Rate> rates = new ArrayList<>();
        now.namespaces()
                .forEach((namespace, devices) -> devices.forEach((device, count) -> {
                    String node = nodeOf.apply(namespace, device);
                    if (!node.isEmpty()) {
                        rates.add(rate(node, namespace, device, count, now.millis()));
                    }
                }));
        rates.sort(Comparator.comparing(TrafficSample.Rate::node).thenComparing(TrafficSample.Rate::device));
        before = now;
        return new TrafficSample(Instant.ofEpochMilli(now.millis()), rates);
    }

    private TrafficSample.Rate rate(String node, String namespace, String device, Count count, long millis) {
        Counted last = before;
        Count then = last == null ? null : last.namespaces().getOrDefault(namespace, Map.of()).get(device);
        // One that was made anew meanwhile counts from zero.
        if (last == null || then == null || then.rxBytes() > count.rxBytes() || then.txBytes() > count.txBytes()) {
            return new TrafficSample.Rate(node, device, count, 0, 0, 0, 0);
        }
        double seconds = Math.max(1, millis - last.millis()) / MILLIS;
        return new TrafficSample.Rate(
                node,
                device,
                count,
                (count.rxBytes() - then.rxBytes()) * BITS / seconds,
                (count.txBytes() - then.txBytes()) * BITS / seconds,
                (count.rxErrors() + count.rxDropped() - then.rxErrors() - then.rxDropped()) / seconds,
                (count.txErrors() + count.txDropped() - then.txErrors() - then.txDropped()) / seconds);
    }
}
