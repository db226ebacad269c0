package dev.vethwork.ui.terminal;

import com.techsenger.jeditermfx.core.TextStyle;
import java.util.List;

/**
 * What a terminal shows at one moment. Lines are counted from the first that was ever said, so that a line keeps its number
 * while others follow it.
 *
 * @param first the number of the uppermost line that is shown
 * @param oldest the number of the oldest line that is still known
 * @param bottom the number of the screen's uppermost line, where one is that looks at what is said now
 * @param cursor null where the program hides it
 */
record Screen(List<Line> lines, long first, long oldest, long bottom, int columns, @org.jspecify.annotations.Nullable Cursor cursor) {
    /** Where the next letter comes. @param line its line's number */
    record Cursor(long line, int column, Shape shape) {}

    /** What a cursor looks like. */
    enum Shape {
        BLOCK,
        UNDERLINE,
        BAR
    }

    /** Letters of one look side by side. @param text a cell a character; a wide one has {@link Emulator#SECOND_HALF} behind it */
    record Run(int column, String text, TextStyle style) {}

    /** @param wrapped whether it goes on in the next line */
    record Line(List<Run> runs, boolean wrapped) {
        static final Line EMPTY = new Line(List.of(), false);
    }

    Screen {
        lines = List.copyOf(lines);
    }
}
