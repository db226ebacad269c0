package dev.vethwork.ui.shell.window;

import dev.vethwork.ui.WhileShown;
import dev.vethwork.ui.canvas.TopologyCanvas;
import dev.vethwork.ui.model.Document;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;

/** Whose the keys are that nobody else in a window has a use for: the drawing's. */
final class Keyboard {
    private final Pane content;
    private final TopologyCanvas canvas;

    Keyboard(Pane content, TopologyCanvas canvas) {
        this.content = content;
        this.canvas = canvas;
    }

    void follow(Document document) {
        content.addEventHandler(KeyEvent.KEY_PRESSED, this::letter);
        WhileShown.hear(content, document.openings(), () -> Platform.runLater(this::toDrawing));
    }

    /** Where what had the keyboard is not shown any more. */
    private void toDrawing() {
        Node owner = content.getScene() == null ? canvas : content.getScene().getFocusOwner();
        if (owner == null || owner.equals(content) || !isShown(owner)) {
            canvas.requestFocus();
        }
    }

    private static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    /**
     * A letter that nothing with the keyboard has a use for means what it does on the drawing, wherever the keyboard is: on a
     * tab or a button, where a click has left it. So does Escape, which undoes what a letter began.
     */
    private void letter(KeyEvent event) {
        boolean meant = event.getCode().isLetterKey() || event.getCode() == KeyCode.ESCAPE;
        boolean plain = meant && !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
        boolean writes = event.getTarget() instanceof TextInputControl || event.getTarget() instanceof ComboBoxBase<?>;
        if (plain && !writes && event.getTarget() != canvas) {
            canvas.fireEvent(event.copyFor(canvas, canvas));
            event.consume();
        }
    }
}
