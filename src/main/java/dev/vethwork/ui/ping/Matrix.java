package dev.vethwork.ui.ping;

import dev.vethwork.explain.answer.Explanations.Pair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who reaches whom.
 *
 * @param nodes in the order drawn
 * @param rows for each node what becomes of packets to the others, by their names
 */
public record Matrix(List<String> nodes, Map<String, Map<String, Cell>> rows) {
    public static final Matrix EMPTY = new Matrix(List.of(), Map.of());

    /** How many of a node's addresses are reached. */
    public enum Reach {
        ALL,
        SOME,
        NONE
    }

    /** From one node to another, by each of its addresses. */
    public record Cell(List<Pair> pairs) {
        public Reach reach() {
            long reached = pairs.stream().filter(Pair::reachable).count();
            return reached == pairs.size() ? Reach.ALL : reached == 0 ? Reach.NONE : Reach.SOME;
        }

        /** The address whose explanation says most: the first that is not reached. */
        public String telling() {
            return pairs.stream()
                    .filter(p -> !p.reachable())
                    .findFirst()
                    .orElse(pairs.getFirst())
                    .address();
        }
    }

    static Matrix of(List<Pair> pairs) {
        Map<String, Map<String, List<Pair>>> grouped = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>();
        for (Pair pair : pairs) {
            names.add(pair.from());
            grouped.computeIfAbsent(pair.from(), f -> new LinkedHashMap<>())
                    .computeIfAbsent(pair.to(), t -> new ArrayList<>())
                    .add(pair);
        }
        pairs.forEach(p -> names.add(p.to()));
        Map<String, Map<String, Cell>> rows = new LinkedHashMap<>();
        grouped.forEach((from, row) -> {
            Map<String, Cell> cells = new LinkedHashMap<>();
            row.forEach((to, all) -> cells.put(to, new Cell(List.copyOf(all))));
            rows.put(from, cells);
        });
        return new Matrix(List.copyOf(names), rows);
    }
}
