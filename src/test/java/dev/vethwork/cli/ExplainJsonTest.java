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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What programs read of {@code explain}: fields may be added, none renamed. With {@code -Dgolden.update=true} the answers are
 * written anew, to be read in the diff.
 */
class ExplainJsonTest {
    private static final Path ANSWERS = Path.of("src/test/resources/dev/vethwork/cli");
    private static final String SAMPLES = "sample-topologies/";

    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({
        "no-way-back.json, 1, explain 04-outside-no-way-back.vethwork.json blue lan --json",
        "masqueraded.json, 0, explain 05-outside-with-nat.vethwork.json blue lan --json",
        "not-listening.json, 1, explain 02-bridge.vethwork.json red blue --port tcp/80 --json",
        "all-pairs.json, 1, explain 04-outside-no-way-back.vethwork.json --all --json",
    })
    void anAnswerIsAsItWasReviewed(String file, int exit, String line) throws Exception {
        assertThat(run(line)).isEqualTo(exit);
        Path golden = ANSWERS.resolve(file);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, out());
        }
        assertThat(out()).isEqualTo(Files.readString(golden));
    }

    @Test
    void theFieldsThatWerePromisedAreThere() {
        run("explain 04-outside-no-way-back.vethwork.json blue lan --json");
        JsonNode answer = json();
        assertThat(List.of("from", "to", "reachable", "cause", "message", "path", "returnPath", "fixes"))
                .allMatch(answer::has);
        assertThat(List.of("node", "in", "out", "decision")).allMatch(answer.get("path").get(0)::has);
        assertThat(List.of("title", "edit")).allMatch(answer.get("fixes").get(0)::has);
        run("explain 04-outside-no-way-back.vethwork.json --all --json");
        assertThat(List.of("from", "to", "reachable", "cause")).allMatch(json().get("pairs").get(0)::has);
    }

    private int run(String line) {
        out.reset();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                false,
                false,
                false);
        String[] words = line.split(" ");
        words[1] = SAMPLES + words[1];
        return new Program(console, () -> new Labs(new LocalTargets(home.resolve("labs")))).run(words);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(out());
    }
}
