package dev.vethwork.ui.inspector.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.edit.Edits;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.format.json.FormatException;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.StackNode;
import dev.vethwork.ui.panels.Bench;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class JsonViewTest {
    private final Bench bench = new Bench(Bench.lab());
    private JsonView view;
    private JsonText text;
    private JsonMistakes mistakes;

    @Start
    void start(Stage stage) {
        view = new JsonView(bench.document, bench.selection);
        bench.document.topology().addListener((property, before, now) -> view.refresh());
        bench.selection.elements().addListener((javafx.collections.SetChangeListener<String>) change -> view.refresh());
        Bench.show(stage, view, 420, 600);
        text = (JsonText) view.lookup("#json-text");
        mistakes = (JsonMistakes) view.lookup("#json-mistakes");
    }

    private static void apply(JsonText text) {
        text.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, true, false, false));
    }

    private void write(FxRobot robot, String what, String instead) {
        robot.interact(() -> {
            text.requestFocus();
            int at = text.getText().indexOf(what);
            text.replaceText(at, at + what.length(), instead);
            apply(text);
        });
    }

    @Test
    void withNothingSelectedItIsTheFile() throws FormatException {
        assertThat(TopologyFormat.parse(text.getText())).isEqualTo(Bench.lab());
    }

    @Test
    void aChangeOfTheTextIsAnEditOfTheDrawing(FxRobot robot) {
        robot.interact(() -> bench.selection.set("red"));
        write(robot, "\"name\": \"red\"", "\"name\": \"red\", \"forwarding\": true");
        assertThat(bench.document.now().node("red").map(n -> ((StackNode) n).stack().forwarding())).contains(true);
        robot.interact(bench.document::undo);
        assertThat(bench.document.now()).isEqualTo(Bench.lab());
        assertThat(text.getText()).doesNotContain("forwarding");
    }

    @Test
    void aMistakeIsMarkedInItsLineAndChangesNothing(FxRobot robot) {
        robot.interact(() -> bench.selection.set("v-net-0"));
        write(robot, "\"v-net-0\"", "\"v-net-0\", \"type\": \"token-ring\"");
        assertThat(bench.document.now()).isEqualTo(Bench.lab());
        assertThat(mistakes.isEmpty()).isFalse();
        assertThat(text.getStyleAtPosition(text.getText().indexOf("token") + 1)).contains("json-wrong");
        write(robot, "\"token-ring\"", "\"openvswitch\"");
        assertThat(mistakes.isEmpty()).isTrue();
        assertThat(bench.document.now().node("v-net-0").map(n -> ((Bridge) n).type())).contains(Bridge.Type.OPENVSWITCH);
    }

    @Test
    void whatIsTypedInOneGoIsTakenBackInOneGo(FxRobot robot) {
        robot.interact(() -> bench.selection.set("red"));
        write(robot, "\"red\"", "\"rouge\"");
        write(robot, "\"rouge\"", "\"rouge\", \"forwarding\": true");
        assertThat(bench.selection.elements()).containsExactly("rouge");
        assertThat(bench.document.position().get()).isEqualTo(1);
        robot.interact(bench.document::undo);
        assertThat(bench.document.now()).isEqualTo(Bench.lab());
    }

    @Test
    void anEditElsewhereLeavesTheCaretWhereItIs(FxRobot robot) {
        robot.interact(() -> text.moveTo(text.getText().indexOf("v-net-0") + 3));
        robot.interact(() -> bench.document.apply(Edits.move(java.util.Map.of("red", new Position(10, 20)))));
        assertThat(text.getText()).contains("\"x\": 10");
        assertThat(text.getCaretPosition()).isEqualTo(text.getText().indexOf("v-net-0") + 3);
    }

    @Test
    void whatIsBeingTypedStaysWhileSomethingElseChanges(FxRobot robot) {
        robot.interact(() -> bench.selection.set("red"));
        write(robot, "\"red\"", "\"red\", \"forw");
        robot.interact(() -> bench.document.apply(Edits.move(java.util.Map.of("v-net-0", new Position(1, 2)))));
        assertThat(text.getText()).contains("forw");
        assertThat(mistakes.isEmpty()).isFalse();
    }

    @Test
    void theWholeDrawingIsThereWhileAnElementIsSelected(FxRobot robot) throws FormatException {
        robot.interact(() -> {
            bench.selection.set("red");
            ((ToggleButton) view.lookup("#json-whole")).fire();
        });
        assertThat(TopologyFormat.parse(text.getText())).isEqualTo(Bench.lab());
        write(robot, "\"name\": \"lab\"", "\"name\": \"other\"");
        assertThat(bench.document.now().name()).isEqualTo("other");
    }
}
