package dev.vethwork.ui.shell;

import dev.vethwork.ui.Texts;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;

/** The menu bar. */
final class MainMenu extends MenuBar {
    /** What the menu needs of the application around the window. */
    interface Host {
        void setTheme(Theme theme);

        void setLanguage(Locale locale);

        void close();

        void about();
    }

    MainMenu(Commands commands, Settings settings, FileCommands files, Host host) {
        Menu recent = new Menu(Texts.get("recent"));
        recent.setOnShowing(event -> fill(recent, settings, files::open));
        fill(recent, settings, files::open);
        Menu file = menu("menu.file", commands.create, commands.open);
        file.getItems().add(recent);
        add(file, commands.save, commands.saveAs);
        file.getItems().addAll(new SeparatorMenuItem(), item("quit", "Shortcut+Q", host::close));
        Menu edit = menu("menu.edit", commands.undo, commands.redo);
        edit.getItems().add(new SeparatorMenuItem());
        add(edit, commands.cut, commands.copy, commands.paste, commands.duplicate, commands.delete);
        edit.getItems().add(new SeparatorMenuItem());
        add(edit, commands.selectAll);
        Menu view = menu("menu.view", commands.zoomIn, commands.zoomOut, commands.zoomReal, commands.fit);
        CheckMenuItem dark = new CheckMenuItem(Texts.get("dark"));
        dark.setId("menu-dark");
        dark.setSelected(settings.theme() == Theme.DARK);
        dark.setOnAction(event -> host.setTheme(dark.isSelected() ? Theme.DARK : Theme.LIGHT));
        view.getItems().addAll(new SeparatorMenuItem(), dark, languages(host));
        Menu lab = menu("menu.lab", commands.deploy, commands.teardown, commands.ping, commands.refresh);
        Menu help = new Menu(Texts.get("menu.help"));
        help.getItems().add(item("about", "", host::about));
        getMenus().addAll(file, edit, view, lab, help);
    }

    private static Menu languages(Host host) {
        Menu menu = new Menu(Texts.get("language"));
        ToggleGroup group = new ToggleGroup();
        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.KOREAN}) {
            RadioMenuItem choice = new RadioMenuItem(locale.getDisplayLanguage(locale));
            choice.setToggleGroup(group);
            choice.setSelected(Locale.getDefault().getLanguage().equals(locale.getLanguage()));
            choice.setOnAction(event -> host.setLanguage(locale));
            menu.getItems().add(choice);
        }
        return menu;
    }

    private static void fill(Menu menu, Settings settings, Consumer<Path> open) {
        menu.getItems().clear();
        for (Path path : settings.recent()) {
            MenuItem item = new MenuItem(path.toString());
            item.setMnemonicParsing(false);
            item.setOnAction(event -> open.accept(path));
            menu.getItems().add(item);
        }
        menu.setDisable(menu.getItems().isEmpty());
    }

    private static Menu menu(String key, Command... commands) {
        Menu menu = new Menu(Texts.get(key));
        add(menu, commands);
        return menu;
    }

    private static void add(Menu menu, Command... commands) {
        for (Command command : commands) {
            menu.getItems().add(command.menuItem());
        }
    }

    private static MenuItem item(String key, String keys, Runnable action) {
        return new Command(key, null, keys, null, action).menuItem();
    }
}
