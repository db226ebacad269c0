package dev.vethwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages for people who change the program name classes where they are. */
class PagesNameCodeTest {
    private static final Pattern NAME = Pattern.compile("`((?:[a-z]\\w*\\.)*)([A-Z][a-z]+\\w*)(?:\\.\\w+)*`");
    private static final Pattern DECLARED = Pattern.compile("\\b(?:class|record|interface|enum) ([A-Z]\\w+)");

    private static Set<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(f -> f.toString().endsWith(".java")).collect(Collectors.toSet());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"changing", "architecture", "window", "canvas", "plan", "explain"})
    void everyClassThatAPageNamesIsThere(String page) throws IOException {
        Set<String> known = new TreeSet<>();
        Set<Path> sources = sources();
        for (Path source : sources) {
            String name = source.toString().replace('/', '.').replaceAll("\\.java$", "");
            known.add(name);
            Matcher declared = DECLARED.matcher(Files.readString(source));
            while (declared.find()) {
                known.add("." + declared.group(1));
            }
        }
        Set<String> missing = new TreeSet<>();
        Matcher named = NAME.matcher(Files.readString(Path.of("src/site/markdown", page + ".md")));
        while (named.find()) {
            String name = "." + named.group(1) + named.group(2);
            if (known.stream().noneMatch(k -> k.endsWith(name))) {
                missing.add(named.group());
            }
        }
        assertThat(missing).isEmpty();
    }
}
