package dev.vethwork.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.cli.Program;
import dev.vethwork.cli.terminal.Console;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.lab.Labs;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@NeedsSandbox
class CheckCommandTest {
    private static final String LAB = "outside-no-way-back";
    private static final String HEAD = "---\nlesson: one\n---\n## Only\n```check\n";

    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private int run(String... args) {
        out.reset();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        Console console = new Console(print, print, false, false, false);
        return new Program(console, () -> new Labs(new LocalTargets(home.resolve("labs")))).run(args);
    }

    private String lesson(String checks) throws Exception {
        Path file = home.resolve("one.lesson.md");
        Files.writeString(file, HEAD + checks + "\n```\n");
        return file.toString();
    }

    @AfterEach
    void destroy() {
        run("destroy", LAB);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private JsonNode check(String checks) throws Exception {
        run("check", LAB, lesson(checks), "--json");
        return JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8)).get("steps").get(0).get("checks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "grade", "break"})
    void theLessonsCommandsHaveHelp(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Usage: ").contains(command);
    }

    @Test
    void aCheckThatIsNotMetSaysWhyAndIsExitOne() throws Exception {
        assertThat(run("deploy", "sample-topologies/04-outside-no-way-back.vethwork.json")).isZero();
        String met = lesson("""
                - node: red
                - ping: { from: red, to: blue }
                - ping: { from: red, to: lan, expect: none }
                - cause: { from: blue, to: lan, is: NO_ROUTE_BACK }
                - drift: none
                - address: { node: lan, address: 192.168.1.3 }
                - port: { bridge: v-net-0, interface: veth-red-br }
                - command: { node: red, run: [ ip, route ], output: '192' }""");
        assertThat(run("check", LAB, met)).as(out.toString(StandardCharsets.UTF_8)).isZero();
        JsonNode ping = check("- ping: { from: blue, to: lan }\n  within: 0").get(0);
        assertThat(ping.get("met").asBoolean()).isFalse();
        assertThat(ping.get("why").asString()).contains("lan", "192.168.15.2").doesNotContain(ping.get("hint").asString());
        assertThat(ping.get("hint").asString()).isNotBlank();
        String unmet = lesson("- ping: { from: blue, to: lan }\n  within: 0");
        run("check", LAB, unmet);
        assertThat(printed()).as("what is wrong, and no fix unasked").contains("lan").doesNotContain("First: ");
        run("check", LAB, unmet, "--hint");
        assertThat(printed()).contains("First: " + ping.get("hint").asString());
        assertThat(check("- node: green\n  within: 0").get(0).get("found").asString()).contains("red, blue");
        assertThat(check("- route: { node: red, to: default }\n  within: 0").get(0).get("found").asString())
                .contains("192.168.15.0/24");
        assertThat(check("- drift: some\n  within: 0").get(0).get("met").asBoolean()).isFalse();
        assertThat(check("- udp: { from: red, to: blue, port: 53 }\n  within: 0").get(0).get("met").asBoolean())
                .isFalse();
        assertThat(check("- tcp: { from: green, to: blue, port: 53 }\n  within: 0").get(0).get("found").asString())
                .contains("green");
        assertThat(run("check", LAB, lesson("- node: green\n  within: 0"))).isEqualTo(ExitCodes.FINDINGS);
    }

    @Test
    void aLessonOfSomebodyElsesRunsNoProgramUnasked() throws Exception {
        assertThat(run("deploy", "sample-topologies/04-outside-no-way-back.vethwork.json")).isZero();
        Path witness = home.resolve("witness");
        String foreign = lesson("- command: { node: red, run: [ touch, " + witness + " ] }");
        Files.setPosixFilePermissions(Path.of(foreign), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(run("check", LAB, foreign)).isEqualTo(ExitCodes.NOT_PERMITTED);
        assertThat(witness).doesNotExist();
        assertThat(run("check", LAB, foreign, "--yes")).isZero();
        assertThat(witness).exists();
    }
}
