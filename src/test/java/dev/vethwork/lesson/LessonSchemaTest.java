package dev.vethwork.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.vethwork.format.json.FormatException;
import dev.vethwork.lesson.read.LessonReader;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The schema for editors says what the reader says. */
class LessonSchemaTest {
    private static final Pattern CHECKS = Pattern.compile("```check\n(.*?)```", Pattern.DOTALL);

    private static List<String> complaints(String yaml) throws Exception {
        try (InputStream in = Lessons.class.getResourceAsStream("checks.schema.json")) {
            Schema schema =
                    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in, InputFormat.JSON);
            String json = new YAMLMapper().readTree(yaml).toString();
            return schema.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
        }
    }

    @Test
    void everyCheckThatIsReadKeepsToTheSchema() throws Exception {
        assertThat(complaints("- " + String.join("\n- ", LessonReaderTest.CHECKS))).isEmpty();
        try (Stream<Path> lessons = Files.list(Path.of("sample-topologies", "lessons"))) {
            for (Path lesson : lessons.filter(Lessons::isLesson).toList()) {
                for (String yaml : CHECKS.matcher(Files.readString(lesson)).results().map(m -> m.group(1)).toList()) {
                    assertThat(complaints(yaml)).as("%s: %s", lesson, yaml).isEmpty();
                }
            }
        }
    }

    @Test
    void everyKindThatIsReadIsInTheSchemaAndOnThePage(@TempDir Path folder) throws Exception {
        String page = Files.readString(Path.of("src", "site", "markdown", "lessons.md"));
        List<String> kinds = kinds(folder);
        assertThat(kinds).contains("node", "not");
        for (String kind : kinds) {
            assertThat(page).as("the page has no row of the check %s", kind).containsPattern("(?m)^\\|.*`" + kind + ": ");
            assertThat(complaints("- " + kind + ": {}"))
                    .as("the schema knows no check %s", kind)
                    .noneMatch(complaint -> complaint.contains("not defined in the schema"));
        }
    }

    /** As the reader lists them to whoever writes another one. */
    private static List<String> kinds(Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("one.lesson.md"), "---\nlesson: one\ntitle: One\n---\n## A\n```check\n- nod: red\n```\n");
        return catchThrowableOfType(FormatException.class, () -> LessonReader.read(file)).problems().stream()
                .map(FormatException.Problem::remedy)
                .filter(remedy -> remedy.contains("one of "))
                .flatMap(remedy -> Stream.of(remedy.substring(remedy.indexOf("one of ") + 7).split(", ")))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "- nod: red",
        "- { node: red, drift: none }",
        "- { within: 3 }",
        "- node: ../red",
        "- ping: { from: red }",
        "- ping: { from: red, to: blue, port: 1 }",
        "- tcp: { from: red, to: blue, port: 0 }",
        "- command: { node: a, run: [] }",
        "- cable: [ red ]",
        "- any: []",
        "- { node: red, within: 900 }",
        "- not: { node: red, within: 3 }",
        "- drift: 3",
    })
    void whatIsNotReadIsAgainstTheSchema(String yaml) throws Exception {
        assertThat(complaints(yaml)).isNotEmpty();
    }
}
