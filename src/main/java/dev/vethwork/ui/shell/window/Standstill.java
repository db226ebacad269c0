package dev.vethwork.ui.shell.window;

import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** While another drawing is about to take the place of one, nothing counts that a person does to it. */
final class Standstill {
    private static final List<EventType<? extends InputEvent>> WORK = List.of(
            MouseEvent.MOUSE_PRESSED,
            MouseEvent.MOUSE_CLICKED,
            KeyEvent.ANY,
            ScrollEvent.SCROLL,
            ContextMenuEvent.CONTEXT_MENU_REQUESTED,
            DragEvent.DRAG_DROPPED);

    private Standstill() {}

    static void keep(Node content, ObservableBooleanValue opening) {
        for (EventType<? extends InputEvent> type : WORK) {
            content.addEventFilter(type, event -> {
                if (opening.get()) {
                    event.consume();
                }
            });
        }
    }
}
