package dev.vethwork.ui.traffic;

import dev.vethwork.lab.watch.TrafficSample;
import dev.vethwork.topology.EndId;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What has passed at each interface over the last minutes. */
final class TrafficHistory {
    /** Five minutes, as one comes each second. */
    static final int KEPT = 300;

    private final Map<EndId, ArrayDeque<TrafficSample.Rate>> all = new HashMap<>();

    void add(TrafficSample sample) {
        Set<EndId> there = new TreeSet<>(java.util.Comparator.comparing(EndId::toString));
        for (TrafficSample.Rate rate : sample.interfaces()) {
            EndId end = new EndId(rate.node(), rate.device());
            there.add(end);
            ArrayDeque<TrafficSample.Rate> past = all.computeIfAbsent(end, e -> new ArrayDeque<>());
            past.add(rate);
            if (past.size() > KEPT) {
                past.removeFirst();
            }
        }
        all.keySet().retainAll(there);
    }

    /** The oldest first; empty where nothing is known of it. */
    List<TrafficSample.Rate> of(EndId end) {
        ArrayDeque<TrafficSample.Rate> past = all.get(end);
        return past == null ? List.of() : List.copyOf(past);
    }

    /** The interfaces of a node that are known, by name. */
    List<EndId> of(String node) {
        return all.keySet().stream()
                .filter(end -> end.node().equals(node))
                .sorted(java.util.Comparator.comparing(EndId::interfaceName))
                .toList();
    }

    void clear() {
        all.clear();
    }
}
