package dev.vethwork.ui.canvas.gesture;

import dev.vethwork.edit.Edits;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.canvas.CanvasTool;
import dev.vethwork.ui.canvas.Hit;
import dev.vethwork.ui.canvas.TopologyCanvas;
import dev.vethwork.ui.canvas.drawing.CableView;
import dev.vethwork.ui.canvas.drawing.NodeView;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** Chooses the gesture that a press of the main button begins. */
final class GestureChoice {
    private final TopologyCanvas canvas;

    GestureChoice(TopologyCanvas canvas) {
        this.canvas = canvas;
    }

    /** Null where a press does all there is to do. */
    @Nullable Gesture of(MouseEvent event, Position at) {
        boolean adding = event.isShiftDown() || event.isControlDown();
        Hit hit = canvas.hit(at);
        NodeView node = hit.node();
        if (node != null && (canvas.tool().get() != CanvasTool.SELECT || hit.rim())) {
            return wire(node, adding);
        }
        if (hit.cable() != null && hit.end() != null) {
            select(hit, adding);
            return replug(hit.cable(), hit.end());
        }
        if (hit.cable() != null || hit.line() != null) {
            select(hit, adding);
            return null;
        }
        if (node != null || hit.note() != null) {
            return move(hit, at, adding);
        }
        return new RubberBandGesture(canvas, at, adding);
    }

    private @Nullable Gesture move(Hit hit, Position at, boolean adding) {
        String id = hit.id().orElseThrow();
        select(hit, adding);
        if (!canvas.selection().contains(id)) {
            return null;
        }
        NodeView node = hit.node();
        Gesture moving = new MoveGesture(
                canvas,
                id,
                node != null ? node.extent() : java.util.Objects.requireNonNull(hit.note()).extent(),
                at);
        return adding ? new OnlyDragged(moving) : moving;
    }

    /** @param more whether another cable is to follow, as another node follows one that is placed with Shift */
    private Gesture wire(NodeView node, boolean more) {
        String name = node.node().name();
        Topology topology = canvas.document().now();
        canvas.shield(Cursor.CROSSHAIR);
        if (canvas.tool().get() == CanvasTool.PING) {
            return new WireGesture(
                    canvas,
                    node.centre(),
                    Legality.ping(topology, name),
                    other -> {
                        canvas.tool().set(CanvasTool.SELECT);
                        canvas.requests().ping(name, other);
                    },
                    true,
                    () -> {});
        }
        return new WireGesture(
                canvas,
                node.centre(),
                Legality.cable(topology, name),
                WireGesture.editing(canvas, other -> Edits.connect(name, other)).andThen(other -> {
                    if (!more) {
                        canvas.tool().set(CanvasTool.SELECT);
                    }
                }),
                canvas.tool().get() == CanvasTool.CONNECT,
                () -> {});
    }

    private Gesture replug(CableView cable, EndId end) {
        EndId other = cable.cable().a().id().equals(end)
                ? cable.cable().b().id()
                : cable.cable().a().id();
        canvas.shield(Cursor.CROSSHAIR);
        cable.setPulled(true);
        return new WireGesture(
                canvas,
                cable.plugAt(other),
                Legality.plug(canvas.document().now(), end.node(), other.node()),
                WireGesture.editing(canvas, node -> Edits.replug(end, node)),
                false,
                () -> cable.setPulled(false));
    }

    /** @param adding whether the rest of the selection stays */
    void select(Hit hit, boolean adding) {
        hit.id().ifPresent(id -> {
            if (adding) {
                canvas.selection().toggle(id);
            } else if (!canvas.selection().contains(id)) {
                canvas.selection().set(id);
            }
        });
    }
}
