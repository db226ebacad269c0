package dev.vethwork.ui.canvas.drawing;

import dev.vethwork.render.Stretch;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.segment.CrossNodeLink;
import dev.vethwork.topology.segment.TunnelLink;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The lines that are no cables: tunnels, and from an interface to the one of another node's that it stands on. */
public final class OtherLines {
    /** Beside the straight way, where a cable may lie; the other kind on the other side. */
    private static final double TUNNEL = -14;

    private static final double STACKED = 14;

    /** Where a line from an interface to the one below it runs. @param upper the node whose the upper one is */
    public record Stacked(CrossNodeLink link, NodeView upper, Stretch way) {
        /** Whether it is that near to a point of the drawing. */
        public boolean isAt(Position at, double reach) {
            return Geometry.distance(at, way.from(), way.to()) <= reach;
        }
    }

    private final Function<String, Optional<NodeView>> nodes;
    private List<TunnelLink> tunnels = List.of();
    private List<CrossNodeLink> stacked = List.of();

    OtherLines(Function<String, Optional<NodeView>> nodes) {
        this.nodes = nodes;
    }

    void show(Topology topology) {
        tunnels = TunnelLink.of(topology);
        stacked = CrossNodeLink.of(topology);
    }

    /** Where tunnels run. */
    public List<Stretch> tunnels() {
        return tunnels.stream()
                .flatMap(t -> between(t.a().node(), t.b().node(), TUNNEL).stream())
                .toList();
    }

    /** Where those from an interface to the one below it run, from the upper one's node. */
    public List<Stacked> stacked() {
        return stacked.stream()
                .flatMap(link -> between(link.upper().node(), link.below().node(), STACKED).stream()
                        .flatMap(way -> nodes.apply(link.upper().node()).stream().map(upper -> new Stacked(link, upper, way))))
                .toList();
    }

    Stream<Stretch> all() {
        return Stream.concat(tunnels().stream(), stacked().stream().map(Stacked::way));
    }

    private Optional<Stretch> between(String one, String other, double aside) {
        return nodes.apply(one).flatMap(a -> nodes.apply(other).map(b -> {
            List<Position> way = Geometry.aside(a.shown(), b.shown(), aside);
            return new Stretch(way.getFirst(), way.getLast());
        }));
    }
}
