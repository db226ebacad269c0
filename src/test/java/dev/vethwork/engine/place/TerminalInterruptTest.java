package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.format.TopologyFormat;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C at a terminal reaches the program and whatever it has started; what it needs to take its work back must outlive that. */
@NeedsSandbox
class TerminalInterruptTest {
    private static final int LONGEST_SECONDS = 60;

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"holder", "file"})
    @Timeout(120)
    void aDeploymentIsTakenBackAndLeavesNoSandbox(String note) throws Exception {
        Path file = home.resolve("chance.vethwork.json");
        TopologyFormat.write(TrustLabs.natted(1), file);
        Path said = home.resolve("said");
        RealProgram program = new RealProgram(List.of("env", "--default-signal=INT", "setsid"), home);
        Process running = program.start(said, "deploy", file.toString(), "--yes");
        Path there = home.resolve("vethwork").resolve("chance").resolve(note);
        while (running.isAlive() && !Files.exists(there)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
        assertThat(running.isAlive()).as(Files.readString(said)).isTrue();
        assertThat(new ProcessBuilder("kill", "-INT", "--", "-" + running.pid()).start().waitFor()).isZero();
        assertThat(running.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).as("it ends by itself").isTrue();
        assertThat(Files.readString(said)).contains("taken back", "cancelled");
        assertThat(running.exitValue()).isEqualTo(3);
        assertThat(home.resolve("vethwork").resolve("chance")).doesNotExist();
        assertThat(ProcessHandle.allProcesses().filter(p -> p.info().commandLine().orElse("").contains(home.toString()))).isEmpty();
    }

    /** What only reads leaves nothing to be put in order: it ends at once, as programs do, and says so. */
    @Test
    @Timeout(120)
    void whatOnlyReadsEndsAtOnceAndSaysSo() throws Exception {
        Path pipe = home.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        Path said = home.resolve("said");
        RealProgram program = new RealProgram(
                List.of("env", "--default-signal=INT", "setsid", "sh", "-c", "exec \"$@\" <" + pipe, "sh"), home);
        Process running = program.start(said, "validate", "-");
        try (OutputStream drawing = Files.newOutputStream(pipe)) {
            // More than a pipe holds: the program is reading.
            drawing.write(" ".repeat(200_000).getBytes(StandardCharsets.UTF_8));
            assertThat(new ProcessBuilder("kill", "-INT", "--", "-" + running.pid()).start().waitFor()).isZero();
            assertThat(running.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).as("it ends by itself").isTrue();
        }
        assertThat(Files.readString(said)).isEqualTo("vethwork: Interrupted.\n");
        assertThat(running.exitValue()).isEqualTo(130);
    }
}
