package dev.vethwork.engine.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ShellStartTest {
    /** It closes what it speaks with, and would wait for more to read for ever. */
    @Test
    @Timeout(60)
    void whatDoesNotBecomeAShellIsLetGo() throws Exception {
        Process deaf = new ProcessBuilder(List.of("sh", "-c", "exec >&- 2>&-; read -r line")).start();
        try {
            assertThatThrownBy(new DriverShell(Pipes.of(deaf))::start).isInstanceOf(IOException.class);
            assertThat(deaf.waitFor(50, TimeUnit.SECONDS)).isTrue();
        } finally {
            deaf.destroyForcibly();
        }
    }
}
