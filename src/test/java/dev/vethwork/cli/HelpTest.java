package dev.vethwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.cli.terminal.Console;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.text.Columns;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.CommandSpec;

/** What {@code --help} prints fits a terminal of 80 columns, with a word whole on its line. */
class HelpTest {
    private static final int WIDTH = 80;
    private static final Pattern HANGUL = Pattern.compile("[가-힣]");

    private final Locale before = Locale.getDefault();

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    static Stream<List<String>> helps() {
        return Stream.concat(Stream.of(List.of("--help")), Program.names().map(name -> List.of(name, "--help")));
    }

    private static String help(List<String> words) {
        return help(words, Console.ENDLESS);
    }

    private static String help(List<String> words, int columns) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        Console console = new Console(print, print, false, false, false, columns);
        int exit = new Program(console, () -> {
                    throw new IllegalStateException("no lab is asked for");
                })
                .run(words.toArray(String[]::new));
        assertThat(exit).isEqualTo(ExitCodes.OK);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Each word of the sentences that are told, as it stands in them. */
    private static Set<String> words(List<String> words) {
        CommandSpec all = Program.spoken();
        CommandSpec spec = words.size() > 1 ? all.subcommands().get(words.getFirst()).getCommandSpec() : all;
        return Stream.of(
                        Arrays.stream(spec.usageMessage().description()),
                        spec.options().stream().flatMap(option -> Arrays.stream(option.description())),
                        spec.positionalParameters().stream().flatMap(given -> Arrays.stream(given.description())))
                .flatMap(sentences -> sentences)
                .flatMap(sentence -> Arrays.stream(String.format(sentence).split("\\s+")))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("helps")
    void noLineIsTooLongAndNoWordIsBroken(List<String> words) {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
            Locale.setDefault(locale);
            String help = help(words);
            assertThat(help.lines()).as(locale + " " + help).allMatch(line -> Columns.of(line) <= WIDTH);
            assertThat(Arrays.asList(help.strip().split("\\s+"))).as(help).containsAll(words(words).stream().filter(w -> !w.isEmpty()).toList());
        }
    }

    /** Save what may not be broken, such as a list of words that an option takes. */
    @ParameterizedTest
    @MethodSource("helps")
    void onANarrowTerminalLinesAreAsNarrow(List<String> words) {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
            Locale.setDefault(locale);
            String help = help(words, 40);
            assertThat(help.lines()).as(locale + " " + help).allMatch(line -> Columns.of(line) <= 40 || !line.strip().contains(" ")
                    || line.contains("["));
            assertThat(Arrays.asList(help.strip().split("\\s+"))).as(help).containsAll(words(words).stream().filter(w -> !w.isEmpty()).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("helps")
    void inKoreanEachOptionIsTold(List<String> words) {
        Locale.setDefault(Locale.KOREAN);
        assertThat(help(words).lines().filter(line -> line.startsWith("  ") && !line.startsWith("   ")))
                .allMatch(line -> HANGUL.matcher(line).find() || line.strip().startsWith("--adopt") || !line.strip().contains("  "));
    }
}
