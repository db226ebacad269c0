package dev.vethwork.ui.shell.window;

import dev.vethwork.ui.WhileShown;
import dev.vethwork.ui.shell.Settings;
import dev.vethwork.ui.shell.Workbench;
import dev.vethwork.ui.shell.pane.Panels;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/** The lesson stands beside all else while one is open. */
final class LessonBeside {
    private final SplitPane middle;
    private final Workbench bench;
    private final Settings settings;

    LessonBeside(SplitPane middle, Workbench bench, Settings settings) {
        this.middle = middle;
        this.bench = bench;
        this.settings = settings;
    }

    /** @param content as long as which is shown */
    void follow(Node content) {
        WhileShown.hear(content, bench.lesson().lesson(), this::show);
        show();
    }

    private void show() {
        boolean open = bench.lesson().lesson().get() != null;
        if (open && middle.getItems().size() == 1) {
            Node panel = Panels.lesson(bench);
            middle.getItems().addFirst(panel);
            SplitPane.setResizableWithParent(panel, false);
            Dividers.remember(settings, "lesson", middle, 0.3);
        } else if (!open && middle.getItems().size() == 2) {
            middle.getItems().removeFirst();
        }
    }
}
