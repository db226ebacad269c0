package dev.vethwork.ui.inspector.form;

import dev.vethwork.net.BadValue;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A list of a form: each row is a value of its own, typed in as some cells. Rows in which nothing is typed are none. */
public record Rows<S, R>(
        String key, RowCodec<R> codec, Function<S, List<R>> read, BiFunction<S, List<R>, S> write)
        implements Item<S> {
    public List<Column> columns() {
        return codec.columns();
    }

    @Override
    public boolean shared() {
        return codec.shared();
    }

    /** What the element has now. */
    public List<List<String>> cells(S subject) {
        return read.apply(subject).stream().map(codec.print()).toList();
    }

    /** The element with these rows after those that it has. @throws BadValue if a row is wrong */
    public S add(S subject, List<List<String>> cells) {
        List<List<String>> all = new ArrayList<>(cells(subject));
        all.addAll(cells);
        return put(subject, all);
    }

    /** What is wrong with which row. */
    public SortedMap<Integer, BadValue> problems(List<List<String>> cells) {
        SortedMap<Integer, BadValue> found = new TreeMap<>();
        for (int row = 0; row < cells.size(); row++) {
            if (!isBlank(cells.get(row))) {
                try {
                    R _ = codec.parse().apply(cells.get(row));
                } catch (BadValue e) {
                    found.put(row, e);
                }
            }
        }
        return found;
    }

    /** The element with these rows. @throws BadValue if a row is wrong */
    public S put(S subject, List<List<String>> cells) {
        return write.apply(subject, typed(cells).stream().map(codec.parse()).toList());
    }

    /** The rows in which something is typed. */
    public List<List<String>> typed(List<List<String>> cells) {
        return cells.stream().filter(row -> !isBlank(row)).toList();
    }

    /** A row as it is before anything is typed. */
    public List<String> blank() {
        return columns().stream().map(c -> c.input().initial()).toList();
    }

    private boolean isBlank(List<String> row) {
        // Where no cell takes text, there is no such thing as an untouched row.
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            if (columns().get(i).input() instanceof Input.Text) {
                texts.add(row.get(i));
            }
        }
        return codec.needsText() && texts.stream().allMatch(String::isBlank);
    }

    @Override
    public <P> Rows<P, R> in(Function<P, S> get, BiFunction<P, S, P> put) {
        return new Rows<>(
                key,
                codec,
                p -> read.apply(get.apply(p)),
                (p, rows) -> put.apply(p, write.apply(get.apply(p), rows)));
    }
}
