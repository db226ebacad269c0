package dev.vethwork.ui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HighlightsTest {
    private static final int COLUMNS = 80;
    private static final Ink INK = Ink.LIGHT;
    private static final Screen SCREEN =
            new Screen(List.of(Screen.Line.EMPTY, Screen.Line.EMPTY, Screen.Line.EMPTY), 100, 0, 100, COLUMNS, null);

    private final Highlights highlights = new Highlights();

    @Test
    void aSelectionGoesFromItsFirstLineToWhereItEndsInItsLast() {
        highlights.select(new Span(100, 70, 101, 5));
        assertThat(highlights.on(SCREEN, COLUMNS, INK))
                .containsExactly(
                        List.of(new TerminalPainter.Mark(70, COLUMNS, INK.selection())),
                        List.of(new TerminalPainter.Mark(0, 5, INK.selection())),
                        List.of());
    }

    @Test
    void aSelectionLiesOverWhatWasFound() {
        highlights.find(List.of(new Span(99, 0, 99, 4), new Span(102, 8, 102, 12)));
        highlights.select(new Span(102, 10, 102, 20));
        assertThat(highlights.on(SCREEN, COLUMNS, INK).getLast())
                .containsExactly(
                        new TerminalPainter.Mark(8, 12, INK.found()), new TerminalPainter.Mark(10, 20, INK.selection()));
    }

    @Test
    void nothingHasAColourWhereNothingIsSelected() {
        highlights.select(new Span(100, 3, 100, 3));
        assertThat(highlights.on(SCREEN, COLUMNS, INK)).allMatch(List::isEmpty);
    }
}
