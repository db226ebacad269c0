package dev.vethwork.render;

import dev.vethwork.layout.Layouts;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the centres of the nodes are: as drawn, with room for what is written along the cables. */
final class NodePlaces {
    private static final double SHORTEST_CABLE = 118;
    private static final double MOST_STRETCH = 1.8;

    private NodePlaces() {}

    static Map<String, Position> of(Topology topology) {
        Map<String, Position> drawn = Layouts.complete(topology);
        double stretch = Math.clamp(stretch(topology, drawn), 1, MOST_STRETCH);
        Map<String, Position> places = new LinkedHashMap<>();
        topology.nodes().keySet().forEach(name -> {
            Position at = at(drawn, name);
            places.put(name, new Position(at.x() * stretch, at.y() * stretch));
        });
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
