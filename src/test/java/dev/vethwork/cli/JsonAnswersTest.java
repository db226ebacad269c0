package dev.vethwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the handbook says of answers in JSON and of exit codes is so. */
@NeedsSandbox
class JsonAnswersTest {
    private static final Path HANDBOOK = Path.of("src", "site", "markdown", "handbook.md");
    private static final Pattern ROW = Pattern.compile("^\\| (`.+?`) \\| (.+) \\|$", Pattern.MULTILINE);
    private static final Pattern WORD = Pattern.compile("`([^`]+)`");
    private static final String BRIDGE = "sample-topologies/02-bridge.vethwork.json";

    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private static String section(String title) throws Exception {
        String page = Files.readString(HANDBOOK);
        int from = page.indexOf("## " + title);
        int to = page.indexOf("\n## ", from + 3);
        return page.substring(from, to < 0 ? page.length() : to);
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** The fields that the handbook names, by the words that ask for them. */
    private static Map<String, List<String>> documented() throws Exception {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        ROW.matcher(section("JSON answers")).results().forEach(row -> words(row.group(1)).forEach(command -> {
            List<String> fields = words(row.group(2));
            rows.put(command, fields.equals(List.of("plan")) ? rows.getOrDefault("plan", List.of()) : fields);
        }));
        return rows;
    }

    private JsonNode answer(int exit, String line) {
        out.reset();
        err.reset();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), false, false, false);
        Program program = new Program(console, () -> new Labs(new LocalTargets(home.resolve("labs"))));
        assertThat(program.run((line + " --json").split(" "))).as(line + ": " + err.toString(StandardCharsets.UTF_8)).isEqualTo(exit);
        return JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
    }

    private static boolean has(JsonNode node, List<String> path) {
        if (path.isEmpty()) {
            return true;
        }
        String field = path.getFirst();
        List<String> rest = path.subList(1, path.size());
        if (!field.endsWith("[]")) {
            return node.has(field) && has(node.get(field), rest);
        }
        JsonNode all = node.path(field.substring(0, field.length() - 2));
        return all.isArray() && !all.isEmpty() && all.valueStream().allMatch(each -> has(each, rest));
    }

    @Test
    void everyAnswerHasTheFieldsThatTheHandbookNames() throws Exception {
        String tooLong = Files.writeString(home.resolve("m1.vethwork.json"), """
                {"vethwork": 1, "name": "m1", "nodes": [{"kind": "namespace", "name": "red"}, {"kind": "namespace", "name": "blue"}],
                 "cables": [{"a": {"node": "red", "interface": "r", "addresses": ["10.0.0.1"]}, "b": {"node": "blue", "interface": "b"}}]}
                """).toString();
        String script = Files.writeString(home.resolve("lab.sh"), "ip netns add red\nping -c1 10.0.0.1\nip link set nothing up\n").toString();
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        answers.put("validate", answer(ExitCodes.FINDINGS, "validate " + tooLong));
        answers.put("plan", answer(ExitCodes.OK, "plan " + BRIDGE));
        answers.put("explain", answer(ExitCodes.FINDINGS, "explain sample-topologies/04-outside-no-way-back.vethwork.json blue lan"));
        answers.put("import", answer(ExitCodes.FINDINGS, "import " + script + " -o " + home.resolve("drawn.vethwork.json")));
        answers.put("deploy", answer(ExitCodes.OK, "deploy " + BRIDGE));
        answers.put("status", answer(ExitCodes.OK, "status"));
        answers.put("ping", answer(ExitCodes.OK, "ping bridge red blue"));
        assertThat(answer(ExitCodes.FINDINGS, "ping bridge red 10.9.9.9").path("output").asString())
                .as("what refused it")
                .contains("Network is unreachable");
        answers.put("inspect", answer(ExitCodes.OK, "inspect bridge red"));
        answers.put("explain --all", answer(ExitCodes.OK, "explain bridge --all"));
        answers.put("traffic", answer(ExitCodes.OK, "traffic bridge --count 1"));
        answers.put("check", answer(ExitCodes.FINDINGS, "check bridge sample-topologies/lessons/two-rooms.lesson.md --step 10"));
        answers.put("destroy", answer(ExitCodes.OK, "destroy bridge"));
        answers.put("recover", answer(ExitCodes.OK, "recover"));
        List<String> missing = new ArrayList<>();
        documented().forEach((command, fields) -> {
            JsonNode answer = answers.get(command);
            fields.stream()
                    .filter(field -> answer != null && !has(answer, Arrays.asList(field.split("\\."))))
                    .forEach(field -> missing.add(command + ": " + field));
        });
        assertThat(missing).isEmpty();
        // CaptureTest reads what that says while it goes on.
        assertThat(Stream.concat(answers.keySet().stream(), Stream.of("capture"))).containsExactlyInAnyOrderElementsOf(documented().keySet());
    }

    @Test
    void everyCommandThatAnswersInJsonIsInTheHandbook() throws Exception {
        assertThat(documented().keySet().stream().map(words -> words.split(" ")[0]).distinct())
                .containsExactlyInAnyOrderElementsOf(Program.spoken().subcommands().entrySet().stream()
                        .filter(command -> command.getValue().getCommandSpec().optionsMap().containsKey("--json"))
                        .map(Map.Entry::getKey)
                        .toList());
    }

    @Test
    void everyExitCodeIsInTheHandbook() throws Exception {
        List<Integer> told = Pattern.compile("^\\| (\\d+) \\|", Pattern.MULTILINE)
                .matcher(section("Exit codes"))
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
        // One is that of packaging/run, the last what Java ends with by SIGTERM.
        assertThat(told).containsExactly(ExitCodes.OK, ExitCodes.FINDINGS, ExitCodes.USAGE, ExitCodes.ROLLED_BACK, ExitCodes.NOT_PERMITTED, 69, ExitCodes.INTERRUPTED, 143);
    }
}
