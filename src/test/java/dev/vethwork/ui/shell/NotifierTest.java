package dev.vethwork.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.ui.model.Problem;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class NotifierTest {
    private Notifier notifier;

    @Start
    void start(Stage stage) {
        notifier = new Notifier(new Pane());
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
}
