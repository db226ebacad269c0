package dev.vethwork.ui.shell;

import dev.vethwork.ui.Texts;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/** The panes around the drawing, made for a window. */
final class Panels {
    private Panels() {}

    static Node inspector(Workbench bench) {
        return placeholder("inspector");
    }

    static Node commands(Workbench bench) {
        return placeholder("commands");
    }

    static Node problems(Workbench bench) {
        return placeholder("problems");
    }

    private static StackPane placeholder(String key) {
        StackPane pane = new StackPane(new Label(Texts.get(key)));
        pane.setPrefSize(300, 150);
        return pane;
    }
}
