package dev.vethwork.ui.canvas.gesture;

import dev.vethwork.edit.Edits;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.canvas.CableView;
import dev.vethwork.ui.canvas.NodeView;
import dev.vethwork.ui.canvas.NoteView;
import dev.vethwork.ui.canvas.Tool;
import dev.vethwork.ui.canvas.TopologyCanvas;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/** Chooses the gesture that a press begins, and leads it to its end. */
public final class Gestures {
    private static final double ZOOM_STEP = 1.15;

    private final TopologyCanvas canvas;
    private final Renaming renaming;
    private @Nullable Gesture current;
    private boolean dragged;
    private boolean spaceDown;

    private Gestures(TopologyCanvas canvas, Renaming renaming) {
        this.canvas = canvas;
        this.renaming = renaming;
    }

    /** Puts all gestures on a surface. */
    public static void install(TopologyCanvas canvas) {
        Renaming renaming = new Renaming(canvas);
        Gestures gestures = new Gestures(canvas, renaming);
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, gestures::press);
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, gestures::drag);
        canvas.addEventHandler(MouseEvent.MOUSE_RELEASED, gestures::release);
        canvas.addEventHandler(MouseEvent.MOUSE_CLICKED, gestures::click);
        canvas.addEventHandler(ScrollEvent.SCROLL, gestures::scroll);
        canvas.addEventFilter(KeyEvent.ANY, gestures::key);
        canvas.tool().addListener((p, before, now) ->
                canvas.setCursor(now == Tool.SELECT ? Cursor.DEFAULT : Cursor.CROSSHAIR));
        new Keys(canvas, renaming).install();
    }

    private void press(MouseEvent event) {
        canvas.requestFocus();
        if (current != null) {
            return;
        }
        dragged = false;
        Position at = at(event);
        if (event.getButton() == MouseButton.MIDDLE || event.getButton() == MouseButton.PRIMARY && spaceDown) {
            current = new PanGesture(canvas, at);
        } else if (event.getButton() == MouseButton.PRIMARY) {
            current = begin(event, at);
        } else {
            select(event);
        }
        event.consume();
    }

    private @Nullable Gesture begin(MouseEvent event, Position at) {
        NodeView node = Hits.above(event.getTarget(), NodeView.class);
        if (node != null) {
            return onNode(event, node, at);
        }
        CableView cable = Hits.above(event.getTarget(), CableView.class);
        if (cable != null) {
            select(event);
            EndId end = cable.endOf(event.getTarget());
            return end == null ? null : replug(cable, end);
        }
        NoteView note = Hits.above(event.getTarget(), NoteView.class);
        if (note != null) {
            canvas.selection().set(NoteView.PREFIX + note.index());
            return new MoveNoteGesture(canvas, note, at);
        }
        return new RubberBandGesture(canvas, at, event.isShiftDown() || event.isControlDown());
    }

    private Gesture onNode(MouseEvent event, NodeView node, Position at) {
        String name = node.node().name();
        Tool tool = canvas.tool().get();
        if (tool == Tool.PING) {
            return new WireGesture(
                    canvas,
                    node.centre(),
                    other -> !other.equals(name),
                    other -> {
                        canvas.tool().set(Tool.SELECT);
                        canvas.session().ping(name, other);
                    });
        }
        if (tool == Tool.CONNECT || node.isRim(event.getTarget())) {
            Topology topology = canvas.document().now();
            return new WireGesture(
                    canvas,
                    node.centre(),
                    other -> Edits.canConnect(topology, name, other),
                    WireGesture.editing(canvas, other -> Edits.connect(name, other)));
        }
        select(event);
        return new MoveGesture(canvas, node, at);
    }

    private Gesture replug(CableView cable, EndId end) {
        EndId other = cable.cable().a().id().equals(end)
                ? cable.cable().b().id()
                : cable.cable().a().id();
        Topology topology = canvas.document().now();
        return new WireGesture(
                canvas,
                cable.plugAt(other),
                node -> !node.equals(end.node()) && Edits.canConnect(topology, other.node(), node),
                WireGesture.editing(canvas, node -> Edits.replug(end, node)));
    }

    private void select(MouseEvent event) {
        NodeView node = Hits.above(event.getTarget(), NodeView.class);
        CableView cable = Hits.above(event.getTarget(), CableView.class);
        String id = node != null ? node.node().name() : cable != null ? cable.cable().id() : null;
        if (id == null) {
            return;
        }
        if (event.isShiftDown() || event.isControlDown()) {
            canvas.selection().toggle(id);
        } else if (!canvas.selection().contains(id)) {
            canvas.selection().set(id);
        }
    }

    private void drag(MouseEvent event) {
        Gesture gesture = current;
        if (gesture != null && (dragged || !event.isStillSincePress())) {
            dragged = true;
            gesture.drag(at(event));
        }
        event.consume();
    }

    private void release(MouseEvent event) {
        Gesture gesture = current;
        current = null;
        if (gesture != null) {
            if (dragged || gesture instanceof RubberBandGesture) {
                gesture.finish(at(event));
            } else {
                gesture.cancel();
            }
        }
        event.consume();
    }

    private void click(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && event.isStillSincePress()) {
            NodeView node = Hits.above(event.getTarget(), NodeView.class);
            NoteView note = Hits.above(event.getTarget(), NoteView.class);
            if (node != null) {
                renaming.node(node);
            } else if (note != null) {
                renaming.note(note);
            }
        }
    }

    private void scroll(ScrollEvent event) {
        if (event.isInertia() || event.getDeltaY() == 0 && event.getDeltaX() == 0) {
            return;
        }
        if (event.isShiftDown()) {
            canvas.viewport().pan(event.getDeltaX() + event.getDeltaY(), 0);
        } else {
            canvas.viewport().zoomAt(
                    event.getX(), event.getY(), event.getDeltaY() > 0 ? ZOOM_STEP : 1 / ZOOM_STEP);
        }
        event.consume();
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE && event.getTarget() == canvas) {
            spaceDown = event.getEventType() == KeyEvent.KEY_PRESSED
                    || spaceDown && event.getEventType() != KeyEvent.KEY_RELEASED;
            canvas.setCursor(spaceDown ? Cursor.OPEN_HAND : Cursor.DEFAULT);
        }
        if (event.getCode() == KeyCode.ESCAPE && event.getEventType() == KeyEvent.KEY_PRESSED) {
            Gesture gesture = current;
            current = null;
            if (gesture != null) {
                gesture.cancel();
                event.consume();
            } else if (canvas.tool().get() != Tool.SELECT) {
                canvas.tool().set(Tool.SELECT);
                event.consume();
            }
        }
    }

    private Position at(MouseEvent event) {
        return canvas.viewport().toDrawing(event.getX(), event.getY());
    }
}
