package dev.vethwork.cli.text;

import dev.vethwork.text.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of words in columns as wide as their widest word, save those that are so long that nobody could read the others. */
public final class Table {
    private static final int WIDEST = 100;

    private final List<List<String>> rows = new ArrayList<>();
    private final String indent;

    public Table(String indent, String... heads) {
        this.indent = indent;
        if (heads.length > 0) {
            rows.add(List.of(heads));
        }
    }

    public Table row(Object... cells) {
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
        return this;
    }

    /** Every line with its end; empty where there are only heads. */
    public String print() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], isLong(row.get(i)) ? 0 : Columns.of(row.get(i)));
            }
        }
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                line.append(cell).repeat(' ', isLong(cell) ? 2 : widths[i] - Columns.of(cell) + 2);
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    private static boolean isLong(String cell) {
        return cell.indexOf('\n') >= 0 || Columns.of(cell) > WIDEST;
    }
}
