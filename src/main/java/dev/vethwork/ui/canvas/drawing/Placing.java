package dev.vethwork.ui.canvas.drawing;

import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives every node a place: its own, or for one that was never placed, one in rows below those that were. */
public final class Placing {
    private static final double COLUMN = 240;
    private static final double ROW = 200;

    private Placing() {}

    public static Map<String, Position> of(Topology topology) {
        Map<String, Position> places = new HashMap<>(topology.layout());
        if (places.size() == topology.nodes().size()) {
            return places;
        }
        double top = places.values().stream().mapToDouble(Position::y).max().orElse(-ROW + 100) + ROW;
        List<List<String>> rows = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Node node : topology.nodes().values()) {
            if (!places.containsKey(node.name())) {
                rows.get(node instanceof Bridge ? 1 : node instanceof Host ? 2 : 0).add(node.name());
            }
        }
        int widest = Math.max(3, (int) Math.ceil(Math.sqrt(2.0 * topology.nodes().size())));
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                int line = i / widest;
                int inRow = Math.min(widest, row.size() - line * widest);
                double x = 100 + COLUMN * (i % widest) + (widest - inRow) * COLUMN / 2;
                places.put(row.get(i), Geometry.snap(x, top + ROW * line));
            }
            int lines = (row.size() + widest - 1) / widest;
            top += ROW * lines;
        }
        return places;
    }
}
