package dev.vethwork.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.StackNode;
import dev.vethwork.ui.panels.Bench;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class InspectorPanelTest {
    private final Bench bench = new Bench(Bench.lab());

    @Start
    void start(Stage stage) {
        Bench.show(stage, new InspectorPanel(bench.document, bench.selection, bench.session), 420, 900);
    }

    private void select(FxRobot robot, String... ids) {
        robot.interact(() -> bench.selection.set(Set.of(ids)));
    }

    private void type(FxRobot robot, String field, String text) {
        robot.doubleClickOn(field).push(KeyCode.CONTROL, KeyCode.A).write(text).push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void typingABadAddressShowsTheReasonBesideTheField(FxRobot robot) {
        select(robot, "red:veth-red");
        type(robot, ".cell-address", "192.168.15.300/24");
        assertThat(errors(robot)).anyMatch(text -> text.contains("192.168.15.300") && text.contains("write one like"));
        assertThat(bench.document.now()).isEqualTo(Bench.lab());
    }

    @Test
    void aGoodAddressIsInTheDrawingOnEnter(FxRobot robot) {
        select(robot, "red:veth-red");
        type(robot, ".cell-address", "192.168.15.1/24");
        assertThat(errors(robot)).isEmpty();
        assertThat(bench.document.now().cables().getFirst().a().addresses().getFirst().text())
                .isEqualTo("192.168.15.1/24");
    }

    @Test
    void aRenamedNodeStaysSelected(FxRobot robot) {
        select(robot, "red");
        type(robot, "#field-name", "rouge");
        assertThat(bench.document.now().node("rouge")).isPresent();
        assertThat(bench.selection.elements()).containsExactly("rouge");
        assertThat(robot.lookup("#inspector-name").queryAs(Label.class).getText()).isEqualTo("rouge");
    }

    @Test
    void undoBringsTheOldValueBackIntoTheField(FxRobot robot) {
        select(robot, "red");
        robot.clickOn("#field-forwarding");
        assertThat(red().stack().forwarding()).isTrue();
        robot.interact(() -> bench.document.undo());
        assertThat(robot.lookup("#field-forwarding").queryAs(javafx.scene.control.CheckBox.class).isSelected())
                .isFalse();
    }

    @Test
    void anAddedRouteIsInTheDrawing(FxRobot robot) {
        select(robot, "red");
        robot.clickOn("#add-routes");
        type(robot, ".cell-via", "192.168.15.5");
        assertThat(red().stack().routes()).hasSize(1);
    }

    @Test
    void twoSelectedNodesAreChangedTogether(FxRobot robot) {
        select(robot, "red", "host");
        robot.clickOn("#field-forwarding");
        assertThat(bench.document.now().nodes().values().stream()
                        .filter(StackNode.class::isInstance)
                        .map(n -> ((StackNode) n).stack().forwarding()))
                .containsOnly(true);
    }

    @Test
    void aTableThatIsEmptySaysWhy(FxRobot robot) {
        select(robot, "red");
        robot.clickOn("#tab-arp");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#live-arp .empty").queryAs(Label.class).getText()).startsWith("Not deployed yet");
    }

    private Namespace red() {
        return bench.document.now().node("red").map(Namespace.class::cast).orElseThrow();
    }

    private static java.util.List<String> errors(FxRobot robot) {
        return robot.lookup(".field-error").queryAllAs(Label.class).stream()
                .filter(Label::isVisible)
                .map(Label::getText)
                .toList();
    }
}
