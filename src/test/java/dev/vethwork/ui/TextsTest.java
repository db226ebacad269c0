package dev.vethwork.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    @ParameterizedTest
    @ValueSource(strings = {"/dev/vethwork/ui/messages", "/dev/vethwork/edit/messages",
                "/dev/vethwork/ui/panels",
                "/dev/vethwork/ui/ping",
                "/dev/vethwork/explain/messages",
                "/dev/vethwork/plan/messages",
                "/dev/vethwork/net/messages",
                "/dev/vethwork/lab/messages",
                "/dev/vethwork/drift/messages",
                "/dev/vethwork/packet/messages",
                "/dev/vethwork/engine/messages"})
    void everyTextIsThereInBothLanguages(String bundle) throws IOException {
        assertThat(load(bundle + "_ko").stringPropertyNames())
                .isEqualTo(load(bundle).stringPropertyNames());
    }

    private static Properties load(String name) throws IOException {
        Properties texts = new Properties();
        try (var in = TextsTest.class.getResourceAsStream(name + ".properties")) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
