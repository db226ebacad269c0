package dev.vethwork.topology.segment;

import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.segment.Domains.Domain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.alg.cycle.QueueBFSFundamentalCycleBasis;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.Pseudograph;

/** Broadcast domains and loops of a drawing, from its graph. */
public final class Segments {
    private final List<Segment> all;
    private final Map<EndId, Segment> byEnd = new HashMap<>();
    private final Map<String, Segment> byBridge = new HashMap<>();

    private Segments(List<Segment> all) {
        this.all = List.copyOf(all);
        for (Segment segment : all) {
            segment.cables().forEach(c -> c.ends().forEach(e -> byEnd.putIfAbsent(e.id(), segment)));
            // Of several VLANs, the one that the bridge itself is in comes first.
            segment.bridges().forEach(b -> byBridge.putIfAbsent(b, segment));
        }
    }

    /** Bridges in the order drawn, each with those that it is joined to; then the cables between no bridges. */
    public static Segments of(Topology topology) {
        Domains domains = new Domains(topology);
        List<Set<Domain>> joined = new ArrayList<>();
        Map<Domain, Integer> places = new HashMap<>();
        ConnectivityInspector<Domain, DefaultEdge> inspector = new ConnectivityInspector<>(joined(topology, domains));
        for (Node node : topology.nodes().values()) {
            if (node instanceof Bridge bridge) {
                for (Domain domain : domains.of(bridge)) {
                    if (!places.containsKey(domain)) {
                        Set<Domain> together = inspector.connectedSetOf(domain);
                        together.forEach(d -> places.put(d, joined.size()));
                        joined.add(together);
                    }
                }
            }
        }
        List<Set<Cable>> cables = new ArrayList<>();
        joined.forEach(_ -> cables.add(new LinkedHashSet<>()));
        List<Segment> alone = new ArrayList<>();
        for (Cable cable : topology.cables()) {
            List<Integer> touched = cable.ends().stream()
                    .flatMap(e -> domains.untagged(e).stream())
                    .map(places::get)
                    .toList();
            touched.forEach(place -> cables.get(place).add(cable));
            if (touched.isEmpty()) {
                alone.add(new Segment(new TreeSet<>(), ends(topology, cable), List.of(cable), List.of()));
            }
        }
        List<Segment> found = new ArrayList<>();
        for (int i = 0; i < joined.size(); i++) {
            if (!cables.get(i).isEmpty() || holdsBridge(topology, domains, joined.get(i))) {
                found.add(around(topology, domains, joined.get(i), List.copyOf(cables.get(i))));
            }
        }
        found.addAll(alone);
        return new Segments(found);
    }

    /** What is no port: a port's other end alone, where its switch takes nothing without a tag. */
    private static List<CableEnd> ends(Topology topology, Cable cable) {
        return cable.ends().stream()
                .filter(e -> !(topology.nodes().get(e.node()) instanceof Bridge))
                .toList();
    }

    /** Whether it is there though nothing is plugged in: a bridge is, one of its VLANs is not. */
    private static boolean holdsBridge(Topology topology, Domains domains, Set<Domain> together) {
        return together.stream()
                .anyMatch(d -> topology.nodes().get(d.bridge()) instanceof Bridge b && domains.own(b).equals(d));
    }

    private static Segment around(Topology topology, Domains domains, Set<Domain> together, List<Cable> cables) {
        SortedSet<String> bridges = new TreeSet<>();
        together.forEach(d -> bridges.add(d.bridge()));
        return new Segment(
                bridges,
                cables.stream().flatMap(c -> ends(topology, c).stream()).toList(),
                cables,
                bridges.stream()
                        .flatMap(b -> topology.nodes().get(b) instanceof Bridge bridge ? Stream.of(bridge) : Stream.empty())
                        .filter(b -> together.contains(domains.own(b)))
                        .flatMap(b -> b.addresses().stream())
                        .toList());
    }

    private static Graph<Domain, DefaultEdge> joined(Topology topology, Domains domains) {
        Pseudograph<Domain, DefaultEdge> graph = new Pseudograph<>(DefaultEdge.class);
        Map<String, Bridge> bridges = new HashMap<>();
        topology.nodes().values().forEach(n -> {
            if (n instanceof Bridge bridge) {
                bridges.put(bridge.name(), bridge);
                domains.of(bridge).forEach(graph::addVertex);
            }
        });
        for (Cable cable : topology.cables()) {
            Bridge from = bridges.get(cable.a().node());
            if (from != null && bridges.containsKey(cable.b().node())) {
                domains.of(from).forEach(domain -> domains.across(domain, cable.a(), cable.b())
                        .filter(graph::containsVertex)
                        .ifPresent(other -> graph.addEdge(domain, other)));
            }
        }
        return graph;
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

    /**
     * Loops of bridges that nothing cuts, each as the list of cables that closes it: none of their bridges speaks STP. One
     * that does is enough, as the others flood its frames.
     */
    public static List<List<Cable>> uncutLoops(Topology topology) {
        Graph<String, Cable> bridges = bridgesOnly(topology);
        topology.nodes().values().stream()
                .filter(n -> n instanceof Bridge bridge && bridge.stp())
                .forEach(n -> bridges.removeVertex(n.name()));
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
