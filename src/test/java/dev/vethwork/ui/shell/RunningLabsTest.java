package dev.vethwork.ui.shell;

import static dev.vethwork.ui.shell.Asked.press;
import static dev.vethwork.ui.shell.Asked.question;
import static dev.vethwork.ui.shell.Asked.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.place.NeedsSandbox;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** The page of running labs, with a real sandbox. */
@NeedsSandbox
public class RunningLabsTest extends SandboxMenuBench {
    @Test
    @Chooses({"deploy", "runningLabs"})
    void runningLabsAreListedWithWhatTheyAreAndTakenDownFromThere(FxRobot robot) throws Exception {
        choose("deploy");
        until(() -> session().deployed().get() && !session().busy().get());
        choose("runningLabs");
        until(() -> shown("lab-" + LAB).isPresent());
        assertThat(robot.from(shown("lab-" + LAB).orElseThrow()).lookup(".label").queryAllAs(Label.class))
                .anySatisfy(label -> assertThat(label.getText()).contains("sandbox", "3 nodes", "as drawn"));
        Button destroy = (Button) shown("lab-" + LAB).orElseThrow().lookup("#labs-destroy");
        // It asks, and does not return before it is answered.
        Platform.runLater(destroy::fire);
        press(robot, "teardown");
        until(() -> targets().find(LAB).isEmpty());
        until(() -> shown("lab-" + LAB).isEmpty());
    }

    @Test
    @Chooses({"deploy", "runningLabs"})
    void whoTakesLabsDownIsToldWhatRunsInTheirShells(FxRobot robot) throws Exception {
        choose("deploy");
        until(() -> session().deployed().get() && !session().busy().get());
        robot.interact(() -> shell.shells().open(session().observed().get().namespaces().keySet().stream()
                .filter(shell.shells()::canOpen)
                .findFirst()
                .orElseThrow()));
        until(() -> !shell.shells().running(LAB).isEmpty());
        assertThat(shell.shells().running("another")).isEmpty();
        choose("runningLabs");
        until(() -> shown("lab-" + LAB).isPresent());
        Button destroy = (Button) shown("lab-" + LAB).orElseThrow().lookup("#labs-destroy");
        Platform.runLater(destroy::fire);
        assertThat(question("teardown")).contains(LAB + " ends", "a shell that waits");
        press(robot, "teardown");
        until(() -> targets().find(LAB).isEmpty());
    }
}
