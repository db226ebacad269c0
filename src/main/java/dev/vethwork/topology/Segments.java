package dev.vethwork.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.alg.cycle.QueueBFSFundamentalCycleBasis;
import org.jgrapht.graph.AsSubgraph;

/** Broadcast domains and loops of a drawing, from its graph. */
public final class Segments {
    private final List<Segment> all;
    private final Map<EndId, Segment> byEnd = new HashMap<>();
    private final Map<String, Segment> byBridge = new HashMap<>();

    private Segments(List<Segment> all) {
        this.all = List.copyOf(all);
        for (Segment segment : all) {
            segment.cables().forEach(c -> c.ends().forEach(e -> byEnd.put(e.id(), segment)));
            segment.bridges().forEach(b -> byBridge.put(b, segment));
        }
    }

    /** In the order of their first bridge or cable as drawn. */
    public static Segments of(Topology topology) {
        List<Segment> found = new ArrayList<>();
        Set<String> done = new TreeSet<>();
        ConnectivityInspector<String, Cable> joined = new ConnectivityInspector<>(bridgesOnly(topology));
        for (Node node : topology.nodes().values()) {
            if (node instanceof Bridge bridge
                    && !done.contains(bridge.name())) {
                Set<String> together = joined.connectedSetOf(bridge.name());
                done.addAll(together);
                found.add(around(topology, new TreeSet<>(together)));
            }
        }
        for (Cable cable : topology.cables()) {
            if (cable.ends().stream().noneMatch(e -> isBridge(topology, e.node()))) {
                found.add(new Segment(new TreeSet<>(), cable.ends(), List.of(cable), List.of()));
            }
        }
        return new Segments(found);
    }

    private static Segment around(Topology topology, SortedSet<String> bridges) {
        List<Cable> cables = topology.cables().stream()
                .filter(c -> c.ends().stream().anyMatch(e -> bridges.contains(e.node())))
                .toList();
        return new Segment(
                bridges,
                cables.stream()
                        .flatMap(c -> c.ends().stream())
                        .filter(e -> !bridges.contains(e.node()))
                        .toList(),
                cables,
                bridges.stream()
                        .map(b -> topology.nodes().get(b))
                        .filter(Bridge.class::isInstance)
                        .flatMap(b -> ((Bridge) b).addresses().stream())
                        .toList());
    }

    public List<Segment> all() {
        return all;
    }

    public Optional<Segment> of(EndId end) {
        return Optional.ofNullable(byEnd.get(end));
    }

    public Optional<Segment> ofBridge(String bridge) {
        return Optional.ofNullable(byBridge.get(bridge));
    }

    /** Loops of bridges: each is the list of cables that closes it. */
    public static List<List<Cable>> bridgeLoops(Topology topology) {
        Graph<String, Cable> bridges = bridgesOnly(topology);
        return new QueueBFSFundamentalCycleBasis<>(bridges).getCycleBasis().getCycles().stream()
                .map(List::copyOf)
                .toList();
    }

    private static Graph<String, Cable> bridgesOnly(Topology topology) {
        Set<String> bridges = new TreeSet<>();
        topology.nodes().values().forEach(n -> {
            if (n instanceof Bridge) {
                bridges.add(n.name());
            }
        });
        return new AsSubgraph<>(topology.graph(), bridges);
    }

    private static boolean isBridge(Topology topology, String node) {
        return topology.nodes().get(node) instanceof Bridge;
    }
}
