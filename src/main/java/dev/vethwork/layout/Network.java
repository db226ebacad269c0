package dev.vethwork.layout;

import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Internet;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.graph.AsSubgraph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
import org.jgrapht.traverse.BreadthFirstIterator;

/** Who neighbours whom, for the eye: parallel cables are one line, and a node is beside the bridges that live in it. */
final class Network {
    private static final int MOST_MEASURED = 500;

    private Network() {}

    static Graph<String, DefaultEdge> of(Topology topology, Set<String> names) {
        Graph<String, DefaultEdge> graph = new SimpleGraph<>(DefaultEdge.class);
        topology.nodes().keySet().stream().filter(names::contains).forEach(graph::addVertex);
        topology.cables().forEach(c -> join(graph, c.a().node(), c.b().node()));
        topology.nodes().values().forEach(n -> {
            if (n instanceof Bridge bridge) {
                topology.stackOf(bridge.home()).ifPresent(around -> join(graph, around.name(), bridge.name()));
            }
        });
        return graph;
    }

    private static void join(Graph<String, DefaultEdge> graph, String a, String b) {
        if (!a.equals(b) && graph.containsVertex(a) && graph.containsVertex(b)) {
            graph.addEdge(a, b);
        }
    }

    /** The parts that hang together, the largest first, then as drawn. */
    static List<Graph<String, DefaultEdge>> parts(Graph<String, DefaultEdge> graph) {
        List<Graph<String, DefaultEdge>> parts = new ArrayList<>();
        ConnectivityInspector<String, DefaultEdge> inspector = new ConnectivityInspector<>(graph);
        Set<String> done = new LinkedHashSet<>();
        for (String name : graph.vertexSet()) {
            if (!done.contains(name)) {
                Set<String> together = inspector.connectedSetOf(name);
                done.addAll(together);
                parts.add(new AsSubgraph<>(graph, together));
            }
        }
        parts.sort(Comparator.comparingInt(p -> -p.vertexSet().size()));
        return parts;
    }

    /** Where a picture of this part begins: at the Internet, outside, at the host, else at the node with the most neighbours. */
    static String root(Topology topology, Graph<String, DefaultEdge> part) {
        return first(topology, part, Internet.class::isInstance)
                .or(() -> first(topology, part, n -> n instanceof Namespace s && s.role() == Namespace.Role.OUTSIDE))
                .or(() -> first(topology, part, Host.class::isInstance))
                .orElseGet(() -> busiest(topology, part));
    }

    /** The node that is nearest to all others in sum, where that is soon found; of several the one with the most neighbours. */
    static String middle(Topology topology, Graph<String, DefaultEdge> part) {
        if (part.vertexSet().size() > MOST_MEASURED) {
            return busiest(topology, part);
        }
        return inOrder(topology, part).stream()
                .min(Comparator.<String>comparingInt(name -> steps(part, name))
                        .thenComparingInt(name -> -part.degreeOf(name))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    /** To all others, together. */
    private static int steps(Graph<String, DefaultEdge> part, String from) {
        int sum = 0;
        BreadthFirstIterator<String, DefaultEdge> walk = new BreadthFirstIterator<>(part, from);
        while (walk.hasNext()) {
            sum += walk.getDepth(walk.next());
        }
        return sum;
    }

    static String busiest(Topology topology, Graph<String, DefaultEdge> part) {
        return inOrder(topology, part).stream()
                .max(Comparator.<String>comparingInt(part::degreeOf).thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
    }

    private static Optional<String> first(Topology topology, Graph<String, DefaultEdge> part, Predicate<Node> wanted) {
        return topology.nodes().values().stream()
                .filter(n -> part.containsVertex(n.name()) && wanted.test(n))
                .map(Node::name)
                .findFirst();
    }

    /** The part's nodes as drawn. */
    static List<String> inOrder(Topology topology, Graph<String, DefaultEdge> part) {
        return topology.nodes().keySet().stream().filter(part::containsVertex).toList();
    }
}
