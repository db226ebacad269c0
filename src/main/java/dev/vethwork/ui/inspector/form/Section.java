package dev.vethwork.ui.inspector.form;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A titled stretch of a form.
 *
 * @param key names it in the bundle, with {@code section.} before it
 * @param title what the title is about, such as a cable's end; mostly empty
 * @param open whether it is unfolded at first
 */
public record Section<S>(String key, String title, boolean open, List<Item<S>> items) {
    public Section {
        items = List.copyOf(items);
    }

    public <P> Section<P> in(Function<P, S> get, BiFunction<P, S, P> put) {
        return new Section<>(key, title, open, items.stream().<Item<P>>map(i -> i.in(get, put)).toList());
    }

    /** Only what several elements can have in common. */
    Section<S> shared() {
        return new Section<>(key, "", open, items.stream().filter(Item::shared).toList());
    }
}
