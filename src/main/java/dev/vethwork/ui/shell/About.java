package dev.vethwork.ui.shell;

import dev.vethwork.ui.Texts;
import javafx.scene.control.Alert;
import javafx.stage.Window;

/** What this program is. */
final class About {
    private About() {}

    static void show(Window owner) {
        Alert about = new Alert(Alert.AlertType.INFORMATION, Texts.get("about.text"));
        about.initOwner(owner);
        about.setHeaderText("Vethwork");
        about.show();
    }
}
