package dev.vethwork.ui.terminal;

import dev.vethwork.ui.Texts;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;

/** What can be done with a terminal, under the right button. */
final class TerminalMenu {
    private TerminalMenu() {}

    static ContextMenu ofTab(Shells shells, ShellTab tab) {
        ContextMenu menu = new ContextMenu();
        menu.getItems().addAll(places(shells, tab));
        return menu;
    }

    static ContextMenu of(Shells shells, ShellTab tab, NodeTerminal chosen) {
        Terminal terminal = chosen.terminal();
        ContextMenu menu = new ContextMenu();
        menu.getItems().addAll(
                item("copy", "terminal.copy", "Ctrl+Shift+C", terminal::copy),
                item("paste", "terminal.paste", "Ctrl+Shift+V", terminal::paste),
                item("all", "terminal.all", "Ctrl+Shift+A", terminal::selectAll),
                item("find", "terminal.find", "Ctrl+Shift+F", terminal::find),
                new SeparatorMenuItem());
        menu.getItems().addAll(places(shells, tab));
        return menu;
    }

    private static List<MenuItem> places(Shells shells, ShellTab tab) {
        MenuItem detach = item("detach", "terminal.detach", "", () -> shells.detach(tab));
        detach.setDisable(shells.isDetached(tab));
        return List.of(
                item("right", "terminal.split.right", "", () -> shells.split(tab, Orientation.HORIZONTAL)),
                item("below", "terminal.split.below", "", () -> shells.split(tab, Orientation.VERTICAL)),
                detach,
                item("outside", "shellOutside", "", () -> shells.openOutside(tab.node())),
                new SeparatorMenuItem(),
                item("close", "terminal.close", "", () -> shells.close(tab)));
    }

    private static MenuItem item(String id, String key, String keys, Runnable action) {
        MenuItem item = new MenuItem(Texts.get(key));
        item.setId("terminal-" + id);
        item.setOnAction(event -> action.run());
        if (!keys.isEmpty()) {
            item.setAccelerator(KeyCombination.valueOf(keys));
        }
        return item;
    }
}
