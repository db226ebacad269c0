package dev.vethwork.ui.action;

import dev.vethwork.ui.Texts;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseEvent;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Makes menus and buttons of commands. */
public final class CommandControls {
    private CommandControls() {}

    public static Menu menu(MenuGroup group) {
        Menu menu = new Menu(Texts.get(group.key()));
        menu.setId(group.key().replace('.', '-'));
        for (List<MenuEntry> section : group.sections()) {
            if (!menu.getItems().isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            section.forEach(e -> menu.getItems().add(item(e, menu)));
        }
        return menu;
    }

    private static MenuItem item(MenuEntry entry, Menu parent) {
        return switch (entry) {
            case Command command -> menuItem(command);
            case Submenu submenu -> submenu(submenu, parent);
        };
    }

    /** It is filled anew when its parent opens: one that is empty by then could not be opened itself. */
    private static Menu submenu(Submenu submenu, Menu parent) {
        Menu menu = new Menu(Texts.get(submenu.key()));
        menu.setId("menu-" + submenu.key());
        Runnable fill = new Runnable() {
            private List<Command> shown = List.of();

            @Override
            public void run() {
                List<Command> now = submenu.commands().get();
                if (!now.equals(shown)) {
                    shown = now;
                    menu.getItems().setAll(now.stream().map(CommandControls::menuItem).toList());
                }
                menu.setDisable(now.isEmpty());
            }
        };
        fill.run();
        parent.addEventHandler(Menu.ON_SHOWING, event -> fill.run());
        return menu;
    }

    public static MenuItem menuItem(Command command) {
        MenuItem item = choice(command);
        item.setId("menu-" + command.key());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> command.action().run());
        ObservableStringValue name = command.name();
        if (name == null) {
            item.setText(command.text());
        } else {
            item.textProperty().bind(name);
        }
        Ikon symbol = command.icon();
        if (symbol != null) {
            item.setGraphic(new FontIcon(symbol));
        }
        if (!command.keys().isEmpty()) {
            item.setAccelerator(KeyCombination.valueOf(command.keys()));
        }
        Obstacle disabled = command.impossible();
        if (disabled != null) {
            item.disableProperty().bind(disabled.isThere());
        }
        return item;
    }

    /** The line of an element's action, or the menu of its choices. */
    public static MenuItem menuItem(ElementAction action, String id) {
        List<ElementAction.Choice> choices = action.choices().apply(id);
        MenuItem item = choices.isEmpty() ? new MenuItem() : new Menu();
        if (item instanceof Menu menu) {
            choices.forEach(choice -> {
                MenuItem line = new MenuItem(choice.text());
                line.setMnemonicParsing(false);
                line.setId("element-" + action.key() + "-" + choice.id());
                line.setOnAction(event -> choice.action().run());
                menu.getItems().add(line);
            });
        } else {
            item.setOnAction(event -> action.action().accept(id));
        }
        item.setId("element-" + action.key());
        item.setText(Texts.get(action.key()));
        item.setDisable(!action.possible().test(id));
        Ikon symbol = action.icon();
        if (symbol != null) {
            item.setGraphic(new FontIcon(symbol));
        }
        return item;
    }

    private static MenuItem choice(Command command) {
        ObservableBooleanValue chosen = command.chosen();
        if (chosen == null) {
            return new MenuItem();
        }
        RadioMenuItem item = new RadioMenuItem();
        item.setSelected(chosen.get());
        chosen.addListener((p, before, now) -> item.setSelected(now));
        // Choosing what is in force leaves it so.
        item.selectedProperty().addListener((p, before, now) -> {
            if (now != chosen.get()) {
                item.setSelected(chosen.get());
            }
        });
        return item;
    }

    /** @param named whether the button has its text beside the icon */
    public static Button button(Command command, boolean named) {
        Button button = new Button();
        button.setId("tool-" + command.key());
        button.setOnAction(event -> command.action().run());
        // Reached by the keyboard, and yet a click leaves the focus where it is: on the drawing.
        button.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> button.setFocusTraversable(false));
        button.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> button.setFocusTraversable(true));
        if (named) {
            button.setText(command.plainText());
        }
        Ikon symbol = command.icon();
        if (symbol != null) {
            button.setGraphic(new FontIcon(symbol));
        }
        Tooltip tip = new Tooltip();
        button.setTooltip(tip);
        Runnable show = () -> {
            String keys = command.keysText();
            button.setAccessibleText(command.plainText());
            tip.setText(keys.isEmpty() ? command.plainText() : command.plainText() + "  (" + keys + ")");
        };
        show.run();
        ObservableStringValue name = command.name();
        if (name != null) {
            name.addListener(p -> show.run());
        }
        Obstacle disabled = command.impossible();
        if (disabled != null) {
            button.disableProperty().bind(disabled.isThere());
        }
        return button;
    }
}
