package dev.vethwork.ui.shell.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.topology.Position;
import dev.vethwork.ui.canvas.CanvasStage;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Keys that come faster than the window paints, as they do where others use the processors, go where they are meant. */
@ExtendWith(ApplicationExtension.class)
class KeysAtOnceTest {
    private CanvasStage window;

    @Start
    void start(Stage stage) {
        window = new CanvasStage(stage);
    }

    private Scene scene() {
        return window.canvas().getScene();
    }

    private void draw(FxRobot robot) {
        window.draw(robot);
        robot.interact(() -> window.canvas().selection().set("red"));
        window.settle();
    }

    private void key(KeyCode code, String letter, boolean shortcut, boolean shift) {
        fire(KeyEvent.KEY_PRESSED, code, "", shortcut, shift);
        if (!letter.isEmpty()) {
            fire(KeyEvent.KEY_TYPED, KeyCode.UNDEFINED, letter, false, false);
        }
        fire(KeyEvent.KEY_RELEASED, code, "", shortcut, shift);
    }

    private void fire(EventType<KeyEvent> type, KeyCode code, String letter, boolean shortcut, boolean shift) {
        Node owner = scene().getFocusOwner();
        Event.fireEvent(owner, new KeyEvent(type, letter, letter, code, shift, shortcut, false, false));
    }

    private void word(String word) {
        word.chars().forEach(c -> {
            String letter = Character.toString(c);
            key(KeyCode.getKeyCode(letter.toUpperCase(java.util.Locale.ROOT)), letter, false, false);
        });
    }

    private TextField field(String id) {
        return (TextField) scene().lookup("#" + id);
    }

    @Test
    void aNameIsTypedRightAfterTheKeyThatAsksForIt(FxRobot robot) {
        draw(robot);
        robot.interact(() -> {
            key(KeyCode.F2, "", false, false);
            word("rouge");
            key(KeyCode.ENTER, "\r", false, false);
        });
        window.settle();
        assertThat(window.now().nodes()).containsKey("rouge").doesNotContainKey("red");
    }

    @Test
    void whatIsLookedForIsTypedRightAfterTheFinderIsAskedFor(FxRobot robot) {
        draw(robot);
        robot.interact(() -> {
            key(KeyCode.F, "", true, false);
            word("blue");
        });
        window.settle();
        assertThat(field("find-field").getText()).isEqualTo("blue");
    }

    @Test
    void aCommandIsTypedRightAfterThePaletteIsAskedFor(FxRobot robot) {
        draw(robot);
        robot.interact(() -> {
            key(KeyCode.P, "", true, true);
            word("undo");
        });
        window.settle();
        assertThat(field("command-palette-field").getText()).isEqualTo("undo");
    }

    @Test
    void aRowOfTheInspectorIsTypedIntoRightAfterItIsAdded(FxRobot robot) {
        draw(robot);
        ButtonBase add = robot.lookup("#add-routes").queryAs(ButtonBase.class);
        robot.interact(() -> {
            add.fire();
            word("default");
        });
        window.settle();
        assertThat(scene().getFocusOwner()).isInstanceOfSatisfying(TextField.class, f -> assertThat(f.getText()).isEqualTo("default"));
    }

    @Test
    void askingTwiceForANameIsAskingOnce(FxRobot robot) {
        draw(robot);
        window.press(robot, KeyCode.F2);
        robot.interact(() -> window.canvas().requests().rename());
        window.settle();
        assertThat(robot.lookup("#rename").queryAll()).hasSize(1);
        assertThat(scene().getFocusOwner()).isEqualTo(field("rename"));
    }

    @Test
    void whoClicksIntoAFieldWhileRenamingWritesThere(FxRobot robot) {
        draw(robot);
        window.press(robot, KeyCode.F2);
        robot.write("rouge");
        robot.clickOn("#field-name");
        window.settle();
        assertThat(window.now().nodes()).containsKey("rouge");
        assertThat(scene().getFocusOwner()).isEqualTo(field("field-name"));
    }

    @Test
    void theKeyboardStaysInTheFieldOfANameThatWasChanged(FxRobot robot) {
        draw(robot);
        robot.clickOn("#field-name");
        robot.interact(() -> field("field-name").selectAll());
        robot.write("rouge");
        window.press(robot, KeyCode.ENTER);
        assertThat(window.now().nodes()).containsKey("rouge");
        assertThat(scene().getFocusOwner()).isEqualTo(field("field-name"));
    }

    @Test
    void tabGoesFromANameThatWasChangedToTheFieldAfterIt(FxRobot robot) {
        draw(robot);
        robot.clickOn("#field-name");
        robot.interact(() -> field("field-name").selectAll());
        robot.write("rouge");
        window.press(robot, KeyCode.TAB);
        assertThat(window.now().nodes()).containsKey("rouge");
        assertThat(scene().getFocusOwner().getId()).isEqualTo("field-role");
        assertThat(scene().lookup("#field-role")).isEqualTo(scene().getFocusOwner());
    }

    @Test
    void whatIsPulledFromThePaletteIsPutWhereItIsLetGoHoweverFast(FxRobot robot) {
        window.draw(robot);
        robot.interact(() -> {
            Node item = scene().lookup("#palette-namespace");
            Bounds box = item.localToScene(item.getLayoutBounds());
            mouse(item, MouseEvent.MOUSE_PRESSED, box.getCenterX(), box.getCenterY(), true);
            Position at = new Position(window.canvas().drawing().localToScene(240, 200).getX(), window.canvas().drawing().localToScene(240, 200).getY());
            mouse(item, MouseEvent.MOUSE_RELEASED, at.x(), at.y(), false);
        });
        window.settle();
        assertThat(window.place("ns1")).isEqualTo(new Position(240, 200));
    }

    private static void mouse(Node on, EventType<MouseEvent> type, double x, double y, boolean still) {
        on.fireEvent(new MouseEvent(
                type, x, y, x, y, MouseButton.PRIMARY, 1, false, false, false, false, true, false, false, false, false, still, null));
    }
}
