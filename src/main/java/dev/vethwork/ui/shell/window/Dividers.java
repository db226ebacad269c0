package dev.vethwork.ui.shell.window;

import dev.vethwork.ui.shell.Settings;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

/** Dividers stand where the person put them last; where a window that shrinks pushes them is forgotten. */
final class Dividers {
    private Dividers() {}

    /** @param first where it stands until somebody moves it, 0 to 1 */
    static void remember(Settings settings, String name, SplitPane pane, double first) {
        pane.setDividerPositions(settings.window().dividers().getOrDefault(name, first));
        pane.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (event.getTarget() instanceof Node target && isDividerOf(pane, target)) {
                settings.changeWindow(w -> w.withDivider(name, pane.getDividerPositions()[0]));
            }
        });
    }

    /** Also the grip in its middle. */
    private static boolean isDividerOf(SplitPane pane, Node target) {
        for (Node each = target; each != null; each = each.getParent()) {
            if (each.getStyleClass().contains("split-pane-divider")) {
                return pane.equals(each.getParent());
            }
        }
        return false;
    }
}
