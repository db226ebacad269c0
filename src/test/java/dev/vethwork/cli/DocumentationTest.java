package dev.vethwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.cli.terminal.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the documentation links to is there, and what it tells people to type can be typed. */
class DocumentationTest {
    private static final Path PAGES = Path.of("src", "site", "markdown");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`[^`\\n]*`");
    private static final Pattern COMMAND = Pattern.compile("(?:`|^ {4})(?:(?:[A-Za-z.]+/)?packaging/)?\\b(run|vethwork|test|bench)\\b([^`]*)");
    private static final Pattern CLASS = Pattern.compile("[A-Z][A-Za-z]+(?:Test|Properties)");
    /** A remark behind a command, what it is piped into, the next one. */
    private static final Pattern REST = Pattern.compile("\\s[#|·].*");
    /** Where a page says that a number stands. */
    private static final Pattern NUMBERS = Pattern.compile("\\b(?:N|S|SECONDS|1-3)\\b");
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N} _-]");

    static Stream<Path> pages() throws Exception {
        try (Stream<Path> all = Files.list(PAGES)) {
            return Stream.concat(Stream.of(Path.of("README.md")), all.filter(p -> p.toString().endsWith(".md")).sorted().toList().stream());
        }
    }

    /** As a page's headings are linked to. */
    private static Set<String> anchors(Path page) throws Exception {
        return Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", ""))
                .map(title -> NOT_A_WORD.matcher(title).replaceAll("").toLowerCase(Locale.ROOT).replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Path page) throws Exception {
        List<String> dead = new ArrayList<>();
        Matcher links = LINK.matcher(CODE.matcher(Files.readString(page)).replaceAll(""));
        while (links.find()) {
            String link = links.group(1);
            if (link.matches("[a-z]+:.*")) {
                continue;
            }
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
            if (!Files.exists(target)) {
                dead.add(link);
            } else if (parts.length > 1 && !anchors(target).contains(parts[1])) {
                dead.add(link);
            }
        }
        assertThat(dead).as("dead links of " + page).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageIsReachedFromTheReadme(Path page) throws Exception {
        if (!page.toString().equals("README.md")) {
            assertThat(Files.readString(Path.of("README.md"))).contains(page.getFileName().toString());
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyCommandThatIsShownIsUnderstood(Path page) throws Exception {
        List<String> wrong = new ArrayList<>();
        for (String line : Files.readAllLines(page)) {
            Matcher shown = COMMAND.matcher(line);
            while (shown.find()) {
                List<String> words = dev.vethwork.plan.CommandSplitter.split(NUMBERS.matcher(REST.matcher(shown.group(2)).replaceFirst("")).replaceAll("1").strip());
                String why = switch (shown.group(1)) {
                    case "run", "vethwork" -> misunderstood(words);
                    case "test" -> missing(words);
                    default -> "";
                };
                if (!why.isEmpty()) {
                    wrong.add(line.strip() + ": " + why);
                }
            }
        }
        assertThat(wrong).as("commands of " + page).isEmpty();
    }

    private static String misunderstood(List<String> words) {
        for (String word : words) {
            if (word.startsWith("sample-topologies/") && !word.contains("*") && !Files.exists(Path.of(word))) {
                return word + " is not there";
            }
        }
        // What may be left out stands in brackets; what is one of several is no command yet.
        List<String> typed = words.stream().map(word -> word.replaceAll("[\\[\\]]", "")).toList();
        // A command's bare name is what a sentence calls it.
        if (typed.size() < 2 || !Program.isCommand(typed.getFirst())) {
            return "";
        }
        Program program = new Program(Console.system(), () -> {
            throw new AssertionError("nothing is run here");
        });
        try {
            program.line(typed.toArray(String[]::new)).parseArgs(typed.toArray(String[]::new));
            return "";
        } catch (CommandLine.ParameterException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String missing(List<String> words) throws Exception {
        for (String word : words) {
            String name = word.replaceFirst("#.*", "");
            if (CLASS.matcher(name).matches()) {
                try (Stream<Path> all = Files.walk(Path.of("src", "test", "java"))) {
                    if (all.noneMatch(file -> file.endsWith(name + ".java"))) {
                        return "there is no test " + name;
                    }
                }
            }
        }
        return "";
    }
}
