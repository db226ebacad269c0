package dev.vethwork.ui.shell.pane;

import static dev.vethwork.ui.shell.Asked.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.net.RemoteKind;
import dev.vethwork.net.TargetKind;
import dev.vethwork.ui.canvas.CanvasTool;
import dev.vethwork.ui.shell.Chooses;
import dev.vethwork.ui.shell.MenuBench;
import dev.vethwork.ui.start.Samples;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DialogPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

public class HelpMenuTest extends MenuBench {
    @Test
    @Chooses("commandPalette")
    void theCommandPaletteDoesWhatIsTyped(FxRobot robot) throws Exception {
        choose("commandPalette");
        robot.write("select all").type(KeyCode.ENTER);
        until(() -> shell.bench().selection().elements().contains("red"));
    }

    @Test
    @Chooses("shortcuts")
    void thePageOfShortcutsIsShown() {
        choose("shortcuts");
        assertThat(shown("shortcuts")).isPresent();
    }

    @Test
    @Chooses("about")
    void theProgramSaysWhatItIs() {
        choose("about");
        assertThat(shown("about")).isPresent();
    }

    @Test
    @Chooses("lesson.*")
    void aStepOfTheLessonIsOpened() throws Exception {
        Path file = Samples.files().get(1);
        choose("lesson.*", Samples.title(file));
        until(() -> file.equals(document().file().get()));
    }

    @Test
    @Chooses("ping")
    void pingTakesItsToolIntoTheHand() {
        choose("ping");
        assertThat(canvas().tool().get()).isEqualTo(CanvasTool.PING);
    }

    @Test
    @Chooses({"target.host", "target.sandbox"})
    void theTargetIsWhereTheNextDeploymentGoes() {
        choose("target.host");
        assertThat(shell.bench().session().target().get()).isEqualTo(TargetKind.HOST);
        choose("target.sandbox");
        assertThat(shell.bench().session().target().get()).isEqualTo(TargetKind.SANDBOX);
    }

    @Test
    @Chooses("target.another")
    void anotherMachineIsAskedForAndThenAmongTheChoices(FxRobot robot) throws Exception {
        choose("target.another");
        until(() -> shown("machine").isPresent());
        robot.interact(() -> {
            ComboBox<?> machine = (ComboBox<?>) shown("machine").orElseThrow();
            machine.getEditor().setText("me@far");
            DialogPane pane = (DialogPane) machine.getScene().getRoot();
            ((Button) pane.lookupButton(ButtonType.OK)).fire();
        });
        RemoteKind far = new RemoteKind("me", "far", 0, true);
        until(() -> shell.bench().session().target().get().equals(far));
        TargetChoice choice = (TargetChoice) shell.window().lookup("#target");
        robot.interact(() -> shell.bench().session().target().set(TargetKind.SANDBOX));
        assertThat(choice.getItems()).contains(new TargetChoice.Place(far));
        assertThat(choice.getValue()).isEqualTo(new TargetChoice.Place(TargetKind.SANDBOX));
        robot.interact(() -> choice.setValue(new TargetChoice.Place(far)));
        assertThat(shell.bench().session().target().get()).isEqualTo(far);
    }
}
