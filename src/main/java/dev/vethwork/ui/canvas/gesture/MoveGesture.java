package dev.vethwork.ui.canvas.gesture;

import dev.vethwork.edit.Edits;
import dev.vethwork.edit.arrange.Extent;
import dev.vethwork.edit.arrange.Snapping;
import dev.vethwork.topology.Note;
import dev.vethwork.topology.Position;
import dev.vethwork.ui.canvas.TopologyCanvas;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Moves what is selected; what is held snaps to other things and to the grid, and the rest keeps its distance. */
final class MoveGesture implements Gesture {
    /** How near, in pixels of the screen, another thing's line draws. */
    private static final double REACH = 6;

    private final TopologyCanvas canvas;
    private final String heldId;
    private final Position start;
    private final Extent held;
    private final Map<String, Position> from = new HashMap<>();
    private final Map<Integer, Note> notes = new HashMap<>();
    private final List<Extent> others = new ArrayList<>();
    private final GuideLines guides;
    private double dx;
    private double dy;

    /** @param held the node or note that is held, by its name in the selection */
    MoveGesture(TopologyCanvas canvas, String heldId, Extent held, Position start) {
        this.canvas = canvas;
        this.heldId = heldId;
        this.start = start;
        this.held = held;
        this.guides = new GuideLines(canvas);
        for (String name : canvas.selection().elements()) {
            canvas.drawing().node(name).ifPresent(v -> from.put(name, v.centre()));
        }
        canvas.selection().notes().forEach(i -> notes.put(i, canvas.document().now().notes().get(i)));
        Extent seen = canvas.sight().seen();
        canvas.drawing().nodeViews().forEach(v -> {
            if (!from.containsKey(v.node().name()) && touches(seen, v.extent())) {
                others.add(v.extent());
            }
        });
    }

    private static boolean touches(Extent a, Extent b) {
        return Math.abs(a.x() - b.x()) < (a.width() + b.width()) / 2
                && Math.abs(a.y() - b.y()) < (a.height() + b.height()) / 2;
    }

    @Override
    public void drag(Position at, boolean free) {
        Extent wished = held.moved(at.x() - start.x(), at.y() - start.y());
        if (free) {
            dx = Math.rint(wished.x() - held.x());
            dy = Math.rint(wished.y() - held.y());
            guides.show(List.of());
        } else {
            Snapping.Snapped snapped = new Snapping(REACH / canvas.viewport().zoom().get(), canvas.step())
                    .snap(wished, others);
            dx = snapped.extent().x() - held.x();
            dy = snapped.extent().y() - held.y();
            guides.show(snapped.guides());
        }
        canvas.drawing().preview(places(), movedNotes());
    }

    private Map<String, Position> places() {
        Map<String, Position> places = new HashMap<>();
        from.forEach((name, p) -> places.put(name, new Position(p.x() + dx, p.y() + dy)));
        return places;
    }

    private Map<Integer, Note> movedNotes() {
        Map<Integer, Note> moved = new HashMap<>();
        notes.forEach((i, n) -> moved.put(i, new Note(n.text(), n.x() + dx, n.y() + dy)));
        return moved;
    }

    @Override
    public void finish(Position at) {
        guides.show(List.of());
        if (dx != 0 || dy != 0) {
            canvas.document().seal();
            canvas.document().apply(Edits.move(places(), movedNotes()));
            canvas.document().seal();
        }
    }

    /** One of several was clicked: it alone is meant. */
    @Override
    public boolean click(Position at) {
        canvas.selection().set(heldId);
        cancel();
        return false;
    }

    @Override
    public void cancel() {
        guides.show(List.of());
        canvas.drawing().settle();
    }
}
