package dev.vethwork.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.waiting.Eventually;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PtyTest {
    @ParameterizedTest
    @ValueSource(strings = {"exec -a '' cat", "exec -a $'\\xff' cat", "exec -a / cat"})
    void whateverAProgramCallsItselfItIsSeen(String program) throws Exception {
        try (Pty pty = Pty.start(List.of("bash", "-c", program), 80, 24)) {
            Eventually.holds(() -> assertThat(pty.foreground()).hasValueSatisfying(words -> assertThat(words).hasSize(1)));
        }
    }
}
