package dev.vethwork.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.Sealed;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.ui.inspector.form.kind.InterfaceForms;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextsTest {
    private static final Path RESOURCES = Path.of("src/main/resources");

    static Stream<String> bundles() throws IOException {
        try (Stream<Path> all = Files.walk(RESOURCES)) {
            return all.map(file -> "/" + RESOURCES.relativize(file))
                    .filter(name -> name.endsWith("_ko.properties"))
                    .map(name -> name.replace("_ko.properties", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /** Of two the second is read, so that the first is in nobody's sight, and what it was to say perhaps under no key at all. */
    @ParameterizedTest
    @MethodSource("bundles")
    void noKeyStandsTwice(String bundle) throws IOException {
        for (String language : new String[] {"", "_ko"}) {
            Path file = RESOURCES.resolve(bundle.substring(1) + language + ".properties");
            if (Files.exists(file)) {
                assertThat(keys(Files.readAllLines(file))).doesNotHaveDuplicates();
            }
        }
    }

    private static List<String> keys(List<String> lines) {
        List<String> keys = new ArrayList<>();
        boolean goesOn = false;
        for (String line : lines) {
            if (!goesOn && !line.isBlank() && !line.startsWith("#")) {
                keys.add(line.split("[=:\\s]", 2)[0]);
            }
            goesOn = line.endsWith("\\");
        }
        return keys;
    }

    /** What is English elsewhere, as the texts of drawings, has a Korean bundle alone, beside an empty one. */
    static Stream<String> ofBothLanguages() throws IOException {
        List<String> all = new ArrayList<>();
        for (String bundle : bundles().toList()) {
            if (!load(bundle).isEmpty()) {
                all.add(bundle);
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("ofBothLanguages")
    void everyTextIsThereInBothLanguages(String bundle) throws IOException {
        assertThat(load(bundle + "_ko").stringPropertyNames())
                .isEqualTo(load(bundle).stringPropertyNames());
    }

    static Stream<String> kinds() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("src/main/resources/dev/vethwork/kind"))) {
            return all.map(file -> file.getFileName().toString().replaceAll("(_ko)?\\.properties", ""))
                    .distinct()
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindSpeaksBothLanguages(String kind) throws IOException {
        everyTextIsThereInBothLanguages("/dev/vethwork/kind/" + kind);
    }

    @Test
    void everyKindThatCanBeDrawnHasItsTextsAndItsForm() throws IOException {
        assertThat(kinds().toList()).containsExactlyInAnyOrderElementsOf(InterfaceForms.words());
        assertThat(InterfaceForms.types()).hasSameElementsAs(Sealed.leaves(DrawnInterface.class));
    }

    private static Properties load(String name) throws IOException {
        Properties texts = new Properties();
        try (var in = TextsTest.class.getResourceAsStream(name + ".properties")) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
