package dev.vethwork.ui.shell;

import dev.vethwork.ui.commands.CommandPanel;
import dev.vethwork.ui.drift.DriftPanel;
import dev.vethwork.ui.inspector.InspectorPanel;
import dev.vethwork.ui.lesson.LessonPanel;
import dev.vethwork.ui.problems.ProblemsPanel;
import javafx.scene.Node;

/** The panes around the drawing, made for a window. */
final class Panels {
    private Panels() {}

    static InspectorPanel inspector(Workbench bench) {
        return new InspectorPanel(bench.document(), bench.selection(), bench.session());
    }

    static Node lesson(Workbench bench) {
        return new LessonPanel(bench.lesson(), bench.selection(), bench.document()::now);
    }

    static Node commands(Workbench bench) {
        return new CommandPanel(bench.document(), bench.selection(), bench.session());
    }

    static Node drift(Workbench bench) {
        return new DriftPanel(bench.document(), bench.selection(), bench.session());
    }

    static Node problems(Workbench bench) {
        return new ProblemsPanel(bench.document(), bench.selection(), bench.session());
    }
}
