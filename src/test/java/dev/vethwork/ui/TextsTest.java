package dev.vethwork.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.ui.inspector.form.kind.InterfaceForms;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    @ParameterizedTest
    @ValueSource(strings = {"/dev/vethwork/ui/messages", "/dev/vethwork/edit/messages",
                "/dev/vethwork/ui/panels", "/dev/vethwork/ui/lesson",
                "/dev/vethwork/ui/ping",
                "/dev/vethwork/ui/packets",
                "/dev/vethwork/ui/traffic",
                "/dev/vethwork/ui/weather",
                "/dev/vethwork/explain/messages",
                "/dev/vethwork/plan/messages",
                "/dev/vethwork/net/messages",
                "/dev/vethwork/lab/messages",
                "/dev/vethwork/lesson/messages",
                "/dev/vethwork/drift/messages",
                "/dev/vethwork/packet/messages",
                "/dev/vethwork/format/importing/messages",
                "/dev/vethwork/format/exporting/messages",
                "/dev/vethwork/engine/messages",
                "/dev/vethwork/cli/messages"})
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
        assertThat(InterfaceForms.types()).containsExactlyInAnyOrder(DrawnInterface.class.getPermittedSubclasses());
    }

    private static Properties load(String name) throws IOException {
        Properties texts = new Properties();
        try (var in = TextsTest.class.getResourceAsStream(name + ".properties")) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
