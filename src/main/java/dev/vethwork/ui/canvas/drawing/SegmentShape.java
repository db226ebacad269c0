package dev.vethwork.ui.canvas.drawing;

import dev.vethwork.render.Box;
import dev.vethwork.render.SegmentGround;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.segment.Segment;
import dev.vethwork.topology.segment.Segments;
import dev.vethwork.ui.canvas.look.Colors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.DoubleStream;

/** The tinted ground behind what hangs on one bridge: a broadcast domain. */
public final class SegmentShape {
    /** As many as there are colours for them. */
    private static final int TINTS = 6;

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
            SegmentGround.members(segment).ifPresent(members -> shapes.add(new SegmentShape(members, shapes.size() % TINTS)));
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
        List<Box> boxes = members.stream()
                .map(nodes::get)
                .filter(Objects::nonNull)
                .map(SegmentShape::box)
                .toList();
        outline = SegmentGround.outline(boxes).stream()
                .flatMapToDouble(p -> DoubleStream.of(p.x(), p.y()))
                .toArray();
    }

    private static Box box(NodeView view) {
        Position at = view.shown();
        return Box.around(at.x(), at.y(), view.silhouette().width(), view.silhouette().height());
    }
}
