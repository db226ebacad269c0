package dev.vethwork.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.ui.model.Problem;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class NotifierTest {
    private final Pane drawing = new Pane();
    private Notifier notifier;

    @Start
    void start(Stage stage) {
        notifier = new Notifier(drawing);
        stage.setScene(new Scene(notifier.pane(), 400, 200));
        stage.show();
    }

    @Test
    void aFileThatCannotBeReadIsStillToldWhenSomebodyComesBackToTheWindow(FxRobot robot) {
        robot.interact(() -> notifier.error("lab.vethwork.json cannot be read"));
        assertThat(notifier.isPassing()).isFalse();
        assertThat(notifier.pane().isShowing()).isTrue();
        robot.interact(notifier::clear);
        assertThat(notifier.pane().isShowing()).isFalse();
    }

    @Test
    void whatStandsInTheLogAsWellGoesByItself(FxRobot robot) {
        robot.interact(() -> notifier.problem(new Problem("red", "it did not start", "")));
        assertThat(notifier.isPassing()).isTrue();
    }

    @Test
    void whatIsSaidAfterAnErrorGoesByItselfAgain(FxRobot robot) {
        robot.interact(() -> {
            notifier.error("lab.vethwork.json cannot be read");
            notifier.done("saved", "lab");
        });
        assertThat(notifier.isPassing()).isTrue();
    }

    @Test
    void whatStaysUntilItIsAnsweredCoversNothingOfTheDrawing(FxRobot robot) throws Exception {
        robot.interact(() -> notifier.ask("A program ended in the middle of work on: red.", Map.of("Recover", () -> {})));
        until(() -> top() > 20 && top() == notifier.pane().lookup(".notification-bar").getLayoutBounds().getHeight());
        robot.interact(notifier::clear);
        until(() -> top() == 0);
    }

    @Test
    void whatGoesByItselfMovesNothingUnderThePointer(FxRobot robot) {
        robot.interact(() -> notifier.done("saved", "lab"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(notifier.pane().isShowing()).isTrue();
        assertThat(top()).isZero();
    }

    private double top() {
        return drawing.localToScene(0, 0).getY();
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, condition);
    }
}
