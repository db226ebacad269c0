package dev.vethwork.ui.shell.dialog;

import dev.vethwork.lab.consent.Confirmation;
import dev.vethwork.ui.Texts;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;

/** Asks before a deployment that may be regretted, in a dialog; called off the window's thread, it waits for the answer. */
public final class Consent implements Confirmation {
    private final Window owner;

    public Consent(Window owner) {
        this.owner = owner;
    }

    @Override
    public boolean confirm(Question question) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                answer.complete(show(question));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.join();
    }

    private boolean show(Question question) {
        ButtonType proceed = new ButtonType(Texts.capital(question.proceed().text()), ButtonBar.ButtonData.YES);
        ButtonType no = new ButtonType(Texts.get("cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert alert =
                new Alert(Alert.AlertType.WARNING, Texts.capital(question.message().text()) + ".", proceed, no);
        alert.initOwner(owner);
        alert.setHeaderText(
                question.element().isEmpty()
                        ? Texts.get("consent.header.lab")
                        : Texts.get("consent.header", question.element()));
        // A row of commands is broken into lines rather than cut.
        DialogStyle.whole(alert);
        return alert.showAndWait().filter(proceed::equals).isPresent();
    }
}
