package dev.vethwork.ui.canvas.drawing;

import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.segment.Segment;
import dev.vethwork.topology.segment.Segments;
import dev.vethwork.ui.canvas.look.Colors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The tinted ground behind what hangs on one bridge: a broadcast domain. */
public final class SegmentShape {
    /** As many as there are colours for them. */
    private static final int TINTS = 6;

    private static final double MARGIN = 22;
    /** Corners of the circle that rounds a corner. */
    private static final int ROUND = 12;

    private final Set<String> members;
    private final int tint;
    private double[] outline = {};

    private SegmentShape(Set<String> members, int tint) {
        this.members = members;
        this.tint = tint;
    }

    static List<SegmentShape> of(Topology topology) {
        List<SegmentShape> shapes = new ArrayList<>();
        for (Segment segment : Segments.of(topology).all()) {
            if (!segment.bridges().isEmpty() && !segment.ends().isEmpty()) {
                Set<String> members = new TreeSet<>(segment.bridges());
                segment.ends().forEach(e -> members.add(e.node()));
                shapes.add(new SegmentShape(members, shapes.size() % TINTS));
            }
        }
        return shapes;
    }

    Set<String> members() {
        return members;
    }

    public Colors.Role color() {
        return Colors.Role.valueOf("SEGMENT_" + tint);
    }

    /** Corners on the drawing, x and y by turns. */
    public double[] outline() {
        return outline;
    }

    void route(Map<String, NodeView> nodes) {
        List<Position> corners = new ArrayList<>();
        for (String name : members) {
            NodeView view = nodes.get(name);
            if (view != null) {
                corners(view, corners);
            }
        }
        List<Position> rounded = new ArrayList<>();
        for (Position corner : Geometry.hull(corners)) {
            for (int i = 0; i < ROUND; i++) {
                double angle = 2 * Math.PI * i / ROUND;
                rounded.add(new Position(corner.x() + MARGIN * Math.cos(angle), corner.y() + MARGIN * Math.sin(angle)));
            }
        }
        outline = Geometry.hull(rounded).stream()
                .flatMapToDouble(p -> java.util.stream.DoubleStream.of(p.x(), p.y()))
                .toArray();
    }

    private static void corners(NodeView view, List<Position> into) {
        double w = view.silhouette().width() / 2;
        double h = view.silhouette().height() / 2;
        Position c = view.shown();
        into.add(new Position(c.x() - w, c.y() - h));
        into.add(new Position(c.x() + w, c.y() - h));
        into.add(new Position(c.x() - w, c.y() + h));
        into.add(new Position(c.x() + w, c.y() + h));
    }
}
