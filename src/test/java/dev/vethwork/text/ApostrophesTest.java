package dev.vethwork.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The window's texts and the names of edits are filled in by {@link java.text.MessageFormat}, which takes an apostrophe for a
 * quotation and two for one; all others stand as they are read.
 */
class ApostrophesTest {
    private static final Path TEXTS = Path.of("src/main/resources/dev/vethwork");
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]");
    private static final Pattern ALONE = Pattern.compile("(?<!')'(?!')");

    private record Text(Path file, String key, String said) {
        boolean isFormatted() {
            return file.startsWith(TEXTS.resolve("ui")) || file.startsWith(TEXTS.resolve("edit"));
        }

        /** What the window's texts say without arguments stands as it is, too. */
        boolean isSaidWrongly() {
            return isFormatted() && PLACE.matcher(said).find() ? ALONE.matcher(said).find() : said.contains("''");
        }
    }

    private static Stream<Text> texts(Path file) {
        Properties all = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            all.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.stringPropertyNames().stream().map(key -> new Text(file, key, all.getProperty(key)));
    }

    @Test
    void everyTextIsReadAsItIsMeant() throws Exception {
        try (Stream<Path> files = Files.walk(TEXTS)) {
            List<Text> all = files.filter(file -> file.toString().endsWith(".properties"))
                    .flatMap(ApostrophesTest::texts)
                    .toList();
            assertThat(all).hasSizeGreaterThan(1000);
            assertThat(all).noneMatch(Text::isSaidWrongly);
        }
    }
}
