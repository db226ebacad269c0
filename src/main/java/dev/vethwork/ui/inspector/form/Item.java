package dev.vethwork.ui.inspector.form;

import java.util.function.BiFunction;
import java.util.function.Function;

/** A part of a form: one value or a list of rows. @param <S> what it is a part of */
public sealed interface Item<S> permits Setting, Rows {
    /** Names it in the bundle, with {@code field.} before it. */
    String key();

    /** Whether it makes sense to set it for several elements at once. */
    boolean shared();

    /** The same item as a part of something that holds an S. */
    <P> Item<P> in(Function<P, S> get, BiFunction<P, S, P> put);
}
