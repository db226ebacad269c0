package dev.vethwork.ui.shell.pane;

import dev.vethwork.ui.commands.CommandPanel;
import dev.vethwork.ui.drift.DriftPanel;
import dev.vethwork.ui.inspector.InspectorPanel;
import dev.vethwork.ui.lesson.LessonPanel;
import dev.vethwork.ui.problems.ProblemsPanel;
import dev.vethwork.ui.shell.Workbench;
import javafx.scene.Node;

/** The panes around the drawing, made for a window. */
public final class Panels {
    private Panels() {}

    /** @param deploy makes the lab what is drawn */
    public static InspectorPanel inspector(Workbench bench, Runnable deploy) {
        return new InspectorPanel(bench.document(), bench.selection(), bench.session(), deploy);
    }

    public static Node lesson(Workbench bench) {
        return new LessonPanel(bench.lesson(), bench.selection(), bench.document()::now);
    }

    public static Node commands(Workbench bench) {
        return new CommandPanel(bench.document(), bench.selection(), bench.session(), bench.background());
    }

    public static Node drift(Workbench bench) {
        return new DriftPanel(bench.document(), bench.selection(), bench.session());
    }

    public static Node problems(Workbench bench) {
        return new ProblemsPanel(bench.document(), bench.selection(), bench.session());
    }
}
