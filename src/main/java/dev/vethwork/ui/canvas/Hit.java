package dev.vethwork.ui.canvas;

import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Position;
import dev.vethwork.ui.canvas.drawing.CableView;
import dev.vethwork.ui.canvas.drawing.DrawingViews;
import dev.vethwork.ui.canvas.drawing.NodeView;
import dev.vethwork.ui.canvas.drawing.NoteView;
import dev.vethwork.ui.canvas.drawing.OtherLines;
import dev.vethwork.ui.model.Selection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is at a point of the drawing. At most one of node, cable, note and line is there.
 *
 * @param rim whether it is the node's rim or one of the handles on it, where cables begin
 * @param end the end whose plug it is; null for the rest of the cable
 * @param line from an interface to the one of another node's that it stands on
 */
public record Hit(

        @Nullable NodeView node,
        boolean rim,
        @Nullable CableView cable,
        @Nullable EndId end,
        @Nullable NoteView note,
        OtherLines.@Nullable Stacked line) {
    /** The bare surface. */
    public static final Hit NOTHING = new Hit(null, false, null, null, null, null);
    private static final double RIM = 9;
    private static final double PLUG = 7;
    private static final double WIRE = 7;

    /** @param at on the drawing */
    static Hit at(DrawingViews drawing, Position at, double zoom) {
        // Far away, a cable is to be hit as easily as near by; a node's rim would only be in the way there.
        double reach = Math.max(1, 0.7 / zoom);
        boolean far = zoom < 0.45;
        NodeView inside = node(drawing, at, 0);
        if (!far || inside == null) {
            for (CableView cable : drawing.cableViews()) {
                EndId end = cable.plugNear(at, PLUG);
                if (end != null && (inside == null || !inside.contains(at, -PLUG / 2))) {
                    return new Hit(null, false, cable, end, null, null);
                }
            }
        }
        if (inside != null) {
            return new Hit(inside, !far && inside.isOnHandle(at), null, null, null, null);
        }
        NodeView rim = far ? null : node(drawing, at, RIM);
        if (rim != null) {
            return new Hit(rim, true, null, null, null, null);
        }
        for (NoteView note : drawing.noteViews()) {
            if (note.getBoundsInParent().contains(at.x(), at.y())) {
                return new Hit(null, false, null, null, note, null);
            }
        }
        for (CableView cable : drawing.cableViews()) {
            if (cable.isWrittenAt(at)) {
                return new Hit(null, false, cable, null, null, null);
            }
        }
        return drawing.cableViews().stream()
                .filter(c -> c.distance(at) <= WIRE * reach)
                .min(java.util.Comparator.comparingDouble(c -> c.distance(at)))
                .map(c -> new Hit(null, false, c, null, null, null))
                .or(() -> drawing.others().stacked().stream()
                        .filter(l -> l.isAt(at, WIRE * reach))
                        .map(l -> new Hit(null, false, null, null, null, l))
                        .findFirst())
                .orElse(NOTHING);
    }

    /** The topmost node whose box, grown by a margin, this point is in. */
    static @Nullable NodeView node(DrawingViews drawing, Position at, double margin) {
        NodeView found = null;
        for (NodeView view : drawing.nodeViews()) {
            if (view.contains(at, margin)) {
                found = view;
            }
        }
        return found;
    }

    /** What it is called in the selection; empty for the bare surface. */
    public Optional<String> id() {
        if (node != null) {
            return Optional.of(node.node().name());
        }
        if (cable != null) {
            return Optional.of(cable.id());
        }
        if (line != null) {
            return Optional.of(line.link().upper().node());
        }
        return note != null ? Optional.of(Selection.NOTE + note.index()) : Optional.empty();
    }
}
