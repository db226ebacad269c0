package dev.vethwork.ui.shell.pane;

import dev.vethwork.ui.action.CommandControls;
import dev.vethwork.ui.shell.command.WindowCommands;
import javafx.event.EventHandler;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.input.MouseEvent;

/** The menu bar: the commands, and nothing that is no command. */
public final class MainMenu extends MenuBar {
    public MainMenu(WindowCommands commands) {
        setId("menu");
        commands.menus().forEach(group -> getMenus().add(CommandControls.menu(group)));
        addEventHandler(MouseEvent.MOUSE_EXITED, this::leave);
    }

    /**
     * A menu that the pointer is over takes the arrow keys and Escape, and JavaFX lets it have them after the pointer went
     * elsewhere, until a click. It looks where the pointer is only as that comes to a menu: so it is told that it came.
     */
    private void leave(MouseEvent event) {
        if (getMenus().stream().noneMatch(Menu::isShowing) && lookup(".menu-button") instanceof MenuButton first) {
            EventHandler<? super MouseEvent> entered = first.getOnMouseEntered();
            if (entered != null) {
                entered.handle(event);
            }
        }
    }
}
