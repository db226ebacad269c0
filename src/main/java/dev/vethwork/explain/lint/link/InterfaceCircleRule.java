package dev.vethwork.explain.lint.link;

import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.kind.DrawnInterface;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;

/** Interfaces that stand on each other in a circle, so that none of them can be made first. */
public final class InterfaceCircleRule implements LintRule {
    @Override
    public List<Finding> check(DrawnFacts drawing) {
        Graph<EndId, DefaultEdge> standing = new DefaultDirectedGraph<>(DefaultEdge.class);
        drawing.stacks().forEach(node -> node.stack().interfaces().forEach(drawn -> add(standing, node, drawn)));
        return new KosarajuStrongConnectivityInspector<>(standing)
                .stronglyConnectedSets().stream()
                        .filter(ends -> ends.size() > 1 || ends.stream().anyMatch(end -> standing.containsEdge(end, end)))
                        .map(InterfaceCircleRule::finding)
                        .sorted(Comparator.comparing(Finding::element))
                        .toList();
    }

    private static void add(Graph<EndId, DefaultEdge> standing, StackNode node, DrawnInterface drawn) {
        EndId own = new EndId(node.name(), drawn.name());
        Stream.concat(drawn.under().stream(), drawn.members().stream()).forEach(below -> add(standing, own, new EndId(node.name(), below)));
        drawn.elsewhere().ifPresent(below -> add(standing, own, new EndId(below.node(), below.link())));
        if (drawn.bridge() != null) {
            add(standing, new EndId(node.name(), drawn.bridge()), own);
        }
    }

    private static void add(Graph<EndId, DefaultEdge> standing, EndId upper, EndId lower) {
        standing.addVertex(upper);
        standing.addVertex(lower);
        standing.addEdge(upper, lower);
    }

    private static Finding finding(Set<EndId> ends) {
        Set<String> names = ends.stream().map(EndId::toString).collect(Collectors.toCollection(TreeSet::new));
        String first = names.iterator().next();
        return Found.blocking("INTERFACE_CIRCLE", first, null, first, String.join(", ", names));
    }
}
