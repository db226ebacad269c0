package dev.vethwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.cli.terminal.Console;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.lab.Labs;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that asks for JSON gets JSON, also where there is no answer. */
class JsonFailuresTest {
    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String line) {
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), false, false, false);
        return new Program(console, () -> new Labs(new LocalTargets(home.resolve("labs")))).run(line.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "validate HOME/none.json --json",
                "validate HOME --json",
                "validate HOME/latin1 --json",
                "plan HOME/cut --json",
                "deploy HOME/cut --json",
                "deploy sample-topologies/02-bridge.vethwork.json --target moon --json",
                "explain sample-topologies/02-bridge.vethwork.json red nobody --json",
                "ping nowhere red blue --json",
                "ping --json",
                "ping nowhere --json red",
                "status nowhere --json",
                "inspect nowhere --json",
                "capture nowhere --json",
                "traffic nowhere --json --count x",
                "check nowhere HOME/none.lesson.md --json",
                "destroy nowhere --json",
                "destroy --json",
                "import HOME/none.sh --json -o HOME/x.vethwork.json",
                "validate HOME/cut --json --jsn",
            })
    void whyThereIsNoAnswerIsJson(String line) throws Exception {
        Files.write(home.resolve("latin1"), new byte[] {'{', '"', (byte) 0xe4, '"', '}'});
        Files.writeString(home.resolve("cut"), "{\"vethwork\": 1,");
        int exit = run(line.replace("HOME", home.toString()));
        assertThat(exit).isNotZero();
        JsonNode error = JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8)).path("error");
        assertThat(error.path("exit").asInt()).isEqualTo(exit);
        assertThat(error.path("message").asString()).isNotBlank();
        assertThat(error.path("remedy").asString()).isNotBlank();
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("vethwork: ");
    }

    @Test
    void otherwiseStandardOutputStaysEmpty() {
        run("validate " + home.resolve("none.json"));
        run("exec nowhere red -- ls --json");
        run("ping --jsn");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
