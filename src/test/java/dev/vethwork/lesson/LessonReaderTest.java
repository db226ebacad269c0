package dev.vethwork.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.format.json.FormatException;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.check.Asked;
import dev.vethwork.lesson.check.Check;
import dev.vethwork.lesson.check.CheckVerdict;
import dev.vethwork.lesson.prose.Block;
import dev.vethwork.lesson.prose.Inline;
import dev.vethwork.lesson.read.LessonReader;
import dev.vethwork.plan.Equipment;
import dev.vethwork.plan.LinkPiece;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonReaderTest {
    private static final String HEAD = "---\nlesson: one\ntitle: A lesson\n---\n";

    /** Every form of the design's page. */
    static final List<String> CHECKS = List.of(
            "node: red",
            "cable: [ red, blue ]",
            "ping: { from: red, to: blue }",
            "ping: { from: red, to: 10.9.9.9, expect: none }",
            "tcp: { from: red, to: blue, port: 80 }",
            "udp: { from: red, to: blue, port: 53 }",
            "address: { node: red, interface: veth-red, address: 192.168.15.1/24 }",
            "route: { node: blue, to: default, via: 192.168.15.5 }",
            "neighbor: { node: red, address: 192.168.15.2 }",
            "not: { neighbor: { node: host, address: 192.168.15.2 } }",
            "rule: { node: host, contains: MASQUERADE }",
            "listening: { node: blue, port: 80 }",
            "process: { node: blue, command: http.server }",
            "command: { node: red, run: [ ip, route ], exit: 0, output: '192\\.168' }",
            "cause: { from: blue, to: lan, is: NO_ROUTE_BACK }",
            "path: { from: blue, to: lan, by: host }",
            "drift: none",
            "port: { bridge: v-net-0, interface: veth-red-br }",
            "any: [ { route: { node: lan, to: 192.168.15.0/24 } }, { rule: { node: host, contains: MASQUERADE } } ]",
            "all: [ { node: red }, { not: { node: blue } } ]");

    @TempDir
    Path folder;

    private Lesson read(String text) throws Exception {
        return LessonReader.read(file(text));
    }

    private Path file(String text) throws Exception {
        Path file = folder.resolve("one.lesson.md");
        Files.writeString(file, text);
        return file;
    }

    private Lesson checks(String yaml) throws Exception {
        return read(HEAD + "## Step\n```check\n" + yaml + "\n```\n");
    }

    @Test
    void aStartThatIsNoNameOfAFileIsAProblemOfTheLesson() {
        String text = "---\nlesson: one\nstart: \"a\\0b\"\n---\n## One\n";
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(FormatException.class, e ->
                assertThat(e.problems().getFirst().message()).contains("cannot be read"));
    }

    @Test
    void everyKindOfCheckIsReadAndWrittenAsItWas() throws Exception {
        List<Asked> read = checks("- " + String.join("\n- ", CHECKS)).steps().getFirst().checks();
        assertThat(read).extracting(Asked::check).extracting(Check::text).isEqualTo(CHECKS);
        assertThat(read).allMatch(a -> !a.check().expected().isBlank() && a.lasting());
    }

    @Test
    void patienceAndWhatDoesNotLastAreSaidBesideTheKind() throws Exception {
        Asked asked = checks("- node: red\n  within: 30\n  final: false").steps().getFirst().checks().getFirst();
        assertThat(asked.within()).isEqualTo(Duration.ofSeconds(30));
        assertThat(asked.lasting()).isFalse();
    }

    @Test
    void stepsHaveTextHintsAndSolutionsThatFollowEachOther() throws Exception {
        Lesson lesson = read(HEAD
                + "Before.\n## One `a`\nA link to [red](vethwork:red).\n\n```sh\nip link\n```\n```hint\nThink.\n```\n"
                + "```solution\n- { op: add, path: /nodes/-, value: { kind: namespace, name: red } }\n```\n"
                + "## Two\n```solution\nip netns exec red ping 'a b'\n```\n");
        assertThat(lesson.introduction()).hasSize(1);
        LessonStep one = lesson.steps().getFirst();
        assertThat(one.title()).isEqualTo("One a");
        assertThat(one.hints()).containsExactly("Think.");
        assertThat(one.text()).last().isEqualTo(new Block.Listing("ip link", true));
        assertThat(((Block.Paragraph) one.text().getFirst()).words())
                .contains(new Inline.Element("red", List.of(new Inline.Text("red"))));
        assertThat(one.after().nodes()).containsOnlyKeys("red");
        assertThat(lesson.drawingAt(2)).isEqualTo(one.after());
        assertThat(lesson.steps().getLast().solutions())
                .containsExactly(new Solution.Commands(List.of(List.of("ip", "netns", "exec", "red", "ping", "a b"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "- nod: red|7|is not a kind of check",
        "- { node: red, cable: [ a, b ] }|7|not one of a kind",
        "- node: ../red|7|name",
        "- node: red\\n- ping: { from: red }|8|\"to\" is missing",
        "- ping: { from: red, to: blue, port: 1 }|7|not known here",
        "- tcp: { from: red, to: blue, port: 0 }|7|out of range",
        "- route: { node: red, to: nowhere }|7|nowhere",
        "- cause: { from: a, to: b, is: WEATHER }|7|not a cause",
        "- command: { node: a, run: [ ls ], output: '(' }|7|regular expression",
        "- command: { node: a, run: [] }|7|no command",
        "- cable: [ red ]|7|two ends",
        "- any: []|7|list of checks",
        "- &x { node: red }|7|anchors",
        "- node: red\\n  within: 900|8|out of range",
        "node: red|7|not a list",
        "- [|7|not YAML",
    })
    void whatIsWrongIsNamedWithItsLine(String yaml, int line, String sentence) throws Exception {
        String broken = yaml.replace("\\n", "\n");
        assertThatThrownBy(() -> checks(broken)).isInstanceOfSatisfying(FormatException.class, e -> {
            assertThat(e.problems().getFirst().message()).contains(sentence);
            assertThat(e.problems().getFirst().line()).isEqualTo(line);
            assertThat(e.problems().getFirst().remedy()).isNotBlank();
        });
        assertThatThrownBy(() -> Lessons.open(folder.resolve("one.lesson.md")))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("one.lesson.md:");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "nothing|front matter",
        "---\\nlesson: one\\n---\\nText.|no step",
        "---\\nlesson: two words\\n---\\n## A|name",
        "---\\nlesson: one\\nlanguage: '?'\\n---\\n## A|language",
        "---\\nlesson: one\\nstart: gone.json\\n---\\n## A|gone.json",
        "---\\nlesson: one\\nmore: 1\\n---\\n## A|not known",
        "---\\nlesson: one\\n---\\n```check\\n- node: a\\n```\\n## A|before the first step",
        "---\\nlesson: one\\n---\\n## A\\n```solution\\n- { op: remove, path: /nodes/red }\\n```|does not fit",
        "---\\nlesson: one\\n---\\n## A\\n```solution\\nip 'link\\n```|open quote",
    })
    void aBrokenLessonIsRefusedWithASentence(String text, String sentence) throws Exception {
        Path file = file(text.replace("\\n", "\n"));
        assertThat(LessonLint.check(file)).anySatisfy(f -> {
            assertThat(f.message()).contains(sentence);
            assertThat(f.fix()).isNotBlank();
        });
    }

    @Test
    @Timeout(60)
    void hostileTextIsReadInNoTime() throws Exception {
        read(HEAD + "## A\n" + ">".repeat(100_000) + "\n" + "[".repeat(100_000) + "\n" + "* ".repeat(20_000) + "\n");
        Path huge = folder.resolve("huge.lesson.md");
        Files.write(huge, new byte[2 * 1024 * 1024]);
        assertThatThrownBy(() -> LessonReader.read(huge)).isInstanceOf(FormatException.class);
    }

    @Test
    void aStepSaysWhatItCannotBeDoneWithout() throws Exception {
        Lesson lesson = read("""
                ---
                lesson: one
                ---
                ## A
                ```needs
                - vxlan
                - program: there-is-no-such-program
                - program: sh
                ```
                ## B
                """);
        assertThat(lesson.programs()).containsExactlyInAnyOrder("there-is-no-such-program", "sh");
        assertThat(lesson.steps().getFirst().lacks(new Equipment(Set.of(), Set.of("sh")))).containsExactly("there-is-no-such-program");
        assertThat(lesson.steps().getFirst().lacks(new Equipment(Set.of(new LinkPiece("vxlan", "vxlan", "CONFIG_VXLAN")), Set.of("sh"))))
                .containsExactly("vxlan", "there-is-no-such-program");
        assertThat(lesson.steps().getFirst().passedOver(List.of("vxlan"))).contains("A", "vxlan");
        assertThat(lesson.steps().getLast().lacks(new Equipment(Set.of(), Set.of()))).isEmpty();
    }

    @Test
    void whatIsWrongMayBeSaidInTheAuthorsWords() throws Exception {
        Path file = folder.resolve("why.lesson.md");
        Files.writeString(
                file,
                "---\nlesson: why\n---\n## One\n```check\n- node: red\n  why: nobody has drawn red\n```\n");
        Asked asked = Lessons.open(file).steps().getFirst().checks().getFirst();
        assertThat(asked.told(new CheckVerdict(false, "there are blue", "its own", "draw it")))
                .isEqualTo(new CheckVerdict(false, "there are blue", "nobody has drawn red", "draw it"));
        assertThat(asked.told(new CheckVerdict(true, "there are red", "")).why()).isEmpty();
    }
}
