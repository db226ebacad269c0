package dev.vethwork.ui.shell;

import dev.vethwork.ui.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Something that can be chosen, in a menu or on the tool bar.
 *
 * @param key its text's key in the messages
 * @param keys what to press, empty for nothing
 * @param impossible while it cannot be done; null for never
 */
public record Command(
        String key, @Nullable Ikon icon, String keys, @Nullable ObservableBooleanValue impossible, Runnable action) {
    MenuItem menuItem() {
        MenuItem item = new MenuItem(Texts.get(key));
        item.setId("menu-" + key);
        item.setOnAction(event -> action.run());
        Ikon symbol = icon;
        if (symbol != null) {
            item.setGraphic(new FontIcon(symbol));
        }
        if (!keys.isEmpty()) {
            item.setAccelerator(KeyCombination.valueOf(keys));
        }
        ObservableBooleanValue disabled = impossible;
        if (disabled != null) {
            item.disableProperty().bind(disabled);
        }
        return item;
    }

    /** @param named whether the button has its text beside the icon */
    Button button(boolean named) {
        Button button = new Button();
        button.setId("tool-" + key);
        button.setFocusTraversable(false);
        button.setOnAction(event -> action.run());
        String text = plain();
        if (named) {
            button.setText(text);
        }
        Ikon symbol = icon;
        if (symbol != null) {
            button.setGraphic(new FontIcon(symbol));
        }
        button.setAccessibleText(text);
        button.setTooltip(new Tooltip(keys.isEmpty() ? text : text + "  (" + keys.replace("Shortcut", "Ctrl") + ")"));
        ObservableBooleanValue disabled = impossible;
        if (disabled != null) {
            button.disableProperty().bind(Bindings.createBooleanBinding(disabled::get, disabled));
        }
        return button;
    }

    private String plain() {
        return Texts.get(key).replace("…", "");
    }
}
