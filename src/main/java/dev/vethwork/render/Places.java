package dev.vethwork.render;

import dev.vethwork.topology.Cable;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.jgrapht.alg.drawing.FRLayoutAlgorithm2D;
import org.jgrapht.alg.drawing.IndexedFRLayoutAlgorithm2D;
import org.jgrapht.alg.drawing.model.Box2D;
import org.jgrapht.alg.drawing.model.MapLayoutModel2D;

/** Where the centres of the nodes are: as drawn, with room for what is written along the cables. */
final class Places {
    private static final double PITCH = 260;
    private static final double SHORTEST_CABLE = 118;
    private static final double MOST_STRETCH = 1.8;
    private static final int MANY = 300;

    private Places() {}

    static Map<String, Position> of(Topology topology) {
        Map<String, Position> drawn = topology.layout().isEmpty() ? scattered(topology) : drawn(topology);
        double stretch = Math.clamp(stretch(topology, drawn), 1, MOST_STRETCH);
        Map<String, Position> places = new LinkedHashMap<>();
        drawn.forEach((name, at) -> places.put(name, new Position(at.x() * stretch, at.y() * stretch)));
        return places;
    }

    /** Nodes without a place stand in a row below the others. */
    private static Map<String, Position> drawn(Topology topology) {
        double below = topology.layout().values().stream().mapToDouble(Position::y).max().orElse(0) + PITCH;
        double left = topology.layout().values().stream().mapToDouble(Position::x).min().orElse(0);
        Map<String, Position> places = new LinkedHashMap<>();
        int next = 0;
        for (String name : topology.nodes().keySet()) {
            Position at = topology.layout().get(name);
            places.put(name, at == null ? new Position(left + PITCH * next++, below) : at);
        }
        return places;
    }

    /** By springs (Fruchterman and Reingold), the same every time. */
    private static Map<String, Position> scattered(Topology topology) {
        int nodes = topology.nodes().size();
        double side = PITCH * Math.max(1, Math.sqrt(nodes));
        var model = new MapLayoutModel2D<String>(new Box2D(0, 0, side, side));
        var springs = nodes > MANY
                ? new IndexedFRLayoutAlgorithm2D<String, Cable>(
                        100, 0.5, FRLayoutAlgorithm2D.DEFAULT_NORMALIZATION_FACTOR, new Random(1))
                : new FRLayoutAlgorithm2D<String, Cable>(
                        200, FRLayoutAlgorithm2D.DEFAULT_NORMALIZATION_FACTOR, new Random(1));
        if (nodes > 0) {
            springs.layout(topology.graph(), model);
        }
        Map<String, Position> places = new LinkedHashMap<>();
        for (String name : topology.nodes().keySet()) {
            var point = model.get(name);
            places.put(name, new Position(point.getX(), point.getY()));
        }
        return places;
    }

    /** By how much the shortest visible cable is too short. */
    private static double stretch(Topology topology, Map<String, Position> places) {
        double most = 1;
        for (Cable cable : topology.cables()) {
            Position a = at(places, cable.a().node());
            Position b = at(places, cable.b().node());
            double length = Math.hypot(a.x() - b.x(), a.y() - b.y());
            if (length > 1) {
                double hidden = hidden(topology, cable.a().node(), a, b) + hidden(topology, cable.b().node(), b, a);
                most = Math.max(most, (hidden + SHORTEST_CABLE) / length);
            }
        }
        return most;
    }

    private static double hidden(Topology topology, String node, Position centre, Position towards) {
        Outline outline = topology.node(node).map(Outline::of).orElse(Outline.NAMESPACE);
        Position rim = Lines.rim(centre, outline, towards);
        return Math.hypot(rim.x() - centre.x(), rim.y() - centre.y());
    }

    static Position at(Map<String, Position> places, String node) {
        return places.getOrDefault(node, new Position(0, 0));
    }
}
