package dev.vethwork.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a person reads is said in either language, so that no sentence stands in the code. */
class SpokenFromBundlesTest {
    private static final Pattern REFUSAL = Pattern.compile("(?:Failures\\.usage|new LabException)\\((?:[^;]|\";\")*;");
    private static final Pattern SENTENCE = Pattern.compile("\"[^\"]*[a-z] [a-z][^\"]*\"");

    @Test
    void noRefusalIsAnEnglishSentenceOfItsOwn() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).isNotEmpty().allSatisfy(file -> assertThat(sentences(file)).isEmpty());
        }
    }

    private static List<String> sentences(Path file) {
        try {
            return REFUSAL.matcher(Files.readString(file))
                    .results()
                    .flatMap(refusal -> SENTENCE.matcher(refusal.group()).results())
                    .map(MatchResult::group)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
