package dev.vethwork.ui.shell.dialog;

import static dev.vethwork.ui.shell.Asked.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.ui.Texts;
import dev.vethwork.waiting.Eventually;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.DialogPane;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class SudoPasswordTest {
    private SudoPassword password;

    @Start
    void start(Stage stage) {
        Locale.setDefault(Locale.ENGLISH);
        stage.setScene(new Scene(new Pane(), 500, 400));
        stage.show();
        password = new SudoPassword(stage);
    }

    /** As a deployment asks, which waits on a thread of its own. */
    private CompletableFuture<Optional<char[]>> ask(int attempt) throws Exception {
        CompletableFuture<Optional<char[]>> answer = CompletableFuture.supplyAsync(() -> password.ask(attempt));
        until(() -> pane().isPresent());
        return answer;
    }

    private static Optional<DialogPane> pane() {
        return Window.getWindows().stream()
                .filter(Window::isShowing)
                .map(w -> w.getScene().getRoot())
                .filter(DialogPane.class::isInstance)
                .map(DialogPane.class::cast)
                .findFirst();
    }

    @Test
    void whatIsTypedIsHandedOverAndLeftNowhereInTheDialog(FxRobot robot) throws Exception {
        CompletableFuture<Optional<char[]>> answer = ask(1);
        PasswordField field = robot.lookup(".password-field").queryAs(PasswordField.class);
        until(field::isFocused);
        robot.clickOn(field).write("s3cret").type(KeyCode.ENTER);
        assertThat(answer.get(Eventually.SECONDS, TimeUnit.SECONDS)).hasValueSatisfying(given -> assertThat(given).containsExactly(
                's', '3', 'c', 'r', 'e', 't'));
        assertThat(field.getText()).isEmpty();
        assertThat(field.isUndoable()).isFalse();
    }

    @Test
    void afterAWrongOneItSaysSo(FxRobot robot) throws Exception {
        CompletableFuture<Optional<char[]>> answer = ask(2);
        assertThat(pane().orElseThrow().getHeaderText()).isEqualTo(Texts.get("sudo.again"));
        robot.type(KeyCode.ESCAPE);
        assertThat(answer.get(Eventually.SECONDS, TimeUnit.SECONDS)).isEmpty();
    }
}
