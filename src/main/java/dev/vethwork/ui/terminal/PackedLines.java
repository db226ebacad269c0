package dev.vethwork.ui.terminal;

import com.techsenger.jeditermfx.core.TextStyle;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Lines of a terminal in a few arrays. A line as it comes from the emulator is a dozen objects: a hundred thousand of them
 * are carried about by the collector of garbage so long that the window stands still.
 */
final class PackedLines {
    private final String letters;
    /** Which run is each line's first, and behind the last line how many runs there are. */
    private final int[] runs;
    /** At which cell each run begins. */
    private final int[] columns;
    /** Where the letters of each run begin, and behind the last run how many letters there are. */
    private final int[] starts;

    private final TextStyle[] styles;
    private final BitSet wrapped = new BitSet();
    private int widest;

    PackedLines(List<Screen.Line> lines) {
        int count = lines.stream().mapToInt(line -> line.runs().size()).sum();
        runs = new int[lines.size() + 1];
        columns = new int[count];
        starts = new int[count + 1];
        styles = new TextStyle[count];
        StringBuilder all = new StringBuilder();
        int run = 0;
        for (int i = 0; i < lines.size(); i++) {
            runs[i] = run;
            wrapped.set(i, lines.get(i).wrapped());
            for (Screen.Run one : lines.get(i).runs()) {
                columns[run] = one.column();
                starts[run] = all.length();
                styles[run++] = one.style();
                all.append(one.text());
                widest = Math.max(widest, one.column() + one.text().length());
            }
        }
        runs[lines.size()] = run;
        starts[run] = all.length();
        letters = all.toString();
    }

    int size() {
        return runs.length - 1;
    }

    boolean isWrapped(int line) {
        return wrapped.get(line);
    }

    Screen.Line line(int line) {
        List<Screen.Run> there = new ArrayList<>(2);
        for (int run = runs[line]; run < runs[line + 1]; run++) {
            there.add(new Screen.Run(columns[run], letters.substring(starts[run], starts[run + 1]), styles[run]));
        }
        return new Screen.Line(List.copyOf(there), isWrapped(line));
    }

    /** The letters of a line as they stand in their cells, which follow one another from the first. */
    String text(int line) {
        return letters.substring(starts[runs[line]], starts[runs[line + 1]]);
    }

    /** The same lines in a terminal of another width. */
    PackedLines reflow(int width) {
        if (wrapped.isEmpty() && widest <= width) {
            return this;
        }
        Wrapping wrapping = new Wrapping(width);
        for (int i = 0; i < size(); i++) {
            wrapping.add(line(i));
        }
        return new PackedLines(wrapping.rows());
    }
}
