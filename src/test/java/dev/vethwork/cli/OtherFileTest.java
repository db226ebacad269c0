package dev.vethwork.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.cli.terminal.Console;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.lab.Labs;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A lab belongs to the file that deployed it, on a real kernel. */
@NeedsSandbox
class OtherFileTest {
    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path mine;
    private Path other;

    @BeforeEach
    void deployMine() throws Exception {
        mine = file("mine", "red");
        other = file("other", "blue");
        assumeTrue(run("deploy", mine.toString()) == ExitCodes.OK, err());
    }

    @AfterEach
    void takeDown() {
        run("destroy", "twice", "--yes");
    }

    private Path file(String name, String node) throws Exception {
        Path file = home.resolve(name + ".vethwork.json");
        TopologyFormat.write(Topology.empty("twice").withNode(Namespace.of(node)), file);
        return file;
    }

    private int run(String... args) {
        out.reset();
        err.reset();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                false);
        return new Program(console, () -> new Labs(new LocalTargets(home.resolve("labs")))).run(args);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private JsonNode status() {
        run("status", "--json");
        return JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8)).get("labs").get(0);
    }

    private boolean hasNode(String node) {
        return run("inspect", "twice", node) == ExitCodes.OK;
    }

    @Test
    void anotherFileOfTheSameNameIsAQuestionAndNothingIsDone() throws Exception {
        assertThat(run("deploy", other.toString())).isEqualTo(ExitCodes.NOT_PERMITTED);
        assertThat(err()).contains("twice", "sandbox", mine.toRealPath().toString(), "another drawing", "--yes");
        assertThat(hasNode("red")).isTrue();
        assertThat(hasNode("blue")).isFalse();
        assertThat(status().get("file").asString()).isEqualTo(mine.toRealPath().toString());
    }

    @Test
    void aPlanOfAnotherFileSaysWhoseLabItWouldChange() throws Exception {
        assertThat(run("plan", mine.toString())).as(err()).isZero();
        assertThat(err()).isEmpty();
        assertThat(run("plan", other.toString(), "--json")).isZero();
        assertThat(err()).contains(mine.toRealPath().toString(), "another drawing");
    }

    @Test
    void withYesTheOtherFileTakesTheLabOverAndItIsItsOwnFromThenOn() throws Exception {
        assertThat(run("deploy", other.toString(), "--yes")).as(err()).isZero();
        assertThat(hasNode("blue")).isTrue();
        assertThat(status().get("file").asString()).isEqualTo(other.toRealPath().toString());
        assertThat(run("deploy", other.toString())).as(err()).isZero();
        assertThat(run("deploy", mine.toString())).isEqualTo(ExitCodes.NOT_PERMITTED);
    }

    @Test
    void theSameFileByAnotherPathIsTheSameFile() throws Exception {
        Path link = Files.createSymbolicLink(home.resolve("link.vethwork.json"), mine);
        assertThat(run("deploy", link.toString())).as(err()).isZero();
        assertThat(run("deploy", home.resolve("labs/../mine.vethwork.json").toString())).as(err()).isZero();
    }

    @Test
    void aFileThatWasMovedIsTakenOverWithYes() throws Exception {
        Path moved = Files.move(mine, home.resolve("moved.vethwork.json"));
        assertThat(run("deploy", moved.toString())).isEqualTo(ExitCodes.NOT_PERMITTED);
        assertThat(err()).contains("which is not there any more");
        assertThat(run("deploy", moved.toString(), "--yes")).as(err()).isZero();
        assertThat(status().get("file").asString()).isEqualTo(moved.toRealPath().toString());
    }

    @Test
    void anotherFileDoesNotTakeTheLabAwayUnasked() {
        assertThat(run("destroy", other.toString())).isEqualTo(ExitCodes.NOT_PERMITTED);
        assertThat(hasNode("red")).isTrue();
        assertThat(run("destroy", mine.toString())).as(err()).isZero();
    }

    @Test
    void statusTellsSinceWhenItRunsAndThatDoesNotChangeByDeployingAgain() {
        String since = status().get("since").asString();
        assertThat(since).isNotEmpty();
        assertThat(status().get("document").asString()).isEqualTo("file");
        assertThat(run("deploy", mine.toString())).isZero();
        assertThat(status().get("since").asString()).isEqualTo(since);
    }

    @Test
    void allLabsGoAtOnceAfterOneQuestion() {
        assertThat(run("destroy")).isEqualTo(ExitCodes.USAGE);
        assertThat(run("destroy", "twice", "--all")).isEqualTo(ExitCodes.USAGE);
        assertThat(run("destroy", "--all")).isEqualTo(ExitCodes.NOT_PERMITTED);
        assertThat(err()).contains("would be taken away: twice (sandbox)");
        assertThat(hasNode("red")).isTrue();
        assertThat(run("destroy", "--all", "--yes", "--json")).as(err()).isZero();
        assertThat(run("status", "--json")).isZero();
        assertThat(run("destroy", "--all")).as("nothing is left to ask about").isZero();
    }
}
