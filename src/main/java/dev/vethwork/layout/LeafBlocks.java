package dev.vethwork.layout;

import dev.vethwork.topology.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.Graphs;
import org.jgrapht.graph.DefaultEdge;

/**
 * Takes the many leaves of a hub together into one block, in rows, so that a switch with a hundred namespaces is not a
 * picture a hundred namespaces wide. The block goes by the name of its first leaf.
 */
final class LeafBlocks {
    private static final int FEWEST = 9;
    /** Between two rows: what an interface's name and address need at the end of a cable from above, and a whole grid. */
    private static final double ROWS_APART = 50;

    /** Leaves by the name of the block's. */
    private final Map<String, List<String>> blocks = new LinkedHashMap<>();

    private final List<String> remaining;

    LeafBlocks(List<String> inOrder, Graph<String, DefaultEdge> part) {
        Map<String, List<String>> leavesOf = new LinkedHashMap<>();
        for (String name : inOrder) {
            if (part.degreeOf(name) == 1) {
                leavesOf.computeIfAbsent(Graphs.neighborListOf(part, name).getFirst(), _ -> new ArrayList<>())
                        .add(name);
            }
        }
        List<String> kept = new ArrayList<>(inOrder);
        for (List<String> leaves : leavesOf.values()) {
            if (leaves.size() >= FEWEST) {
                blocks.put(leaves.getFirst(), leaves);
            }
        }
        Set<String> swallowed = new HashSet<>();
        blocks.values().forEach(leaves -> swallowed.addAll(leaves.subList(1, leaves.size())));
        kept.removeIf(swallowed::contains);
        this.remaining = List.copyOf(kept);
    }

    /** Single nodes and names of blocks. */
    List<String> remaining() {
        return remaining;
    }

    Room box(String name) {
        List<String> leaves = blocks.get(name);
        if (leaves == null) {
            return Room.ofNode(name);
        }
        Room cell = cell(leaves);
        int columns = columns(leaves, cell);
        int rows = Math.ceilDiv(leaves.size(), columns);
        return new Room(columns * (cell.width() + Room.GAP) - Room.GAP, rows * (cell.height() + ROWS_APART) - ROWS_APART);
    }

    /** Places for all, from the places of what remained. */
    Map<String, Position> unfold(Map<String, Position> places) {
        Map<String, Position> all = new HashMap<>(places);
        blocks.forEach((name, leaves) -> {
            Position centre = places.get(name);
            if (centre != null) {
                all.putAll(spread(leaves, centre, box(name)));
            }
        });
        return all;
    }

    private static Map<String, Position> spread(List<String> leaves, Position centre, Room block) {
        Room cell = cell(leaves);
        int columns = columns(leaves, cell);
        double left = centre.x() - (block.width() - cell.width()) / 2;
        double top = centre.y() - (block.height() - cell.height()) / 2;
        Map<String, Position> places = new HashMap<>();
        for (int i = 0; i < leaves.size(); i++) {
            int column = i % columns;
            int row = i / columns;
            places.put(
                    leaves.get(i),
                    new Position(left + column * (cell.width() + Room.GAP), top + row * (cell.height() + ROWS_APART)));
        }
        return places;
    }

    /** Twice as wide as high. */
    private static int columns(List<String> leaves, Room cell) {
        return Math.max(1, (int) Math.round(Math.sqrt(2.0 * leaves.size() * cell.height() / cell.width())));
    }

    private static Room cell(List<String> leaves) {
        return leaves.stream()
                .map(Room::ofNode)
                .reduce((a, b) -> new Room(Math.max(a.width(), b.width()), a.height()))
                .orElseThrow();
    }
}
