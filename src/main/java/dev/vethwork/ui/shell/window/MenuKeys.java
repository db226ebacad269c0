package dev.vethwork.ui.shell.window;

import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/**
 * Alt with a letter opens a menu, however fast Alt is let go. JavaFX's menu bar does not see a letter that is taken for a menu:
 * it believes that Alt was pressed alone, which means the first menu, and closes the one that has just opened, if it hears of Alt
 * before that has the keyboard. So it is told of some key, one that nothing has a use for.
 */
final class MenuKeys {
    private MenuKeys() {}

    static void on(Stage stage) {
        stage.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            Scene scene = stage.getScene();
            if (event.isAltDown() && event.getCode() != KeyCode.ALT && scene != null) {
                Event.fireEvent(scene, someKey());
            }
        });
    }

    private static KeyEvent someKey() {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.UNDEFINED, false, false, false, false);
    }
}
