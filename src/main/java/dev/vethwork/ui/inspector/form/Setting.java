package dev.vethwork.ui.inspector.form;

import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One value of a form.
 *
 * @param write throws {@link dev.vethwork.net.BadValue} for text that cannot be the value
 */
public record Setting<S>(
        String key, Input input, boolean shared, Function<S, String> read, BiFunction<S, String, S> write)
        implements Item<S> {
    public static <S> Setting<S> text(
            String key, String example, Function<S, String> read, BiFunction<S, String, S> write) {
        return new Setting<>(key, new Input.Text(example), true, read, write);
    }

    /** A text that only one element can have, such as its name. */
    public static <S> Setting<S> unique(
            String key, String example, Function<S, String> read, BiFunction<S, String, S> write) {
        return new Setting<>(key, new Input.Text(example), false, read, write);
    }

    public static <S> Setting<S> flag(String key, Function<S, Boolean> read, BiFunction<S, Boolean, S> write) {
        return new Setting<>(
                key,
                new Input.Flag(),
                true,
                s -> read.apply(s).toString(),
                (s, text) -> write.apply(s, Boolean.valueOf(text)));
    }

    public static <S, E extends Enum<E>> Setting<S> choice(
            String key, Class<E> type, Function<S, E> read, BiFunction<S, E, S> write) {
        return new Setting<>(
                key,
                Input.of(type),
                true,
                s -> Input.word(read.apply(s)),
                (s, text) -> write.apply(s, Cells.word(type, text)));
    }

    @Override
    public <P> Setting<P> in(Function<P, S> get, BiFunction<P, S, P> put) {
        return new Setting<>(
                key,
                input,
                shared,
                p -> read.apply(get.apply(p)),
                (p, text) -> put.apply(p, write.apply(get.apply(p), text)));
    }
}
