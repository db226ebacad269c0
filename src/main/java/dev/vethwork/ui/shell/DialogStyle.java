package dev.vethwork.ui.shell;

import java.util.Objects;
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
        dialog.getDialogPane()
                .getStylesheets()
                .add(Objects.requireNonNull(DialogStyle.class.getResource("/dev/vethwork/ui/shell.css"))
                        .toExternalForm());
    }
}
