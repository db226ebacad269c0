package dev.vethwork.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WatchedProgramTest {
    @Test
    void whatAProgramSaysIsNotTakenForItsEnd() {
        assertThat(WatchedProgram.exitOf("vethwork-exit 127")).hasValue(127);
        assertThat(WatchedProgram.exitOf("vethwork-exit soon")).isEmpty();
        assertThat(WatchedProgram.exitOf("vethwork-exit 99999999999")).isEmpty();
        assertThat(WatchedProgram.exitOf("64 bytes from 10.0.0.2")).isEmpty();
    }
}
