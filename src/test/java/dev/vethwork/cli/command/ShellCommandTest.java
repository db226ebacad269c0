package dev.vethwork.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import dev.vethwork.Main;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.machine.SideBySide;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shell inside a node, by the whole program on a terminal of its own. */
@NeedsSandbox
@SideBySide
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ShellCommandTest {
    @TempDir
    Path home;

    @BeforeEach
    void deploy() throws Exception {
        Path file = home.resolve("rooms.vethwork.json");
        TopologyFormat.write(Topology.empty("rooms").withNode(Namespace.of("red")), file);
        Files.writeString(home.resolve(".bashrc"), "PS1='mine> '\nalias greet='echo good day'\n");
        try (Terminal terminal = new Terminal("/bin/bash", "deploy", file.toString())) {
            assumeTrue(terminal.end() == ExitCodes.OK, terminal.said.toString());
        }
    }

    @AfterEach
    void takeDown() throws Exception {
        try (Terminal terminal = new Terminal("/bin/bash", "destroy", "rooms")) {
            assertThat(terminal.end()).as(terminal.said.toString()).isZero();
        }
    }

    /** The program, on a terminal of its own. */
    private final class Terminal implements AutoCloseable {
        private final PtyProcess process;
        private final StringBuilder said = new StringBuilder();

        Terminal(String shell, String... words) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                    Main.class.getName()));
            command.addAll(List.of(words));
            Map<String, String> environment = new HashMap<>(System.getenv());
            environment.putAll(Map.of(
                    "HOME", home.toString(), "XDG_RUNTIME_DIR", home.toString(), "SHELL", shell, "TERM", "xterm-256color"));
            process = new PtyProcessBuilder(command.toArray(String[]::new))
                    .setEnvironment(environment)
                    .setDirectory(home.toString())
                    .setInitialColumns(120)
                    .setInitialRows(30)
                    .start();
        }

        void type(String line) throws IOException {
            process.getOutputStream().write((line + "\r").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        }

        /** Reads on until this has been said. */
        void until(String words) throws IOException {
            InputStream in = process.getInputStream();
            byte[] bytes = new byte[4096];
            while (said.indexOf(words) < 0) {
                int count = in.read(bytes);
                if (count < 0) {
                    throw new AssertionError("it ended without saying " + words + ": " + said);
                }
                said.append(new String(bytes, 0, count, StandardCharsets.UTF_8));
            }
        }

        void untilItRuns(String program) throws Exception {
            ProcessHandle self = ProcessHandle.of(process.pid()).orElseThrow();
            Eventually.so(program, () -> self.descendants()
                    .anyMatch(p -> p.info().command().filter(c -> c.endsWith("/" + program)).isPresent()));
        }

        int end() throws IOException, InterruptedException {
            InputStream in = process.getInputStream();
            byte[] bytes = new byte[4096];
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                said.append(new String(bytes, 0, count, StandardCharsets.UTF_8));
            }
            assertThat(process.waitFor(Eventually.SECONDS, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    @Test
    void itIsTheUsersOwnWithTheNodesNameBeforeThePrompt() throws Exception {
        try (Terminal terminal = new Terminal("/bin/bash", "shell", "rooms", "red")) {
            terminal.until("mine> ");
            terminal.type("greet; echo home=$HOME at=$(ip -br link | wc -l) pwd=$PWD");
            terminal.until("home=" + home + " at=1 pwd=" + home);
            terminal.type("exit 7");
            assertThat(terminal.end()).isEqualTo(7);
            assertThat(terminal.said.toString()).contains("[red]", "good day").doesNotContain("no job control");
        }
    }

    @Test
    void anInterruptIsForWhatRunsInItAndNotForTheProgram() throws Exception {
        try (Terminal terminal = new Terminal("/bin/bash", "shell", "rooms", "red")) {
            terminal.until("mine> ");
            terminal.type("echo beg''un; sleep 600");
            terminal.until("begun");
            // In between, bash would keep the interrupt to itself.
            terminal.untilItRuns("sleep");
            terminal.type("\u0003");
            terminal.type("echo code=$?");
            terminal.until("code=130");
            terminal.type("exit");
            assertThat(terminal.end()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/sh", "/no/such/shell"})
    void anyShellTellsWhereItIsAndEndsWithItsOwnCode(String shell) throws Exception {
        try (Terminal terminal = new Terminal(shell, "shell", "rooms", "red")) {
            terminal.until("[red]");
            terminal.type("exit 5");
            assertThat(terminal.end()).as(terminal.said.toString()).isEqualTo(5);
        }
    }

    @Test
    void whatIsNotThereIsNamedWithWhatIs() throws Exception {
        try (Terminal terminal = new Terminal("/bin/bash", "shell", "rooms", "green")) {
            assertThat(terminal.end()).isEqualTo(ExitCodes.USAGE);
            assertThat(terminal.said.toString()).contains("green", "hoose one of red");
        }
        try (Terminal terminal = new Terminal("/bin/bash", "shell", "halls", "red")) {
            assertThat(terminal.end()).isEqualTo(ExitCodes.USAGE);
            assertThat(terminal.said.toString()).contains("no lab halls is deployed", "rooms");
        }
    }
}
