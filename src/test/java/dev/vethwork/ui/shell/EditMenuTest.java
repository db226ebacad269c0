package dev.vethwork.ui.shell;

import static dev.vethwork.ui.shell.Asked.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.topology.Cable;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.canvas.CanvasTool;
import dev.vethwork.waiting.Eventually;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

public class EditMenuTest extends MenuBench {
    @Test
    @Chooses({"delete", "undo", "redo"})
    void whatIsDeletedIsUndoneAndRedone(FxRobot robot) {
        assertThat(canBeChosen("undo")).isFalse();
        assertThat(canBeChosen("delete")).as("nothing is selected").isFalse();
        select(robot, "red");
        choose("delete");
        Topology without = now();
        assertThat(without.nodes()).containsOnlyKeys("blue", "v-net-0");
        assertThat(without.cables()).hasSize(1);
        choose("undo");
        assertThat(now()).isEqualTo(DRAWN);
        choose("redo");
        assertThat(now()).isEqualTo(without);
    }

    @Test
    @Chooses({"copy", "paste", "cut", "duplicate"})
    void whatIsCopiedOrCutIsPastedWithFreshNames(FxRobot robot) {
        select(robot, "red");
        choose("copy");
        assertThat(now()).isEqualTo(DRAWN);
        choose("paste");
        assertThat(now().nodes()).hasSize(4).containsKeys("red", "blue", "v-net-0");
        select(robot, "red", "v-net-0");
        choose("duplicate");
        assertThat(now().nodes()).hasSize(6);
        select(robot, "blue");
        choose("cut");
        assertThat(now().nodes()).hasSize(5).doesNotContainKey("blue");
        choose("paste");
        assertThat(now().nodes()).hasSize(6).containsKey("blue");
    }

    @Test
    @Chooses("pasteCommands")
    void commandsBecomeADrawingAsTheyAreTyped(FxRobot robot) throws Exception {
        choose("pasteCommands");
        TextArea commands = robot.lookup("#pasted-commands").queryAs(TextArea.class);
        robot.interact(() -> commands.setText("ip netns add one\nip netns add two\n"
                + "ip link add eth0 netns one type veth peer name eth0 netns two\nip link set nothing up"));
        Node draw = robot.lookup("#pasted-draw").query();
        WaitForAsyncUtils.waitFor(Eventually.SECONDS, TimeUnit.SECONDS, () -> !draw.isDisabled());
        assertThat(robot.lookup("#report-lines").queryListView().getItems())
                .as("what was refused is told")
                .hasSize(1);
        robot.interact(() -> ((Button) draw).fire());
        WaitForAsyncUtils.waitFor(Eventually.SECONDS, TimeUnit.SECONDS, () -> now().nodes().containsKey("two"));
        assertThat(now().cables()).hasSize(1);
        assertThat(document().file().get()).as("it is in no file yet").isNull();
    }

    @Test
    @Chooses("rename")
    void renameIsForOneNodeInItsPlace(FxRobot robot) {
        select(robot, "red", "blue");
        assertThat(canBeChosen("rename")).isFalse();
        select(robot, "red");
        choose("rename");
        robot.push(KeyCode.SHORTCUT, KeyCode.A).write("crimson").type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(now().nodes()).containsKey("crimson").doesNotContainKey("red");
        assertThat(now().cables()).extracting(Cable::id).contains("crimson:eth0");
    }

    @Test
    @Chooses("connect")
    void connectDrawsACableBetweenTwo(FxRobot robot) {
        select(robot, "red");
        assertThat(canBeChosen("connect")).isFalse();
        select(robot, "red", "blue");
        choose("connect");
        assertThat(now().cables()).hasSize(3);
    }

    @Test
    @Chooses("drawCable")
    void drawACableTakesItsToolIntoTheHand() {
        choose("drawCable");
        assertThat(canvas().tool().get()).isEqualTo(CanvasTool.CONNECT);
        assertThat(canvas().isFocused()).isTrue();
    }

    @Test
    @Chooses("selectAll")
    void selectAllSelectsNodesAndCables() {
        choose("selectAll");
        assertThat(shell.bench().selection().elements())
                .containsExactlyInAnyOrder("red", "blue", "v-net-0", "red:eth0", "blue:eth0");
    }

    @Test
    @Chooses("history")
    void theHistoryComesToTheFront() {
        choose("history");
        TabPane tabs = (TabPane) shown("tabs").orElseThrow();
        assertThat(tabs.getSelectionModel().getSelectedItem()).extracting(Tab::getId).isEqualTo("tab-history");
    }

    @Test
    @Chooses("find")
    void findListensToWhatIsTyped(FxRobot robot) throws Exception {
        choose("find");
        robot.write("blue").type(KeyCode.ENTER);
        until(() -> shell.bench().selection().elements().contains("blue"));
    }

    @Test
    @Chooses("preferences")
    void thePreferencesAreShown() {
        choose("preferences");
        assertThat(shown("preferences-gridSize")).isPresent();
    }
}
