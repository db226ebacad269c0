package dev.vethwork.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedAcyclicGraph;
import org.jgrapht.traverse.TopologicalOrderIterator;

/** Puts steps in order: each after those that it waits for, otherwise by phase and name, so always the same. */
final class Order {
    private static final Comparator<Draft> BY_STAGE_AND_NAME =
            Comparator.comparing(Draft::stage).thenComparing(Draft::id);

    private Order() {}

    static List<Step> of(List<Draft> drafts) {
        List<Draft> sorted = drafts.stream().sorted(BY_STAGE_AND_NAME).toList();
        // The graph knows each step by its rank. Most edges then point forward, and it need not rearrange itself.
        DirectedAcyclicGraph<Integer, DefaultEdge> waits = new DirectedAcyclicGraph<>(DefaultEdge.class);
        Map<String, Integer> ranks = HashMap.newHashMap(sorted.size());
        for (int rank = 0; rank < sorted.size(); rank++) {
            waits.addVertex(rank);
            ranks.put(sorted.get(rank).id(), rank);
        }
        for (int rank = 0; rank < sorted.size(); rank++) {
            for (String id : sorted.get(rank).after()) {
                Integer first = ranks.get(id);
                if (first != null && first != rank) {
                    link(waits, first, rank);
                }
            }
        }
        List<Step> steps = new ArrayList<>(sorted.size());
        new TopologicalOrderIterator<>(waits, Comparator.<Integer>naturalOrder())
                .forEachRemaining(rank -> steps.add(sorted.get(rank).step()));
        return steps;
    }

    private static void link(DirectedAcyclicGraph<Integer, DefaultEdge> waits, int first, int then) {
        try {
            waits.addEdge(first, then);
        } catch (IllegalArgumentException e) {
            // A circle: only routes that reach their gateways through each other make one, and no order can help them.
            return;
        }
    }
}
