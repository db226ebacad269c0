package dev.vethwork.ui.inspector.form;

import dev.vethwork.net.Prefix;
import dev.vethwork.topology.netfilter.Selector;
import dev.vethwork.topology.netfilter.SelectorPart;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value as a row of cells, one for each column.
 *
 * @param shared whether several elements may have the same rows
 * @param needsText whether a row without any text typed in means nothing
 * @param parse throws {@link dev.vethwork.net.BadValue} for cells that make no value
 */
public record RowCodec<R>(
        List<Column> columns, boolean shared, boolean needsText, Function<R, List<String>> print, Function<List<String>, R> parse) {
    /** Where a rule, and what it is built by, have what is asked of a packet. */
    record Asked<R, B>(Function<R, Selector> value, Function<B, Selector> soFar, BiConsumer<B, Selector> set) {}

    /** For a value of many parts: each of its cells says at one place what it shows and what it sets. */
    static <R, B> Parts<R, B> of(Supplier<B> begun, Function<B, R> made) {
        return new Parts<>(begun, made);
    }

    /** The cells so far, from the left. They are read in this order, into the builder B. */
    static final class Parts<R, B> {
        private record Part<R, B>(Column column, Function<R, String> shown, BiConsumer<B, String> read) {}

        private final Supplier<B> begun;
        private final Function<B, R> made;
        private final List<Part<R, B>> parts = new ArrayList<>();

        private Parts(Supplier<B> begun, Function<B, R> made) {
            this.begun = begun;
            this.made = made;
        }

        Parts<R, B> cell(Column column, Function<R, @Nullable Object> value, BiConsumer<B, String> read) {
            parts.add(new Part<>(column, row -> Cells.show(value.apply(row)), read));
            return this;
        }

        Parts<R, B> prefix(String key, String example, Function<R, @Nullable Object> value, BiConsumer<B, @Nullable Prefix> set) {
            return cell(Column.text(key, example), value, (b, text) -> set.accept(b, Cells.prefix(text)));
        }

        Parts<R, B> device(String key, String example, Function<R, @Nullable Object> value, BiConsumer<B, @Nullable String> set) {
            return cell(Column.text(key, example), value, (b, text) -> set.accept(b, Cells.optional(text)));
        }

        Parts<R, B> port(String key, String example, Function<R, @Nullable Object> value, BiConsumer<B, @Nullable Integer> set) {
            return cell(Column.number(key, example), value, (b, text) -> set.accept(b, Cells.port(text)));
        }

        /** A value that is written as a word of its own; empty for none. */
        <T> Parts<R, B> parsed(
                String key, String example, Function<R, @Nullable Object> value, Function<String, T> parse, BiConsumer<B, @Nullable T> set) {
            return cell(Column.text(key, example), value, (b, text) -> set.accept(b, text.isBlank() ? null : parse.apply(text.strip())));
        }

        /** A cell for each of these that a rule asks of a packet. */
        Parts<R, B> asked(Asked<R, B> of, List<SelectorPart> asked) {
            for (SelectorPart part : asked) {
                cell(
                        SelectorCells.column(part),
                        row -> SelectorCells.text(part, of.value().apply(row)),
                        (b, text) -> of.set().accept(b, SelectorCells.read(part, of.soFar().apply(b), text)));
            }
            return this;
        }

        <E extends Enum<E>> Parts<R, B> word(String key, Class<E> type, Function<R, @Nullable Object> value, BiConsumer<B, E> set) {
            return cell(new Column(key, Input.of(type)), value, (b, text) -> set.accept(b, Cells.word(type, text)));
        }

        Parts<R, B> flag(String key, Function<R, Boolean> value, BiConsumer<B, Boolean> set) {
            return cell(new Column(key, new Input.Flag()), value::apply, (b, text) -> set.accept(b, Boolean.parseBoolean(text)));
        }

        RowCodec<R> rows(boolean shared, boolean needsText) {
            List<Part<R, B>> all = List.copyOf(parts);
            return new RowCodec<>(
                    all.stream().map(Part::column).toList(),
                    shared,
                    needsText,
                    row -> all.stream().map(part -> part.shown().apply(row)).toList(),
                    cells -> {
                        B builder = begun.get();
                        for (int i = 0; i < all.size(); i++) {
                            all.get(i).read().accept(builder, cells.get(i));
                        }
                        return made.apply(builder);
                    });
        }
    }
}
