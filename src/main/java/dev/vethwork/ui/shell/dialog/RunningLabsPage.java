package dev.vethwork.ui.shell.dialog;

import dev.vethwork.ui.Texts;
import dev.vethwork.ui.model.LabList;
import dev.vethwork.ui.start.RunningLabs;
import dev.vethwork.ui.terminal.Shells;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.ScrollPane;
import javafx.stage.Window;

/** The running labs in a dialog of their own. */
public final class RunningLabsPage {
    private static final String ID = "labs-page";

    private RunningLabsPage() {}

    public static void show(Window owner, LabList labs, Dialogs dialogs, Shells shells, Consumer<Path> open) {
        if (DialogStyle.raises(owner, ID)) {
            return;
        }
        Dialog<ButtonType> dialog = new Dialog<>();
        DialogStyle.apply(dialog, owner);
        dialog.setTitle(Texts.get("runningLabs").replace("…", ""));
        dialog.getDialogPane().setId(ID);
        ScrollPane scroll = new ScrollPane(new RunningLabs(
                labs,
                file -> {
                    dialog.close();
                    open.accept(file);
                },
                (question, yes) -> dialogs.confirm(Texts.get("labs.sure"), question, yes),
                shells::running));
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setFitToWidth(true);
        scroll.setPrefViewportWidth(620);
        scroll.setPrefViewportHeight(320);
        dialog.getDialogPane().setContent(scroll);
        DialogStyle.closeButton(dialog);
        labs.refresh();
        dialog.show();
    }
}
