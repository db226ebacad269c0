package dev.vethwork.ui.shell.window;

import dev.vethwork.ui.shell.Settings;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/** Dividers stand where the person put them last; where a window that shrinks pushes them is forgotten. */
final class Dividers {
    /** Until what was resized is laid out. */
    private static final Duration SETTLED = Duration.millis(80);

    private static final double SQUEEZED = 0.15;

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

    /**
     * Below the first part is one that keeps its height. In a window that is made lower, or opened on a low screen, it would leave
     * the first no more than a strip: that one gets its share back.
     */
    static void keepShare(Settings settings, String name, SplitPane pane, double first) {
        PauseTransition soon = new PauseTransition(SETTLED);
        soon.setOnFinished(event -> {
            double wanted = settings.window().dividers().getOrDefault(name, first);
            if (pane.getDividerPositions()[0] < wanted - SQUEEZED) {
                pane.setDividerPositions(wanted);
            }
        });
        pane.heightProperty().addListener(p -> soon.playFromStart());
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
