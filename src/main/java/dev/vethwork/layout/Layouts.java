package dev.vethwork.layout;

import dev.vethwork.layout.Elk.Line;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.traverse.BreadthFirstIterator;

/** Places for the nodes of a drawing. The same drawing gets the same places; no two nodes overlap. */
public final class Layouts {
    private static final Position CORNER = new Position(120, 80);

    private Layouts() {}

    /**
     * The layout of the drawing after some of its nodes were arranged; the others stay where they are.
     *
     * @param names whom to arrange; empty for all
     * @param cancelled asked now and then
     * @return places of all nodes that are placed then, in whole pixels
     * @throws CancellationException when it was cancelled
     */
    public static Map<String, Position> arrange(
            Topology topology, Set<String> names, Style style, BooleanSupplier cancelled) {
        Set<String> moving = new LinkedHashSet<>(topology.nodes().keySet());
        if (!names.isEmpty()) {
            moving.retainAll(names);
        }
        Map<String, Position> places = new TreeMap<>(topology.layout());
        places.keySet().removeAll(moving);
        Map<String, Position> wishes = shift(picture(topology, moving, style, cancelled), topology, places);
        FreePlaces free = new FreePlaces();
        places.forEach((name, at) -> free.take(Room.ofNode(name), at));
        for (String name : moving) {
            stopIf(cancelled);
            places.put(name, free.takeNear(Room.ofNode(name), wishes.getOrDefault(name, CORNER)));
        }
        return places;
    }

    /** The layout of the drawing with a place for each node that has none; the others stay. */
    public static Map<String, Position> complete(Topology topology) {
        Set<String> missing = new HashSet<>(topology.nodes().keySet());
        missing.removeAll(topology.layout().keySet());
        return missing.isEmpty() ? topology.layout() : arrange(topology, missing, Style.LAYERED, () -> false);
    }

    private static Map<String, Position> picture(
            Topology topology, Set<String> names, Style style, BooleanSupplier cancelled) {
        List<Map<String, Position>> pictures = new ArrayList<>();
        for (Graph<String, DefaultEdge> part : Network.parts(Network.of(topology, names))) {
            stopIf(cancelled);
            pictures.add(part(topology, part, style, cancelled));
        }
        return Shelves.pack(pictures);
    }

    private static Map<String, Position> part(
            Topology topology, Graph<String, DefaultEdge> part, Style style, BooleanSupplier cancelled) {
        List<String> names = Network.inOrder(topology, part);
        if (names.size() == 1) {
            return Map.of(names.getFirst(), CORNER);
        }
        LeafBlocks bundles = new LeafBlocks(names, part);
        List<String> remaining = bundles.remaining();
        Map<String, Room> boxes = new HashMap<>();
        remaining.forEach(n -> boxes.put(n, bundles.box(n)));
        List<Line> lines = among(boxes.keySet(), lines(topology, part, style));
        Map<String, Position> places =
                switch (style) {
                    case LAYERED -> Elk.layout(remaining, boxes, lines, cancelled);
                    case RADIAL -> Rings.layout(remaining, boxes, lines);
                    case STRESS -> {
                        List<Line> tree = among(boxes.keySet(), lines(topology, part, Style.RADIAL));
                        Map<String, Position> rings = Rings.layout(remaining, boxes, tree);
                        yield Stress.layout(remaining, boxes, lines, rings, cancelled);
                    }
                };
        stopIf(cancelled);
        Map<String, Position> picture = bundles.unfold(places);
        return style == Style.LAYERED ? RowBreaking.wrap(picture, part, Network.root(topology, part)) : picture;
    }

    private static List<Line> among(Set<String> names, List<Line> lines) {
        return lines.stream()
                .filter(l -> names.contains(l.from()) && names.contains(l.to()))
                .toList();
    }

    /** Every line once, from the nearer to the farther of the root; for rings, only those of a tree. */
    private static List<Line> lines(Topology topology, Graph<String, DefaultEdge> part, Style style) {
        String root = style == Style.RADIAL ? Network.middle(topology, part) : Network.root(topology, part);
        Map<String, Integer> order = new HashMap<>();
        List<Line> tree = new ArrayList<>();
        BreadthFirstIterator<String, DefaultEdge> walk = new BreadthFirstIterator<>(part, root);
        while (walk.hasNext()) {
            String name = walk.next();
            order.put(name, order.size());
            String parent = walk.getParent(name);
            if (parent != null) {
                tree.add(new Line(parent, name));
            }
        }
        if (style == Style.RADIAL) {
            return tree;
        }
        return part.edgeSet().stream()
                .map(e -> new Line(part.getEdgeSource(e), part.getEdgeTarget(e)))
                .map(l -> order.getOrDefault(l.from(), 0) <= order.getOrDefault(l.to(), 0)
                        ? l
                        : new Line(l.to(), l.from()))
                .sorted(Comparator.<Line>comparingInt(l -> order.getOrDefault(l.from(), 0))
                        .thenComparingInt(l -> order.getOrDefault(l.to(), 0)))
                .toList();
    }

    /** Moves a picture to where its nodes were before, below the others if they were nowhere. */
    private static Map<String, Position> shift(
            Map<String, Position> picture, Topology topology, Map<String, Position> staying) {
        List<Position> before = topology.layout().entrySet().stream()
                .filter(e -> picture.containsKey(e.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        double dx = CORNER.x();
        double dy = CORNER.y();
        if (!staying.isEmpty() && !before.isEmpty()) {
            Position was = Shelves.middle(before);
            Position is = Shelves.middle(picture.values());
            dx = was.x() - is.x();
            dy = was.y() - is.y();
        } else if (!staying.isEmpty()) {
            dx = staying.values().stream().mapToDouble(Position::x).min().orElse(0);
            dy = staying.values().stream().mapToDouble(Position::y).max().orElse(0) + 4 * Room.GAP;
        }
        Map<String, Position> shifted = new HashMap<>();
        for (Map.Entry<String, Position> entry : picture.entrySet()) {
            shifted.put(entry.getKey(), new Position(entry.getValue().x() + dx, entry.getValue().y() + dy));
        }
        return shifted;
    }

    private static void stopIf(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("the layout was cancelled");
        }
    }
}
