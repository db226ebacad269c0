package dev.vethwork.ui.terminal;

import com.techsenger.jeditermfx.core.TextStyle;
import java.util.ArrayList;
import java.util.List;

/** Breaks lines for a terminal of some width, those that were broken for another width put together again before. */
final class Wrapping {
    private final int width;
    private final List<Screen.Line> rows = new ArrayList<>();
    private List<Screen.Run> row = new ArrayList<>();
    private int column;

    Wrapping(int width) {
        this.width = width;
    }

    void add(Screen.Line line) {
        for (Screen.Run run : line.runs()) {
            add(run.text(), run.style());
        }
        if (!line.wrapped()) {
            end(false);
        }
    }

    private void add(String text, TextStyle style) {
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(text.length(), from + width - column);
            // A wide letter stays in one row.
            if (to < text.length() && text.charAt(to) == Emulator.SECOND_HALF) {
                to--;
            }
            if (to > from) {
                row.add(new Screen.Run(column, text.substring(from, to), style));
                column += to - from;
                from = to;
            }
            if (from < text.length()) {
                end(true);
            }
        }
    }

    private void end(boolean goesOn) {
        rows.add(new Screen.Line(List.copyOf(row), goesOn));
        row = new ArrayList<>();
        column = 0;
    }

    /** What has been added, in its rows. */
    List<Screen.Line> rows() {
        if (!row.isEmpty()) {
            end(true);
        }
        return rows;
    }
}
