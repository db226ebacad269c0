package dev.vethwork.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.alg.cycle.QueueBFSFundamentalCycleBasis;
import org.jgrapht.graph.Pseudograph;

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

    /** Bridges in the order drawn, each with those that it is joined to; then the cables between no bridges. */
    public static Segments of(Topology topology) {
        List<SortedSet<String>> joined = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        ConnectivityInspector<String, Cable> inspector = new ConnectivityInspector<>(bridgesOnly(topology));
        for (Node node : topology.nodes().values()) {
            if (node instanceof Bridge && !places.containsKey(node.name())) {
                SortedSet<String> together = new TreeSet<>(inspector.connectedSetOf(node.name()));
                together.forEach(b -> places.put(b, joined.size()));
                joined.add(together);
            }
        }
        List<List<Cable>> cables = new ArrayList<>();
        joined.forEach(j -> cables.add(new ArrayList<>()));
        List<Segment> alone = new ArrayList<>();
        for (Cable cable : topology.cables()) {
            Integer place = places.getOrDefault(cable.a().node(), places.get(cable.b().node()));
            if (place == null) {
                alone.add(new Segment(new TreeSet<>(), cable.ends(), List.of(cable), List.of()));
            } else {
                cables.get(place).add(cable);
            }
        }
        List<Segment> found = new ArrayList<>();
        for (int i = 0; i < joined.size(); i++) {
            found.add(around(topology, joined.get(i), cables.get(i)));
        }
        found.addAll(alone);
        return new Segments(found);
    }

    private static Segment around(Topology topology, SortedSet<String> bridges, List<Cable> cables) {
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

    /** Of the cables only those between bridges: a graph of them all takes longer to make than the segments. */
    private static Graph<String, Cable> bridgesOnly(Topology topology) {
        Pseudograph<String, Cable> bridges = new Pseudograph<>(Cable.class);
        topology.nodes().values().stream()
                .filter(Bridge.class::isInstance)
                .map(Node::name)
                .sorted()
                .forEach(bridges::addVertex);
        topology.cables().stream()
                .filter(c -> bridges.containsVertex(c.a().node()) && bridges.containsVertex(c.b().node()))
                .forEach(c -> bridges.addEdge(c.a().node(), c.b().node(), c));
        return bridges;
    }
}
