package dev.vethwork.ui.canvas.gesture;

import dev.vethwork.settings.Wheel;
import dev.vethwork.topology.Position;
import dev.vethwork.ui.canvas.CanvasTool;
import dev.vethwork.ui.canvas.Hit;
import dev.vethwork.ui.canvas.Stamp;
import dev.vethwork.ui.canvas.TopologyCanvas;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/** Leads the gesture that a press begins to its end. */
public final class Gestures {
    private static final double ZOOM_STEP = 1.15;

    private final TopologyCanvas canvas;
    private final NameField renaming;
    private final GestureChoice beginning;
    private final Ghost ghost;
    private @Nullable Gesture current;
    private boolean dragged;
    /** Whether the gesture goes on with no button down, until the next click. */
    private boolean carried;

    private boolean spaceDown;

    private Gestures(TopologyCanvas canvas, NameField renaming) {
        this.canvas = canvas;
        this.renaming = renaming;
        this.beginning = new GestureChoice(canvas);
        this.ghost = new Ghost(canvas);
    }

    /** Puts all gestures on a surface. */
    public static void install(TopologyCanvas canvas) {
        NameField renaming = new NameField(canvas);
        Gestures gestures = new Gestures(canvas, renaming);
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, gestures::press);
        // Ahead of whatever the pointer is over by then, the minimap for one.
        canvas.addEventFilter(MouseEvent.MOUSE_DRAGGED, gestures::drag);
        canvas.addEventFilter(MouseEvent.MOUSE_RELEASED, gestures::release);
        canvas.addEventHandler(MouseEvent.MOUSE_CLICKED, gestures::click);
        canvas.addEventHandler(MouseEvent.MOUSE_MOVED, gestures::move);
        canvas.addEventHandler(MouseEvent.MOUSE_EXITED, event -> gestures.leave());
        canvas.addEventHandler(ScrollEvent.SCROLL, gestures::scroll);
        canvas.addEventFilter(KeyEvent.ANY, gestures::key);
        canvas.tool().addListener((p, before, now) -> gestures.tool(now));
        canvas.focusedProperty().addListener((p, before, now) -> {
            if (!now && gestures.spaceDown) {
                gestures.space(false);
            }
        });
        canvas.requests().setOnRename(renaming::selected);
        new SurfaceKeys(canvas, renaming).install();
    }

    private void leave() {
        ghost.hide();
        canvas.hover(Hit.NOTHING);
    }

    private void press(MouseEvent event) {
        if (current != null || Hits.writing(event.getTarget())) {
            if (carried) {
                event.consume();
            }
            return;
        }
        canvas.requestFocus();
        dragged = false;
        Position at = at(event);
        if (event.getButton() == MouseButton.MIDDLE || event.getButton() == MouseButton.PRIMARY && spaceDown) {
            current = new PanGesture(canvas, at);
            canvas.shield(Cursor.CLOSED_HAND);
        } else if (event.getButton() == MouseButton.PRIMARY && canvas.tool().get() == CanvasTool.PLACE) {
            place(at, event.isShiftDown());
        } else if (event.getButton() == MouseButton.PRIMARY) {
            current = beginning.of(event, at);
        } else if (event.getButton() == MouseButton.SECONDARY) {
            beginning.select(canvas.hit(at), event.isShiftDown() || event.isControlDown());
        }
        event.consume();
    }

    /** @param more whether another one is to follow */
    private void place(Position at, boolean more) {
        Stamp stamp = canvas.stamp().get();
        if (stamp != null) {
            stamp.place(canvas, at);
        }
        if (!more) {
            canvas.tool().set(CanvasTool.SELECT);
        }
    }

    private void drag(MouseEvent event) {
        Gesture gesture = current;
        if (gesture == null) {
            return;
        }
        if (dragged || !event.isStillSincePress()) {
            if (!dragged && gesture instanceof MoveGesture) {
                canvas.shield(Cursor.MOVE);
            }
            dragged = true;
            gesture.drag(at(event), event.isControlDown());
        }
        event.consume();
    }

    private void release(MouseEvent event) {
        Gesture gesture = current;
        if (gesture == null) {
            return;
        }
        event.consume();
        boolean goesOn = false;
        if (carried && event.getButton() != MouseButton.PRIMARY) {
            gesture.cancel();
        } else if (dragged || carried) {
            // On a busy machine the last of the way may come with the release alone.
            gesture.drag(at(event), event.isControlDown());
            gesture.finish(at(event));
        } else {
            goesOn = gesture.click(at(event));
        }
        carried = goesOn;
        if (!goesOn) {
            current = null;
            rest();
        }
    }

    private void click(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY
                && event.getClickCount() == 2
                && canvas.tool().get() == CanvasTool.SELECT
                && event.isStillSincePress()
                && !Hits.writing(event.getTarget())) {
            Hit hit = canvas.hit(at(event));
            if (hit.node() != null) {
                if (!canvas.requests().enter(hit.node().node().name())) {
                    renaming.node(hit.node());
                }
            } else if (hit.note() != null) {
                renaming.note(hit.note());
            }
        }
    }

    private void move(MouseEvent event) {
        Position at = at(event);
        Gesture gesture = current;
        if (gesture != null && carried) {
            gesture.drag(at, event.isControlDown());
        } else if (canvas.tool().get() == CanvasTool.PLACE) {
            ghost.show(canvas.stamp().get(), at);
        } else {
            Hit hit = canvas.hit(at);
            canvas.hover(hit);
            canvas.setCursor(cursor(hit));
        }
    }

    /** What a press would do here. */
    private static Cursor cursor(Hit hit) {
        if (hit.rim() || hit.end() != null) {
            return Cursor.CROSSHAIR;
        }
        return hit.node() != null || hit.note() != null
                ? Cursor.MOVE
                : hit.cable() != null ? Cursor.HAND : Cursor.DEFAULT;
    }

    private void scroll(ScrollEvent event) {
        if (event.isInertia() || event.getDeltaY() == 0 && event.getDeltaX() == 0) {
            return;
        }
        if (event.isShiftDown()) {
            canvas.viewport().pan(event.getDeltaX() + event.getDeltaY(), 0);
        } else if (event.isControlDown() || canvas.wheel().get() == Wheel.ZOOM) {
            canvas.viewport().zoomAt(
                    event.getX(), event.getY(), event.getDeltaY() > 0 ? ZOOM_STEP : 1 / ZOOM_STEP);
        } else {
            canvas.viewport().pan(event.getDeltaX(), event.getDeltaY());
        }
        event.consume();
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE && event.getTarget() == canvas) {
            space(event.getEventType() == KeyEvent.KEY_PRESSED
                    || spaceDown && event.getEventType() != KeyEvent.KEY_RELEASED);
        }
        if (event.getCode() == KeyCode.ESCAPE && event.getEventType() == KeyEvent.KEY_PRESSED) {
            Gesture gesture = current;
            current = null;
            carried = false;
            if (gesture != null) {
                gesture.cancel();
                rest();
                event.consume();
            } else if (canvas.tool().get() != CanvasTool.SELECT) {
                canvas.tool().set(CanvasTool.SELECT);
                event.consume();
            }
        }
    }

    private void space(boolean down) {
        if (spaceDown != down) {
            spaceDown = down;
            rest();
        }
    }

    private void tool(CanvasTool now) {
        if (now != CanvasTool.PLACE) {
            ghost.hide();
        }
        rest();
    }

    /** The pointer as it is between gestures. */
    private void rest() {
        if (current == null) {
            CanvasTool tool = canvas.tool().get();
            canvas.shield(spaceDown ? Cursor.OPEN_HAND : tool == CanvasTool.SELECT ? null : Cursor.CROSSHAIR);
        }
    }

    private Position at(MouseEvent event) {
        return canvas.viewport().toDrawing(event.getX(), event.getY());
    }
}
