package dev.vethwork.ui.shell;

import dev.vethwork.ui.action.CommandControls;
import javafx.scene.control.MenuBar;

/** The menu bar: the commands, and nothing that is no command. */
final class MainMenu extends MenuBar {
    MainMenu(Commands commands) {
        setId("menu");
        commands.menus().forEach(group -> getMenus().add(CommandControls.menu(group)));
    }
}
