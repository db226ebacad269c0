package dev.vethwork.ui.panels;

import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/** Scrolls to the control that has the keyboard: a row that was just added, or what Tab has reached. */
public final class FocusInSight {
    private FocusInSight() {}

    public static void keep(ScrollPane pane) {
        ChangeListener<Node> look = (p, before, now) -> {
            if (now != null && isIn(pane, now)) {
                // Who was added a moment ago has no place yet.
                Platform.runLater(() -> show(pane, now));
            }
        };
        pane.sceneProperty().addListener((p, before, now) -> {
            if (before != null) {
                before.focusOwnerProperty().removeListener(look);
            }
            if (now != null) {
                now.focusOwnerProperty().addListener(look);
            }
        });
    }

    private static boolean isIn(ScrollPane pane, Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.equals(pane.getContent())) {
                return true;
            }
        }
        return false;
    }

    private static void show(ScrollPane pane, Node node) {
        if (!isIn(pane, node)) {
            return;
        }
        pane.applyCss();
        pane.layout();
        Node content = pane.getContent();
        Bounds at = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        double seen = pane.getViewportBounds().getHeight();
        double room = content.getLayoutBounds().getHeight() - seen;
        double top = pane.getVvalue() * room;
        if (room > 0 && at.getMinY() < top) {
            pane.setVvalue(at.getMinY() / room);
        } else if (room > 0 && at.getMaxY() > top + seen) {
            pane.setVvalue((at.getMaxY() - seen) / room);
        }
    }
}
