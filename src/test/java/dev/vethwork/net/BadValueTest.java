package dev.vethwork.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BadValueTest {
    private static final Pattern KEY = Pattern.compile("BadValue\\s*\\.of\\(\\s*\"([^\"]+)\"\\s*[,)]");

    @Test
    void everythingThatIsSaidHasItsWords() throws IOException {
        ResourceBundle texts = ResourceBundle.getBundle("dev.vethwork.net.messages", Locale.ROOT);
        TreeSet<String> said = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                KEY.matcher(Files.readString(file)).results().forEach(found -> said.add(found.group(1)));
            }
        }
        assertThat(said).isNotEmpty().allMatch(texts::containsKey).allMatch(key -> texts.containsKey(key + ".remedy"));
    }

    @Test
    void whatIsWrongIsSaidInTheUsersLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.KOREAN);
            BadValue bad = BadValue.of("number", "\"x\"", 1, 9);
            assertThat(bad).hasMessage("\"x\"은(는) 여기에 맞는 숫자가 아닙니다");
            assertThat(bad.remedy()).isEqualTo("1에서 9 사이로 쓰세요");
        } finally {
            Locale.setDefault(before);
        }
    }
}
