package dev.vethwork.ui.action;

import dev.vethwork.ui.Texts;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/**
 * Something that can be chosen: in a menu, on the tool bar, in the command palette.
 *
 * @param key names it, and its text in the messages
 * @param keys what to press, empty for nothing
 * @param impossible why it cannot be done at times; null for one that always can
 * @param name its text where that changes, such as "Undo move of red"; null for the one of the messages
 * @param chosen whether it is the one in force of several; null for a command that is no choice
 */
public record Command(
        String key,
        @Nullable Ikon icon,
        String keys,
        @Nullable Obstacle impossible,
        Runnable action,
        @Nullable ObservableStringValue name,
        @Nullable ObservableBooleanValue chosen)
        implements MenuEntry {
    public Command(
            String key,
            @Nullable Ikon icon,
            String keys,
            @Nullable Obstacle impossible,
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

    public Command unless(Obstacle value) {
        return new Command(key, icon, keys, value, action, name, chosen);
    }

    /** @param value while it cannot be done @param why {@linkplain Obstacle#key the sentence} that says what would make it possible */
    public Command unless(ObservableBooleanValue value, String why) {
        return unless(new Obstacle(value, why));
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
        Obstacle now = impossible;
        return now == null || !now.isThere().get();
    }

    /** What would make it possible; empty while it is. */
    ObservableValue<String> whyNot() {
        Obstacle now = impossible;
        return now == null ? new ReadOnlyStringWrapper("") : now.sentence();
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
