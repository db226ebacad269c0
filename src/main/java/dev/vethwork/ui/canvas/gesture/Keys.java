package dev.vethwork.ui.canvas.gesture;

import dev.vethwork.edit.Edits;
import dev.vethwork.topology.Position;
import dev.vethwork.ui.canvas.Geometry;
import dev.vethwork.ui.canvas.TopologyCanvas;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.input.KeyEvent;

/** What the keyboard does on the surface beyond the menu's own keys. */
final class Keys {
    private final TopologyCanvas canvas;
    private final Renaming renaming;

    Keys(TopologyCanvas canvas, Renaming renaming) {
        this.canvas = canvas;
        this.renaming = renaming;
    }

    void install() {
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    }

    private void press(KeyEvent event) {
        if (event.getTarget() != canvas || event.isControlDown() || event.isAltDown()) {
            return;
        }
        double step = event.isShiftDown() ? 1 : Geometry.GRID;
        switch (event.getCode()) {
            case LEFT -> nudge(-step, 0);
            case RIGHT -> nudge(step, 0);
            case UP -> nudge(0, -step);
            case DOWN -> nudge(0, step);
            case F2 -> canvas.selection().single().flatMap(canvas.drawing()::node).ifPresent(renaming::node);
            case ESCAPE -> canvas.selection().clear();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void nudge(double dx, double dy) {
        Map<String, Position> places = new HashMap<>();
        for (String name : canvas.selection().elements()) {
            canvas.drawing()
                    .node(name)
                    .ifPresent(v -> places.put(name, new Position(v.centre().x() + dx, v.centre().y() + dy)));
        }
        if (!places.isEmpty()) {
            canvas.document().apply(Edits.move(places));
        }
    }
}
