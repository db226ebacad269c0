package dev.vethwork.ui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a terminal remembers of what was said, however long ago. */
class ScrollbackTest {
    private static final int COLUMNS = 40;
    private static final int ROWS = 10;
    /** So many lines later, a line has been put away. */
    private static final int LONG = 4_000;

    private final Emulator emulator = new Emulator(COLUMNS, ROWS, () -> {});

    /** No more at once than the emulator takes. */
    private void say(int from, int to) {
        for (int i = from; i <= to; i += 500) {
            emulator.say(IntStream.rangeClosed(i, Math.min(to, i + 499))
                    .mapToObj(number -> number + "\r\n")
                    .collect(Collectors.joining()));
        }
    }

    private String all() {
        return new TerminalText(emulator).text(new Span(0, 0, Long.MAX_VALUE - 1, Integer.MAX_VALUE)).stripTrailing();
    }

    @Test
    void noLineIsLostOrTwice() {
        say(1, LONG);
        assertThat(all().lines()).containsExactlyElementsOf(
                IntStream.rangeClosed(1, LONG).mapToObj(Integer::toString).toList());
    }

    @Test
    void aHundredThousandLinesAreKeptAndTheOldestBeforeThemForgotten() {
        say(1, 110_000);
        List<String> lines = all().lines().toList();
        assertThat(lines).hasSizeBetween(100_000, 103_000).endsWith("109999", "110000");
        assertThat(emulator.screen(0, 1).oldest()).isEqualTo(110_000 - lines.size());
        assertThat(new TerminalText(emulator).placesOf("109999"))
                .containsExactly(new Span(109_998, 0, 109_998, 6));
    }

    @Test
    void aLineThatWasPutAwayLooksAsItDid() {
        emulator.say("\u001b[1;31mred\u001b[0m and \u001b[4munder\u001b[0m \ud55c\uae00 end\r\n" + "x".repeat(COLUMNS + 5) + "\r\n\u001b[44m\u001b[K\u001b[0m\r\n");
        List<Screen.Line> before = emulator.screen(0, 4).lines();
        say(1, LONG);
        assertThat(emulator.screen(0, 4).lines()).isEqualTo(before);
        assertThat(emulator.rows(1, 2)).extracting(Emulator.Row::wrapped).containsExactly(true, false);
    }

    @Test
    void aLineThatWasPutAwayIsBrokenForAnotherWidth() {
        String line = "\ud55c\uae00".repeat(20) + "x".repeat(35);
        emulator.say(line + "\r\n");
        assertThat(all()).isEqualTo(line);
        say(1, LONG);
        String before = all();
        for (int columns : List.of(13, 200, COLUMNS)) {
            emulator.resize(columns, ROWS);
            assertThat(all()).as("%d columns", columns).isEqualTo(before);
            assertThat(emulator.screen(0, ROWS).lines())
                    .allSatisfy(row -> assertThat(row.runs())
                            .allMatch(run -> run.column() + run.text().length() <= columns));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 41})
    void aLineOfWideLettersIsNotCutAtTheEdge(int columns) {
        emulator.resize(columns, ROWS);
        String line = "x" + "\ud55c\uae00".repeat(50) + " x " + "\ud55c\uae00".repeat(50) + "x";
        emulator.say(line + "\r\n");
        assertThat(all()).isEqualTo(line);
        assertThat(emulator.screen(-1, ROWS).lines())
                .allSatisfy(row -> assertThat(row.runs())
                        .allMatch(run -> run.column() + run.text().length() <= columns));
    }

    @Test
    void aProgramThatClearsWhatWasSaidClearsAllOfIt() {
        say(1, LONG);
        emulator.say("\u001b[H\u001b[2J\u001b[3Jnew");
        assertThat(all()).isEqualTo("new");
        Screen screen = emulator.screen(-1, ROWS);
        assertThat(screen.oldest()).isEqualTo(screen.bottom());
    }

    @Test
    void aProgramWithTheWholeScreenDoesNotReachWhatWasSaidBefore() {
        say(1, LONG);
        String before = all();
        emulator.say("\u001b[?1049hwhole");
        assertThat(all().strip()).isEqualTo("whole");
        emulator.say("\u001b[?1049l");
        assertThat(all()).isEqualTo(before);
    }
}
