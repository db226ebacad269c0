package dev.vethwork.ui.shell.window;

import dev.vethwork.ui.canvas.TopologyCanvas;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/** Whoever has the keyboard can use it at once, and where that is taken out of the window, the drawing has it. */
final class FocusCare implements ChangeListener<Node> {
    private final Pane content;
    private final TopologyCanvas canvas;
    /** Whether what had the keyboard was taken out: JavaFX gives it to the first button of the window then. */
    private boolean lost;

    private FocusCare(Pane content, TopologyCanvas canvas) {
        this.content = content;
        this.canvas = canvas;
    }

    static void keep(Pane content, TopologyCanvas canvas) {
        FocusCare care = new FocusCare(content, canvas);
        content.sceneProperty().addListener((p, before, now) -> {
            if (before != null) {
                before.focusOwnerProperty().removeListener(care);
            }
            if (now != null) {
                now.focusOwnerProperty().addListener(care);
            }
        });
    }

    @Override
    public void changed(ObservableValue<? extends Node> p, @Nullable Node before, @Nullable Node now) {
        if (now == null) {
            lost = before != null && before.getScene() == null;
            return;
        }
        boolean taken = lost && before == null;
        lost = false;
        if (taken && !now.equals(canvas) && content.getScene() != null) {
            canvas.requestFocus();
        } else if (now instanceof Control control && control.getSkin() == null) {
            // Without one it hears no key; it would get it with the next frame, for which keys do not wait.
            control.applyCss();
        }
    }
}
