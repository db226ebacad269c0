package dev.vethwork.cli.text;

import dev.vethwork.text.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of words in columns as wide as their widest word, save those that are so long that nobody could read the others. */
public final class Table {
    private static final int WIDEST = 100;
    private static final String FURTHER = "    ";

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

    /**
     * Every line with its end; empty where there are only heads. A row that is longer than the terminal's goes on in the next
     * line, further in, from the first cell that does not fit: a cell is a word or a command, which somebody may copy.
     *
     * @param most columns of the terminal
     */
    public String print(int most) {
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
            boolean begun = false;
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                if (begun && !cell.isEmpty() && folds(Columns.of(line.toString()), Columns.of(cell), most)) {
                    out.append(line.toString().stripTrailing()).append('\n');
                    line = new StringBuilder(indent + FURTHER);
                    begun = false;
                }
                begun |= !cell.isBlank();
                line.append(cell).repeat(' ', isLong(cell) ? 2 : widths[i] - Columns.of(cell) + 2);
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    /** What fits nowhere stays beside a short word, a number say. */
    private boolean folds(int at, int width, int most) {
        return at + width > most && (indent.length() + FURTHER.length() + width <= most || at > most / 2);
    }

    private static boolean isLong(String cell) {
        return cell.indexOf('\n') >= 0 || Columns.of(cell) > WIDEST;
    }
}
