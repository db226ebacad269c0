package dev.vethwork.ui.action;

import dev.vethwork.ui.Texts;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;

/**
 * Why a command cannot be done just now.
 *
 * @param isThere while it cannot
 * @param key names the sentence that says what would make it possible, in the messages after {@code impossible.}
 */
public record Obstacle(ObservableBooleanValue isThere, String key) {
    /** That sentence; empty while nothing is in the way. */
    ObservableValue<String> sentence() {
        return isThere.map(there -> there ? Texts.get("impossible." + key) : "");
    }
}
