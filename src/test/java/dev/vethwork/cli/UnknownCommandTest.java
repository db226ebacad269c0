package dev.vethwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.cli.terminal.Console;
import dev.vethwork.cli.terminal.ExitCodes;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever types what another tool calls it, or mistypes, is told what it is called here. */
class UnknownCommandTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Program program() {
        PrintStream print = new PrintStream(err, true, StandardCharsets.UTF_8);
        Console console = new Console(print, print, false, false, false);
        return new Program(console, () -> {
            throw new IllegalStateException("no lab is asked for");
        });
    }

    private int refuse(String word) {
        return program().refuse(word);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"apply, deploy", "undeploy, destroy", "graph, render", "ps, status", "depoly, deploy", "inspct, inspect", "validte, validate",
        "aply, deploy", "plna, plan", "hlep, --help", "describe, inspect"})
    void theCommandThatIsMeantIsNamed(String word, String command) {
        assertThat(refuse(word)).isEqualTo(ExitCodes.USAGE);
        assertThat(said()).startsWith("vethwork: ").contains(word + " is neither", "vethwork " + command).doesNotContain("\tat ");
    }

    @Test
    void aWordThatIsLikeNoneIsNotGuessedAt() {
        assertThat(refuse("qqq")).isEqualTo(ExitCodes.USAGE);
        assertThat(said()).contains("See vethwork --help").doesNotContain("perhaps");
    }

    @Test
    void filesAndCommandsAreNotUnknown() {
        assertThat(Program.isUnknown("depoly", "lab.vethwork.json")).isTrue();
        assertThat(Program.isUnknown("deploy")).isFalse();
        assertThat(Program.isUnknown("sample-topologies")).isFalse();
        assertThat(Program.isUnknown("missing.vethwork.json")).isFalse();
        assertThat(Program.isUnknown("a\0b")).isFalse();
        assertThat(Program.isUnknown()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"--dry-run, vethwork plan", "--auto-approve, --yes", "--jsn, --json", "--output=json, --json", "--tagret=host, --target",
        "-f, vethwork deploy FILE", "--topo, vethwork deploy FILE"})
    void theOptionThatIsMeantIsNamed(String option, String meant) {
        assertThat(program().run("deploy", option, "lab.vethwork.json")).isEqualTo(ExitCodes.USAGE);
        assertThat(said()).contains("Perhaps " + meant + " is meant").doesNotContain("\tat ");
    }

    @Test
    void anOptionThatIsLikeNoneIsNotGuessedAt() {
        assertThat(program().run("deploy", "--banana", "lab.vethwork.json")).isEqualTo(ExitCodes.USAGE);
        assertThat(said()).contains("See vethwork deploy --help").doesNotContain("erhaps");
    }
}
