package dev.vethwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.cli.terminal.Console;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.lab.Labs;
import dev.vethwork.lab.failure.Meant;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever mistypes the name of a file, a node or a form is told which one may have been meant. */
class MistypedNameTest {
    @TempDir
    Path home;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void aDrawing() throws Exception {
        Files.copy(Path.of("sample-topologies", "02-bridge.vethwork.json"), home.resolve("02-bridge.vethwork.json"));
        Files.writeString(home.resolve("07-port-forward.vethwork.json"), "{}");
        Files.writeString(home.resolve("02-brige.txt"), "");
    }

    private int run(String line) {
        PrintStream print = new PrintStream(err, true, StandardCharsets.UTF_8);
        Console console = new Console(print, print, false, false, false);
        return new Program(console, () -> new Labs(new LocalTargets(home.resolve("labs"))))
                .run(line.replace("HOME", home.toString()).split(" "));
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "validate HOME/02-brige.vethwork.json, /02-bridge.vethwork.json",
        "plan HOME/02-bridg.vethwork.json, /02-bridge.vethwork.json",
        "explain HOME/02-bridge.vethwork.json rde blue, red",
        "explain HOME/02-bridge.vethwork.json red bleu, blue",
        "explain HOME/02-bridge.vethwork.json red v-net0, v-net-0",
        "export HOME/02-bridge.vethwork.json --to shel -o -, shell",
        "import HOME/02-brige.txt --from kathra -o HOME/x.vethwork.json, kathara",
        "deploy HOME/02-bridge.vethwork.json --target sandbxo, sandbox"
    })
    void theOneThatIsMeantIsNamed(String line, String meant) {
        assertThat(run(line)).isEqualTo(ExitCodes.USAGE);
        assertThat(said()).containsPattern("Perhaps \\S*" + meant + " is meant");
    }

    @Test
    void aNameThatIsLikeNoneIsNotGuessedAt() {
        assertThat(run("validate HOME/something-else.vethwork.json")).isEqualTo(ExitCodes.USAGE);
        assertThat(said()).contains("Check the path").doesNotContain("erhaps");
    }

    @Test
    void whatElseThereIsIsSaidBehindIt() {
        assertThat(Meant.of("nod1", List.of("node1", "host"), "choose one of node1, host"))
                .isEqualTo("perhaps node1 is meant; choose one of node1, host");
        assertThat(Meant.of("xyz", List.of("node1", "host"), "choose one of node1, host")).isEqualTo("choose one of node1, host");
    }
}
