package dev.vethwork.layout;

import dev.vethwork.topology.Position;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.graph.AsSubgraph;
import org.jgrapht.graph.DefaultEdge;

/** Breaks one long row into shelves: what only the root joins stands below it in several rows. */
final class RowBreaking {
    /** So many times wider than high is a row too long for any screen. */
    private static final double LONG = 3;

    private static final int FEWEST = 4;

    private RowBreaking() {}

    /** The picture in shelves, or the same where it is not long or does not come apart at its root. */
    static Map<String, Position> wrap(Map<String, Position> picture, Graph<String, DefaultEdge> part, String root) {
        if (!isLong(picture)) {
            return picture;
        }
        Set<String> below = new HashSet<>(part.vertexSet());
        below.remove(root);
        List<Map<String, Position>> pieces = Network.parts(new AsSubgraph<>(part, below)).stream()
                .map(piece -> restricted(picture, piece.vertexSet()))
                .toList();
        if (pieces.size() < FEWEST) {
            return picture;
        }
        Map<String, Position> shelves = new HashMap<>(Shelves.pack(pieces));
        Position middle = Shelves.middle(shelves.values());
        double top = shelves.values().stream().mapToDouble(Position::y).min().orElse(0);
        shelves.put(root, new Position(middle.x(), top - 4 * Room.GAP));
        return shelves;
    }

    private static boolean isLong(Map<String, Position> picture) {
        double left = picture.values().stream().mapToDouble(Position::x).min().orElse(0);
        double right = picture.values().stream().mapToDouble(Position::x).max().orElse(0);
        double top = picture.values().stream().mapToDouble(Position::y).min().orElse(0);
        double bottom = picture.values().stream().mapToDouble(Position::y).max().orElse(0);
        return right - left > LONG * (bottom - top);
    }

    private static Map<String, Position> restricted(Map<String, Position> picture, Set<String> names) {
        Map<String, Position> some = new HashMap<>(picture);
        some.keySet().retainAll(names);
        return some;
    }
}
