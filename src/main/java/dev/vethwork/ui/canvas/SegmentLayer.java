package dev.vethwork.ui.canvas;

import dev.vethwork.topology.Position;
import dev.vethwork.topology.Segment;
import dev.vethwork.topology.Segments;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Group;
import javafx.scene.shape.Polygon;

/** A soft tint behind what hangs on one bridge: a broadcast domain. */
final class SegmentLayer extends Group {
    /** As many as there are {@code .segment-N} in the style sheet. */
    private static final int TINTS = 6;

    private List<Segment> segments = List.of();
    private List<Polygon> shapes = List.of();

    SegmentLayer() {
        setMouseTransparent(true);
    }

    void show(Topology topology) {
        segments = Segments.of(topology).all().stream()
                .filter(s -> !s.bridges().isEmpty() && !s.ends().isEmpty())
                .toList();
        List<Polygon> fresh = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            Polygon shape = new Polygon();
            shape.getStyleClass().addAll("segment", "segment-" + i % TINTS);
            fresh.add(shape);
        }
        shapes = fresh;
        getChildren().setAll(shapes);
    }

    void route(Map<String, NodeView> nodes) {
        for (int i = 0; i < segments.size(); i++) {
            Set<String> names = new TreeSet<>(segments.get(i).bridges());
            segments.get(i).ends().forEach(e -> names.add(e.node()));
            List<Position> corners = new ArrayList<>();
            for (String name : names) {
                NodeView view = nodes.get(name);
                if (view != null) {
                    corners(view, corners);
                }
            }
            List<Double> points = new ArrayList<>();
            Geometry.hull(corners).forEach(p -> points.addAll(List.of(p.x(), p.y())));
            shapes.get(i).getPoints().setAll(points);
        }
    }

    private static void corners(NodeView view, List<Position> into) {
        double w = view.silhouette().width() / 2;
        double h = view.silhouette().height() / 2;
        Position c = view.centre();
        into.add(new Position(c.x() - w, c.y() - h));
        into.add(new Position(c.x() + w, c.y() - h));
        into.add(new Position(c.x() - w, c.y() + h));
        into.add(new Position(c.x() + w, c.y() + h));
    }
}
