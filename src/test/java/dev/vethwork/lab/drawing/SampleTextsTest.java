package dev.vethwork.lab.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.format.TopologyFormat;
import dev.vethwork.topology.Note;
import dev.vethwork.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleTextsTest {
    private static final String SUFFIX = ".vethwork.json";
    private static final Pattern HANGUL = Pattern.compile("[\\uAC00-\\uD7A3]");
    private static final Pattern WORDS = Pattern.compile("[a-z]{3,}");

    static Stream<Path> samples() throws Exception {
        try (Stream<Path> all = Files.list(Path.of("sample-topologies"))) {
            return all.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleHasItsTitleItsDescriptionAndItsNotesInKorean(Path file) throws Exception {
        Topology english = TopologyFormat.read(file);
        Topology korean = SampleTexts.in(Locale.KOREAN, english);
        String name = String.valueOf(file.getFileName()).replace(SUFFIX, "");
        assertThat(SampleTexts.title(name, Locale.KOREAN)).isPresent();
        if (!english.description().isEmpty()) {
            assertThat(korean.description()).containsPattern(HANGUL);
        }
        assertThat(korean.notes()).hasSameSizeAs(english.notes());
        assertThat(korean.notes())
                .extracting(Note::text)
                .allMatch(text -> HANGUL.matcher(text).find() || !WORDS.matcher(text).find());
        assertThat(korean.withDescription("").withNotes(java.util.List.of()))
                .isEqualTo(english.withDescription("").withNotes(java.util.List.of()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void inEnglishASampleIsWhatItsFileSays(Path file) throws Exception {
        Topology english = TopologyFormat.read(file);
        assertThat(SampleTexts.in(Locale.ENGLISH, english)).isSameAs(english);
    }
}
