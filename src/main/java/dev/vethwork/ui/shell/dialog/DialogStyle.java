package dev.vethwork.ui.shell.dialog;

import dev.vethwork.ui.Texts;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogEvent;
import javafx.scene.control.DialogPane;
import javafx.scene.layout.Region;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Dialogs that stay open beside the window that they belong to, and look like it. */
final class DialogStyle {
    /** Until the desktop has put a window where it wants it. */
    private static final Duration SOON = Duration.millis(60);

    private DialogStyle() {}

    /** Whether the window has such a dialog already, which then comes to the front. @param id of its pane */
    static boolean raises(Window owner, String id) {
        Optional<Stage> there = Window.getWindows().stream()
                .filter(Stage.class::isInstance)
                .map(Stage.class::cast)
                .filter(stage -> owner.equals(stage.getOwner()))
                .filter(stage -> stage.getScene() != null && id.equals(stage.getScene().getRoot().getId()))
                .findFirst();
        there.ifPresent(stage -> {
            stage.toFront();
            stage.requestFocus();
        });
        return there.isPresent();
    }

    /** Whether the window is light on dark just now. */
    static boolean isDark(Window owner) {
        return owner.getScene() != null && owner.getScene().getRoot().getStyleClass().contains("dark");
    }

    static void apply(Dialog<?> dialog, Window owner) {
        dialog.initOwner(owner);
        dialog.initModality(Modality.NONE);
        dialog.getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
        settleSoon(dialog, owner);
        dialog.setResizable(true);
        dialog.setHeaderText(null);
        dialog.setGraphic(null);
        // Those of the window, as they are now and as they change.
        Bindings.bindContent(dialog.getDialogPane().getStylesheets(), owner.getScene().getStylesheets());
    }

    private static void settleSoon(Dialog<?> dialog, @Nullable Window owner) {
        if (owner != null) {
            dialog.addEventHandler(DialogEvent.DIALOG_SHOWN, event -> {
                PauseTransition soon = new PauseTransition(SOON);
                soon.setOnFinished(later -> settle(dialog, owner));
                soon.play();
            });
        }
    }

    /**
     * Under load, a desktop may give a dialog another size, or another place, than it was asked for before the dialog's
     * content was styled: it is asked once more, now that it stands.
     */
    private static void settle(Dialog<?> dialog, Window owner) {
        Scene scene = dialog.getDialogPane().getScene();
        Window window = scene == null ? null : scene.getWindow();
        if (window == null || !window.isShowing()) {
            return;
        }
        double wanted = dialog.getDialogPane().prefHeight(-1);
        if (scene.getHeight() < wanted - 1) {
            window.sizeToScene();
        }
        boolean lost = window.getX() < owner.getX() - window.getWidth() / 2 || window.getY() < owner.getY();
        if (lost) {
            window.setX(owner.getX() + (owner.getWidth() - window.getWidth()) / 2);
            window.setY(owner.getY() + (owner.getHeight() - window.getHeight()) / 3);
        }
        OnScreen.keep(window);
    }

    /** A question whose words are broken into lines and whose buttons say all that they say, however large letters are. */
    static void whole(Dialog<?> question) {
        // By itself it is called what kind of question it is, in whatever language the toolkit speaks.
        question.setTitle(question.getHeaderText());
        DialogPane pane = question.getDialogPane();
        pane.setMinHeight(Region.USE_PREF_SIZE);
        List<Button> buttons = pane.getButtonTypes().stream()
                .map(pane::lookupButton)
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .toList();
        buttons.forEach(button -> ButtonBar.setButtonUniformSize(button, false));
        // A dialog that is waited for tells that it is shown before it is. Once it is, the bar has given its buttons the least
        // width that they have on this system.
        question.addEventHandler(DialogEvent.DIALOG_SHOWN, event -> Platform.runLater(() -> {
            buttons.forEach(button -> button.setMinWidth(Region.USE_PREF_SIZE));
            Window window = pane.getScene() == null ? null : pane.getScene().getWindow();
            if (window != null) {
                window.sizeToScene();
            }
        }));
        settleSoon(question, question.getOwner());
    }

    /** The button that ends it, which has the focus first and is pressed by Enter and by Escape. */
    static void closeButton(Dialog<ButtonType> dialog) {
        ButtonType done = new ButtonType(Texts.get("closeDialog"), ButtonBar.ButtonData.CANCEL_CLOSE);
        dialog.getDialogPane().getButtonTypes().add(done);
        Node button = dialog.getDialogPane().lookupButton(done);
        dialog.setOnShown(event -> button.requestFocus());
    }
}
