package dev.vethwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.cli.terminal.Console;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.lab.Labs;
import dev.vethwork.machine.MakesNamespaces;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@MakesNamespaces
class ProgramTest {
    private static final String BRIDGE = "sample-topologies/02-bridge.vethwork.json";
    private static final String NO_WAY_BACK = "sample-topologies/04-outside-no-way-back.vethwork.json";

    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

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

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(out());
    }

    private String file(String json) throws Exception {
        Path file = home.resolve("lab.vethwork.json");
        Files.writeString(file, json);
        return file.toString();
    }

    @Test
    void helpTeachesWithExamples() {
        assertThat(run("--help")).isZero();
        assertThat(out()).contains("vethwork deploy sample-topologies", "Exit codes", "validate", "explain", "render");
        assertThat(err()).isEmpty();
    }

    /** Whatever is wrapped begins at the left edge. */
    @Test
    void noExampleIsWrapped() {
        run("--help");
        assertThat(out().lines().dropWhile(line -> !line.equals("Try this:")).skip(1))
                .hasSizeGreaterThan(10)
                .allMatch(line -> line.startsWith("  "));
    }

    static Stream<String> commands() {
        return Program.names();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelp(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out()).contains("Usage: ").contains(command);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "explain LAB red blue --size x | --size takes a whole number, which x is not",
                "traffic bridge --interval soon | --interval takes a number, which soon is not",
                "traffic bridge --count 0 | 1 sample or more",
                "check bridge sample-topologies/lessons/two-rooms.lesson.md --step 0 | no step 0",
                "explain LAB red blue --all | every node to every address",
                "explain | not said what to explain",
                "status --json --json | --json is given twice"
            })
    void whatCannotBeMeantIsSaidInPlainWords(String line, String words) {
        assertThat(run(line.replace("LAB", BRIDGE).split(" "))).isEqualTo(ExitCodes.USAGE);
        assertThat(err()).contains(words).doesNotContain("double", "int ");
    }

    @Test
    void aFaultlessDrawingValidates() {
        assertThat(run("validate", BRIDGE, "--json")).isZero();
        assertThat(json().get("findings").isArray()).isTrue();
    }

    @Test
    void findingsOfLevelErrorAreExitOne() throws Exception {
        String file = file("""
                {"vethwork": 1, "name": "m1", "nodes": [{"kind": "namespace", "name": "red"},
                 {"kind": "namespace", "name": "blue"}], "cables": [
                 {"a": {"node": "red", "interface": "veth-red", "addresses": ["192.168.15.1"]},
                  "b": {"node": "blue", "interface": "much-too-long-a-name", "addresses": ["192.168.15.2"]}}]}
                """);
        assertThat(run("validate", file, "--json")).isEqualTo(ExitCodes.FINDINGS);
        JsonNode first = json().get("findings").get(0);
        assertThat(List.of("level", "code", "element", "message", "fix")).allMatch(first::has);
        assertThat(run("deploy", file)).isEqualTo(ExitCodes.FINDINGS);
        assertThat(err()).startsWith("vethwork: ").doesNotContain("\tat ");
        assertThat(run("status", "--json")).isZero();
    }

    @Test
    void aCircleIsPrintedOnceAndNothingIsCalledItsWholeMending() throws Exception {
        String loop = file("""
                {"vethwork": 1, "name": "loop", "nodes": [
                 {"kind": "namespace", "name": "c", "routes": [{"to": "default", "via": "10.2.0.1"}]},
                 {"kind": "namespace", "name": "a", "forwarding": true,
                  "routes": [{"to": "10.3.0.0/24", "via": "10.1.0.2"}]},
                 {"kind": "namespace", "name": "b", "forwarding": true,
                  "routes": [{"to": "default", "via": "10.1.0.1"}]}], "cables": [
                 {"a": {"node": "c", "interface": "e0", "addresses": ["10.2.0.2/24"]},
                  "b": {"node": "a", "interface": "e1", "addresses": ["10.2.0.1/24"]}},
                 {"a": {"node": "a", "interface": "e0", "addresses": ["10.1.0.1/24"]},
                  "b": {"node": "b", "interface": "e0", "addresses": ["10.1.0.2/24"]}}]}
                """);
        assertThat(run("explain", loop, "c", "10.3.0.9")).isEqualTo(ExitCodes.FINDINGS);
        assertThat(out())
                .contains("ROUTING_LOOP", "Nobody here has 10.3.0.9.", "round and round")
                .doesNotContain(", then ");
        assertThat(out().lines().filter(line -> line.contains("sent by route"))).hasSizeLessThan(7);
        assertThat(run("explain", loop, "c", "10.3.0.9", "--json")).isEqualTo(ExitCodes.FINDINGS);
        assertThat(json().get("path").size()).isGreaterThan(60);
    }

    @Test
    void aPlanOfWhatIsNotDeployedIsOrderedCommandsAndMakesNothing() {
        assertThat(run("plan", BRIDGE, "--json")).isZero();
        JsonNode plan = json();
        assertThat(plan.get("lab").asString()).isEqualTo("bridge");
        assertThat(plan.get("target").asString()).isEqualTo("sandbox");
        assertThat(plan.get("create").asInt()).isPositive();
        JsonNode step = plan.get("steps").get(0);
        assertThat(List.of("id", "element", "action", "namespace", "argv", "undo", "reason")).allMatch(step::has);
        assertThat(step.get("action").asString()).isEqualTo("create");
        String first = out();
        assertThat(run("plan", BRIDGE, "--json")).isZero();
        assertThat(out()).isEqualTo(first);
        assertThat(home.resolve("labs")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "validate no/such/file.json, there is no file",
        "validate sample-topologies, is a directory",
        "plan sample-topologies/02-bridge.vethwork.json --target moon, there is no target moon",
        "inspect nowhere, no lab nowhere is deployed",
        "ping nowhere red blue, no lab nowhere is deployed",
        "destroy nowhere, no lab nowhere is deployed",
        "explain sample-topologies/02-bridge.vethwork.json red, not said from where to where",
        "explain sample-topologies/02-bridge.vethwork.json red green, green",
        "explain sample-topologies/02-bridge.vethwork.json red blue --port tcp/0, is not a port",
        "render sample-topologies/02-bridge.vethwork.json -o x.gif, neither a .png nor a .svg nor a .pdf",
        "render sample-topologies/02-bridge.vethwork.json -o no/such/x.png, no/such/x.png cannot be written: there is no such directory",
        "export sample-topologies/02-bridge.vethwork.json --to kathara -o README.md, README.md cannot be written: there is a file where a folder is wanted",
        "check bridge sample-topologies/lessons/none.lesson.md, there is no file",
        "check nowhere sample-topologies/lessons/two-rooms.lesson.md, no lab nowhere is deployed",
        "check nowhere sample-topologies/lessons/two-rooms.lesson.md --step 11, has no step 11",
        "validate, Missing required parameter",
        "validate x.json --nonsense, Unknown option",
    })
    void badInputIsOneSentenceARemedyAndExitTwo(String line, String sentence) {
        assertThat(run(line.split(" "))).isEqualTo(ExitCodes.USAGE);
        assertThat(err()).startsWith("vethwork: ").contains(sentence).doesNotContain("\tat ");
        assertThat(err().lines().count()).isLessThanOrEqualTo(2);
        assertThat(out()).isEmpty();
    }

    @Test
    void aBrokenFileNamesThePlace() throws Exception {
        String file = file("{\"vethwork\": 1, \"name\": \"x\",\n \"nodes\": [{\"kind\": \"namespace\", \"name\": 7}]}");
        assertThat(run("plan", file)).isEqualTo(ExitCodes.USAGE);
        assertThat(err()).contains(file + ":2: /nodes/0/name");
    }

    @Test
    void aDrawingIsExplainedWithFixesAsPatches() {
        assertThat(run("explain", NO_WAY_BACK, "blue", "lan", "--json")).isEqualTo(ExitCodes.FINDINGS);
        JsonNode answer = json();
        assertThat(answer.get("cause").asString()).isEqualTo("NO_ROUTE_BACK");
        assertThat(answer.get("path").get(0).get("node").asString()).isEqualTo("blue");
        assertThat(answer.get("fixes").get(0).get("edit").get(0).get("op").asString()).isEqualTo("add");
        assertThat(run("explain", BRIDGE, "--all", "--json")).isZero();
        assertThat(json().get("pairs").get(0).get("reachable").asBoolean()).isTrue();
    }

    @Test
    void aLoopOfBridgesThatNobodyConfirmsIsExitFourAndNothingIsDone() throws Exception {
        String file = file("""
                {"vethwork": 1, "name": "loop", "nodes": [{"kind": "bridge", "name": "br0"}, {"kind": "bridge", "name": "br1"}],
                 "cables": [{"a": {"node": "br0", "interface": "a0"}, "b": {"node": "br1", "interface": "b0"}},
                  {"a": {"node": "br0", "interface": "a1"}, "b": {"node": "br1", "interface": "b1"}}]}
                """);
        assertThat(run("deploy", file)).isEqualTo(ExitCodes.NOT_PERMITTED);
        assertThat(err()).contains("loop of bridges", "--yes");
        assertThat(home.resolve("labs")).doesNotExist();
    }

    @Test
    @Tag("kernel")
    void nobodyIsSaidToHaveMadeWhatIsNotThere() {
        int deployed = run("deploy", BRIDGE, "--adopt", "green");
        org.junit.jupiter.api.Assumptions.assumeTrue(deployed != ExitCodes.NOT_PERMITTED, err());
        assertThat(err()).contains("the drawing has no namespace called green").doesNotContain("somebody else");
    }

    @Test
    void theFilesOfServicesAreWrittenIntoTheFoldersOfTheirDevices() throws Exception {
        Path folder = home.resolve("kathara");
        assertThat(run("export", "sample-topologies/17-ospf-triangle.vethwork.json", "--to", "kathara", "-o", folder.toString()))
                .as(err())
                .isZero();
        assertThat(folder.resolve("lab.conf")).isRegularFile();
        assertThat(folder.resolve("r1/etc/bird/bird.conf")).content().contains("router id");
    }

    /** And nothing else is among it, so that another program can read it. */
    @Test
    void whatAHyphenNamesIsStandardOutput() throws Exception {
        assertThat(run("export", BRIDGE, "--to", "shell", "-o", "-")).isZero();
        assertThat(out()).startsWith("#!").contains("ip netns add red").doesNotContain("Saved");
        assertThat(run("export", BRIDGE, "--to", "kathara", "-o", "-")).isEqualTo(ExitCodes.USAGE);
        assertThat(err()).contains("kathara is a folder of files").contains("Name a folder after -o");
        assertThat(out()).isEmpty();
        assertThat(run("render", BRIDGE, "-o", "-", "--to", "svg")).isZero();
        assertThat(out()).startsWith("<svg").endsWith("</svg>\n");
        assertThat(run("render", BRIDGE, "-o", "-")).isZero();
        assertThat(out.toByteArray()).startsWith(0x89, 'P', 'N', 'G');
        String script = Files.writeString(home.resolve("lab.sh"), "ip netns add a\n").toString();
        assertThat(run("import", script, "-o", "-")).isZero();
        assertThat(json().get("vethwork").asInt()).isEqualTo(1);
        assertThat(err()).contains("Drawn in standard output: 1 node");
        String text = Files.writeString(home.resolve("what.txt"), "a letter\n").toString();
        assertThat(run("import", text, "-o", "-")).isEqualTo(ExitCodes.USAGE);
        assertThat(err()).contains("what.txt is in no form");
        assertThat(run("break", BRIDGE, "-o", "-", "--seed", "3")).isZero();
        assertThat(json().get("vethwork").asInt()).isEqualTo(1);
        assertThat(Path.of("-")).doesNotExist();
    }

    @Test
    void anImportToStandardOutputIsReportedOnElsewhere() throws Exception {
        Path script = Files.writeString(home.resolve("lab.sh"), "ip netns add red\nping -c1 10.0.0.1\n");
        assertThat(run("import", script.toString(), "-o", "-")).isZero();
        assertThat(json().get("nodes").get(0).get("name").asString()).isEqualTo("red");
        assertThat(err()).contains("ping -c1 10.0.0.1");
    }

    @Test
    void picturesAreSaved() throws Exception {
        Path svg = home.resolve("x.svg");
        assertThat(run("render", BRIDGE, "-o", svg.toString())).isZero();
        assertThat(svg).content().startsWith("<svg").contains("veth-red", "v-net-0").endsWith("</svg>\n");
        Path pdf = home.resolve("x.PDF");
        assertThat(run("render", BRIDGE, "-o", pdf.toString())).isZero();
        assertThat(Files.readAllBytes(pdf)).startsWith('%', 'P', 'D', 'F');
        Path png = home.resolve("x.png");
        assertThat(run("render", BRIDGE, "-o", png.toString(), "--dark", "--scale", "1")).isZero();
        assertThat(Files.readAllBytes(png)).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    @Tag("kernel")
    void aLabIsDeployedLookedIntoAndTakenAway() {
        int deployed = run("deploy", BRIDGE);
        org.junit.jupiter.api.Assumptions.assumeTrue(deployed != ExitCodes.NOT_PERMITTED, err());
        assertThat(deployed).as(err()).isZero();
        assertThat(run("status", "--json")).isZero();
        assertThat(json().get("labs").get(0).get("drift").asInt()).isZero();
        assertThat(run("status", "bridge")).isZero();
        assertThat(out()).contains("bridge");
        assertThat(run("status", BRIDGE)).isZero();
        assertThat(run("status", "another")).isEqualTo(ExitCodes.USAGE);
        assertThat(err()).contains("no lab another is deployed");
        assertThat(run("ping", "bridge", "red", "blue")).isZero();
        assertThat(run("ping", "bridge", "red", "192.168.15.99")).isEqualTo(ExitCodes.FINDINGS);
        assertThat(run("inspect", BRIDGE, "red", "--json")).isZero();
        JsonNode red = json().get("nodes").get(0);
        assertThat(red.get("interfaces").get(1).get("peer").asString()).isEqualTo("v-net-0:veth-red-br");
        assertThat(red.get("routes").get(0).get("to").asString()).isEqualTo("192.168.15.0/24");
        assertThat(run("inspect", "bridge", "green")).isEqualTo(ExitCodes.USAGE);
        assertThat(err()).contains("has no node green", "red, blue");
        assertThat(run("explain", "bridge", "red", "blue")).isZero();
        assertThat(run("exec", "bridge", "red", "--", "sh", "-c", "exit 7")).isEqualTo(7);
        assertThat(run("exec", "bridge", "red", "--", "no-such-program")).isEqualTo(127);
        assertThat(run("deploy", BRIDGE, "--target", "host")).isEqualTo(ExitCodes.USAGE);
        assertThat(run("destroy", "bridge")).as(err()).isZero();
        assertThat(run("inspect", "bridge")).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    @Tag("kernel")
    void aNamespaceOfSomebodyElsesIsAdoptedWhereItIsNamedAndOnlyThere() throws Exception {
        String empty = file("{\"vethwork\": 1, \"name\": \"bridge\", \"nodes\": [{\"kind\": \"bridge\", \"name\": \"br0\"}]}");
        int deployed = run("deploy", empty);
        org.junit.jupiter.api.Assumptions.assumeTrue(deployed != ExitCodes.NOT_PERMITTED, err());
        assertThat(run("exec", "bridge", "host", "--", "ip", "netns", "add", "red")).as(err()).isZero();
        assertThat(run("plan", BRIDGE, "--json")).isEqualTo(ExitCodes.FINDINGS);
        assertThat(json().get("conflicts").get(0).get("adoptable").asString()).isEqualTo("red");
        assertThat(run("deploy", BRIDGE, "--yes")).isEqualTo(ExitCodes.FINDINGS);
        assertThat(err()).contains("--adopt red");
        assertThat(run("plan", BRIDGE, "--adopt", "red")).as(out()).isZero();
        assertThat(run("deploy", BRIDGE, "--adopt", "red", "--yes")).as(err()).isZero();
        assertThat(err()).contains("leaves red there");
        assertThat(run("ping", "bridge", "red", "blue")).isZero();
        assertThat(run("deploy", empty, "--yes")).as(err()).isZero();
        assertThat(run("inspect", "bridge", "red")).isEqualTo(ExitCodes.USAGE);
        assertThat(run("exec", "bridge", "host", "--", "ip", "-n", "red", "link", "del", "lo")).isNotZero();
        assertThat(run("destroy", "bridge")).as(err()).isZero();
    }
}
