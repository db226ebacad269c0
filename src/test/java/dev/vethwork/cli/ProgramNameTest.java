package dev.vethwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.text.ProgramName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a person is told to type begins with the program's name, in every language and from wherever it was started. */
class ProgramNameTest {
    private static final String COMMANDS = String.join("|", Program.names().toList());

    /** No path before it, as in "packaging/run", and a command behind it. */
    private static final Pattern OF_THE_SCRIPT =
            Pattern.compile("(?<![\\w/])run (?:--help|FILE|" + COMMANDS + ")(?!\\w)", Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern TYPED = Pattern.compile("(?<=[=:“ ])([a-z/]+) (?:" + COMMANDS + ") (?:FILE|LAB|\\{0\\}|--json)");

    @Test
    void noSentenceCallsTheProgramByItsStartScript() throws IOException {
        assertThat(sentences("properties", "java")).allSatisfy(file -> assertThat(Files.readString(file).lines())
                .as("%s", file)
                .noneMatch(line -> OF_THE_SCRIPT.matcher(line).find()));
    }

    @Test
    void bundlesWriteTheNameAsTheProgramDoes() throws IOException {
        List<String> names = sentences("properties").stream()
                .flatMap(ProgramNameTest::names)
                .toList();
        assertThat(names).isNotEmpty().containsOnly(ProgramName.WORD);
    }

    private static Stream<String> names(Path bundle) {
        try {
            return TYPED.matcher(Files.readString(bundle)).results().map((MatchResult m) -> m.group(1)).toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Path> sentences(String... endings) throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("src", "main"))) {
            return all.filter(file -> Stream.of(endings).anyMatch(e -> file.toString().endsWith("." + e)))
                    .toList();
        }
    }
}
