package dev.vethwork.ui.canvas.gesture;

import dev.vethwork.edit.Edits;
import dev.vethwork.topology.Position;
import dev.vethwork.ui.canvas.Geometry;
import dev.vethwork.ui.canvas.NodeView;
import dev.vethwork.ui.canvas.TopologyCanvas;
import java.util.HashMap;
import java.util.Map;

/** Moves the selected nodes; the one that is held snaps to the grid and the others keep their distance. */
final class MoveGesture implements Gesture {
    private final TopologyCanvas canvas;
    private final Position start;
    private final Position held;
    private final Map<String, Position> from = new HashMap<>();
    private Map<String, Position> to = Map.of();

    MoveGesture(TopologyCanvas canvas, NodeView held, Position start) {
        this.canvas = canvas;
        this.start = start;
        this.held = held.centre();
        for (String name : canvas.selection().elements()) {
            canvas.drawing().node(name).ifPresent(v -> from.put(name, v.centre()));
        }
    }

    @Override
    public void drag(Position at) {
        Position target = Geometry.snap(held.x() + at.x() - start.x(), held.y() + at.y() - start.y());
        double dx = target.x() - held.x();
        double dy = target.y() - held.y();
        Map<String, Position> places = new HashMap<>();
        from.forEach((name, p) -> places.put(name, new Position(p.x() + dx, p.y() + dy)));
        to = places;
        canvas.drawing().preview(places);
    }

    @Override
    public void finish(Position at) {
        if (!to.isEmpty() && !to.equals(from)) {
            canvas.document().seal();
            canvas.document().apply(Edits.move(to));
            canvas.document().seal();
        }
    }

    @Override
    public void cancel() {
        canvas.drawing().settle();
    }
}
