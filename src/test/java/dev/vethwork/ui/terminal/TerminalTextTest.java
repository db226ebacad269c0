package dev.vethwork.ui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.Pty;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTextTest {
    private final Emulator emulator = new Emulator(80, 24, () -> {});
    private final TerminalText text = new TerminalText(emulator);

    @Test
    void wordsAreFoundInTheirCellsWhateverLettersStandBeforeThem() {
        emulator.say("\u0130 said Hello and hello\r\n");
        assertThat(text.placesOf("hello")).containsExactly(new Span(0, 7, 0, 12), new Span(0, 17, 0, 22));
    }

    @Test
    void whatBeganInALineThatIsForgottenEndsWhereItEnded() throws Exception {
        try (Pty pty = Pty.start(List.of("seq", "106000"), 80, 24);
                Typing typing = new Typing(pty)) {
            emulator.follow(pty, typing);
        } catch (IOException e) {
            // So a terminal tells that it has hung up.
            assertThat(e).isNotNull();
        }
        long oldest = emulator.screen(0, 1).oldest();
        assertThat(oldest).isPositive();
        assertThat(text.text(new Span(0, 2, oldest + 1, 3)))
                .isEqualTo((oldest + 1) + "\n" + String.valueOf(oldest + 2).substring(0, 3));
    }
}
