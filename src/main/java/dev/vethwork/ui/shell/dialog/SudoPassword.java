package dev.vethwork.ui.shell.dialog;

import dev.vethwork.engine.Credentials;
import dev.vethwork.ui.Texts;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Asks for sudo's password in a dialog; called off the window's thread, it waits for the answer. */
public final class SudoPassword implements Credentials {
    private final Window owner;

    public SudoPassword(Window owner) {
        this.owner = owner;
    }

    @Override
    public Optional<char[]> ask(int attempt) {
        CompletableFuture<Optional<char[]>> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                answer.complete(show(attempt));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.join();
    }

    private Optional<char[]> show(int attempt) {
        PasswordField field = new PasswordField();
        field.setPromptText(Texts.get("sudo.prompt"));
        Dialog<char[]> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setHeaderText(Texts.get(attempt == 1 ? "sudo.header" : "sudo.again"));
        Label why = new Label(Texts.get("sudo.why"));
        why.setWrapText(true);
        dialog.getDialogPane().setContent(new VBox(10, why, field));
        dialog.getDialogPane().getButtonTypes().addAll(ButtonType.OK, ButtonType.CANCEL);
        DialogStyle.whole(dialog);
        dialog.setResultConverter(button -> button == ButtonType.OK ? characters(field) : null);
        Platform.runLater(field::requestFocus);
        try {
            return dialog.showAndWait();
        } finally {
            // Not to be brought back by undo either.
            field.setText("");
        }
    }

    private static char[] characters(PasswordField field) {
        char[] all = new char[field.getLength()];
        for (int i = 0; i < all.length; i++) {
            all[i] = field.getCharacters().charAt(i);
        }
        return all;
    }
}
