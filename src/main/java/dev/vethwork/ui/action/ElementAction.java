package dev.vethwork.ui.action;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/**
 * Something that can be done with one element of the drawing, from its context menu.
 *
 * @param key names it, and its text in the messages
 * @param offered whether it is in the menu of this element at all
 * @param possible whether it can be done now
 * @param choices what to choose from, each a line of a menu of its own; empty where there is nothing to choose
 */
public record ElementAction(
        String key,
        @Nullable Ikon icon,
        Predicate<String> offered,
        Predicate<String> possible,
        Consumer<String> action,
        Function<String, List<Choice>> choices) {
    /** One of several things that can be done. @param text as it is shown */
    public record Choice(String id, String text, Runnable action) {}

    public static ElementAction of(String key, Ikon icon, Consumer<String> action) {
        return new ElementAction(key, icon, id -> true, id -> true, action, id -> List.of());
    }

    /** Several things in a menu of their own, which is offered only where there are some. */
    public static ElementAction choice(String key, Ikon icon, Function<String, List<Choice>> choices) {
        return new ElementAction(key, icon, id -> !choices.apply(id).isEmpty(), id -> true, id -> {}, choices);
    }

    public ElementAction where(Predicate<String> value) {
        return new ElementAction(key, icon, value, possible, action, choices);
    }
}
