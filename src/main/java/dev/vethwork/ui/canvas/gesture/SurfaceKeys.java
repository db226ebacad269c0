package dev.vethwork.ui.canvas.gesture;

import dev.vethwork.edit.Edits;
import dev.vethwork.topology.Note;
import dev.vethwork.topology.Position;
import dev.vethwork.ui.canvas.CanvasTool;
import dev.vethwork.ui.canvas.Stamp;
import dev.vethwork.ui.canvas.TopologyCanvas;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** What the keyboard does on the surface beyond the menu's own keys. */
final class SurfaceKeys {
    private final TopologyCanvas canvas;
    private final NameField renaming;
    private final Walk walk;

    SurfaceKeys(TopologyCanvas canvas, NameField renaming) {
        this.canvas = canvas;
        this.renaming = renaming;
        this.walk = new Walk(canvas);
    }

    void install() {
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    }

    private void press(KeyEvent event) {
        if (event.getTarget() != canvas || event.isControlDown() || event.isMetaDown()) {
            return;
        }
        if (event.getCode() == KeyCode.TAB ? walk.along(!event.isShiftDown()) : event.isAltDown()
                ? walk.towards(event.getCode(), event.isShiftDown())
                : plain(event)) {
            event.consume();
        }
    }

    /** @return whether the key means something here */
    private boolean plain(KeyEvent event) {
        double step = event.isShiftDown() ? 1 : canvas.gridChoice().get().size();
        switch (event.getCode()) {
            case LEFT -> nudge(-step, 0);
            case RIGHT -> nudge(step, 0);
            case UP -> nudge(0, -step);
            case DOWN -> nudge(0, step);
            case F2, ENTER -> renaming.selected();
            case ESCAPE -> {
                canvas.requests().cancel();
                canvas.requests().dismiss();
                canvas.selection().clear();
            }
            case C -> canvas.tool().set(CanvasTool.CONNECT);
            case P -> canvas.tool().set(CanvasTool.PING);
            default -> {
                Stamp.of(event.getCode()).filter(s -> !event.isShiftDown()).ifPresent(canvas::choose);
                return Stamp.of(event.getCode()).isPresent();
            }
        }
        return true;
    }

    private void nudge(double dx, double dy) {
        Map<String, Position> places = new HashMap<>();
        for (String name : canvas.selection().elements()) {
            canvas.drawing()
                    .node(name)
                    .ifPresent(v -> places.put(name, new Position(v.centre().x() + dx, v.centre().y() + dy)));
        }
        Map<Integer, Note> notes = new HashMap<>();
        for (int index : canvas.selection().notes()) {
            Note note = canvas.document().now().notes().get(index);
            notes.put(index, new Note(note.text(), note.x() + dx, note.y() + dy));
        }
        if (!places.isEmpty() || !notes.isEmpty()) {
            canvas.document().apply(Edits.move(places, notes));
        }
    }
}
