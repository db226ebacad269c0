package dev.vethwork.ui.shell;

import dev.vethwork.ui.Texts;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.stage.Window;

/** Makes a dialog look like the window that it belongs to. */
final class DialogStyle {
    private DialogStyle() {}

    static void apply(Dialog<?> dialog, Window owner) {
        dialog.initOwner(owner);
        dialog.setResizable(true);
        dialog.setHeaderText(null);
        dialog.setGraphic(null);
        // Those of the window, as they are now and as they change.
        Bindings.bindContent(dialog.getDialogPane().getStylesheets(), owner.getScene().getStylesheets());
    }

    /** The button that ends it, which has the focus first and is pressed by Enter and by Escape. */
    static void closeButton(Dialog<ButtonType> dialog) {
        ButtonType done = new ButtonType(Texts.get("closeDialog"), ButtonBar.ButtonData.CANCEL_CLOSE);
        dialog.getDialogPane().getButtonTypes().add(done);
        Node button = dialog.getDialogPane().lookupButton(done);
        dialog.setOnShown(event -> button.requestFocus());
    }
}
