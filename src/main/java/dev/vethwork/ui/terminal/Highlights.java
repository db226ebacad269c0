package dev.vethwork.ui.terminal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a terminal's text has a colour behind it: what a person has selected, and the places of words that were looked for. */
final class Highlights {
    private @Nullable Span selected;
    private List<Span> found = List.of();

    @Nullable Span selected() {
        return selected;
    }

    void select(@Nullable Span value) {
        selected = value;
    }

    void find(List<Span> places) {
        found = List.copyOf(places);
    }

    /** For each line that is shown; the selection lies over what was found. @param columns how wide the terminal is */
    List<List<TerminalPainter.Mark>> on(Screen screen, int columns, Ink ink) {
        List<List<TerminalPainter.Mark>> all = new ArrayList<>();
        for (int i = 0; i < screen.lines().size(); i++) {
            all.add(on(screen.first() + i, columns, ink));
        }
        return all;
    }

    private List<TerminalPainter.Mark> on(long line, int columns, Ink ink) {
        List<TerminalPainter.Mark> marks = new ArrayList<>();
        for (Span place : found) {
            if (place.line() == line) {
                marks.add(new TerminalPainter.Mark(place.column(), place.endColumn(), ink.found()));
            }
        }
        Span picked = selected;
        if (picked != null && picked.to(line, columns) > picked.from(line)) {
            marks.add(new TerminalPainter.Mark(picked.from(line), picked.to(line, columns), ink.selection()));
        }
        return List.copyOf(marks);
    }
}
