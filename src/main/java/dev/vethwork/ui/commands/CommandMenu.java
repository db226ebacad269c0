package dev.vethwork.ui.commands;

import dev.vethwork.plan.ShellText;
import dev.vethwork.plan.Step;
import dev.vethwork.ui.panels.Clip;
import dev.vethwork.ui.panels.PanelText;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;

/** What can be done with the commands that are selected. */
final class CommandMenu extends ContextMenu {
    CommandMenu(CommandListModel model, Supplier<List<Step>> selected) {
        MenuItem copy = item("commands.copySelected", () -> Clip.copy(ShellText.lines(selected.get())));
        MenuItem undo = item("commands.copyUndo", () -> Clip.copy(ShellText.undo(selected.get())));
        MenuItem all = item("commands.copyAll", () -> Clip.copy(ShellText.lines(model.listed())));
        getItems().addAll(copy, undo, all);
        setOnShowing(event -> {
            copy.setDisable(selected.get().isEmpty());
            undo.setDisable(ShellText.undo(selected.get()).isEmpty());
            all.setDisable(model.listed().isEmpty());
        });
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(PanelText.get(key));
        item.setOnAction(event -> action.run());
        return item;
    }
}
