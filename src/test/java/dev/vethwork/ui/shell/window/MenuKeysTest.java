package dev.vethwork.ui.shell.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.ui.action.Command;
import dev.vethwork.ui.action.MenuGroup;
import dev.vethwork.ui.shell.MenuBench;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.Mnemonic;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** Alt with a letter is that letter's, and Alt alone the menu bar's. */
class MenuKeysTest extends MenuBench {
    private void fire(EventType<KeyEvent> type, KeyCode code, boolean alt) {
        Event.fireEvent(canvas(), new KeyEvent(type, "", "", code, false, false, alt, false));
    }

    private Node firstMenu() {
        return shell.window().lookup("#menu").lookup(".menu-button");
    }

    @Test
    void altWithALetterDoesNotMeanTheFirstMenuAsWell(FxRobot robot) {
        robot.interact(() -> {
            canvas().getScene().addMnemonic(new Mnemonic(canvas(), new KeyCodeCombination(KeyCode.X, KeyCombination.ALT_DOWN)));
            fire(KeyEvent.KEY_PRESSED, KeyCode.ALT, true);
            fire(KeyEvent.KEY_PRESSED, KeyCode.X, true);
            fire(KeyEvent.KEY_RELEASED, KeyCode.X, true);
            fire(KeyEvent.KEY_RELEASED, KeyCode.ALT, false);
        });
        assertThat(firstMenu().isHover()).isFalse();
    }

    @Test
    void keysThatWindowManagersTakeAreNoCommands() {
        assertThat(shell.window().commands().menus().stream().flatMap(MenuGroup::commands).map(Command::keys))
                .doesNotContain("Alt+F4", "Alt+TAB", "Shortcut+Alt+L", "Shortcut+Alt+T", "Shortcut+Alt+DELETE")
                .noneMatch(keys -> keys.contains("Alt+") && List.of("LEFT", "RIGHT", "UP", "DOWN").stream().anyMatch(keys::endsWith));
    }

    @Test
    void whatIsSelectedIsAlignedByKeys(FxRobot robot) {
        select(robot, "red", "blue");
        robot.interact(canvas()::requestFocus);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.LEFT);
        robot.interact(() -> assertThat(place("red").x()).isEqualTo(place("blue").x()));
    }

    @Test
    void altAloneMeansTheFirstMenu(FxRobot robot) {
        robot.interact(() -> {
            fire(KeyEvent.KEY_PRESSED, KeyCode.ALT, true);
            fire(KeyEvent.KEY_RELEASED, KeyCode.ALT, false);
        });
        assertThat(firstMenu().isHover()).isTrue();
    }
}
