package dev.vethwork.ui.action;

import dev.vethwork.ui.Texts;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/**
 * Something that can be chosen: in a menu, on the tool bar, in the command palette.
 *
 * @param key names it, and its text in the messages
 * @param keys what to press, empty for nothing
 * @param impossible while it cannot be done; null for never
 * @param name its text where that changes, such as "Undo move of red"; null for the one of the messages
 * @param chosen whether it is the one in force of several; null for a command that is no choice
 */
public record Command(
        String key,
        @Nullable Ikon icon,
        String keys,
        @Nullable ObservableBooleanValue impossible,
        Runnable action,
        @Nullable ObservableStringValue name,
        @Nullable ObservableBooleanValue chosen)
        implements MenuEntry {
    public Command(
            String key,
            @Nullable Ikon icon,
            String keys,
            @Nullable ObservableBooleanValue impossible,
            Runnable action) {
        this(key, icon, keys, impossible, action, null, null);
    }

    public static Command of(String key, Runnable action) {
        return new Command(key, null, "", null, action);
    }

    public Command withIcon(Ikon value) {
        return new Command(key, value, keys, impossible, action, name, chosen);
    }

    public Command withKeys(String value) {
        return new Command(key, icon, value, impossible, action, name, chosen);
    }

    public Command unless(ObservableBooleanValue value) {
        return new Command(key, icon, keys, value, action, name, chosen);
    }

    public Command named(ObservableStringValue value) {
        return new Command(key, icon, keys, impossible, action, value, chosen);
    }

    public Command chosenWhile(ObservableBooleanValue value) {
        return new Command(key, icon, keys, impossible, action, name, value);
    }

    /** Its present text. */
    public String text() {
        ObservableStringValue changing = name;
        return changing == null ? Texts.get(key) : changing.get();
    }

    /** Its text without the dots that promise a dialog. */
    public String plainText() {
        return text().replace("…", "");
    }

    public boolean isPossible() {
        ObservableBooleanValue now = impossible;
        return now == null || !now.get();
    }

    public boolean isChosen() {
        ObservableBooleanValue now = chosen;
        return now != null && now.get();
    }

    /** What to press, for people: {@code Ctrl+Shift+P}; empty for nothing. */
    public String keysText() {
        return keys.isEmpty() ? "" : KeyCombination.valueOf(keys).getDisplayText();
    }
}
