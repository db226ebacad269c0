package dev.vethwork.ui.shell.window;

import dev.vethwork.ui.action.Command;
import dev.vethwork.ui.shell.command.WindowCommands;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;

/** Keys that do the same in other drawing programs, beside those that the menus show; the number pad's among them. */
final class FamiliarKeys {
    private FamiliarKeys() {}

    static void on(Scene scene, WindowCommands commands) {
        put(scene, "Shortcut+Y", commands.redo);
        put(scene, "Shortcut+PLUS", commands.zoomIn);
        put(scene, "Shortcut+Shift+EQUALS", commands.zoomIn);
        put(scene, "Shortcut+ADD", commands.zoomIn);
        put(scene, "Shortcut+SUBTRACT", commands.zoomOut);
        put(scene, "Shortcut+NUMPAD0", commands.fit);
    }

    private static void put(Scene scene, String keys, Command command) {
        scene.getAccelerators().put(KeyCombination.valueOf(keys), () -> {
            if (command.isPossible()) {
                command.action().run();
            }
        });
    }
}
