package dev.vethwork.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.cli.Program;
import dev.vethwork.cli.text.Table;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The command line in the user's language. */
@ResourceLock(Resources.LOCALE)
class LanguageTest {
    private static final Pattern HANGUL = Pattern.compile("[\\uAC00-\\uD7A3]");

    private final Locale before = Locale.getDefault();

    @BeforeEach
    void speakKorean() {
        Locale.setDefault(Locale.KOREAN);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    static Stream<String> commands() {
        return Program.names();
    }

    private static CommandSpec spec(String name) {
        Program program = new Program(Console.system(), () -> {
            throw new AssertionError("nothing is run here");
        });
        return program.line(name).getSubcommands().get(name).getCommandSpec();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void noTextOfACommandsHelpIsMissingInKorean(String name) {
        CommandSpec spec = spec(name);
        List<String> english = new ArrayList<>();
        for (ArgSpec argument : spec.args()) {
            String text = String.join(" ", argument.description());
            if (!HANGUL.matcher(text).find()) {
                english.add(name + "." + argument.paramLabel() + " " + argument + ": " + text);
            }
        }
        String about = String.join(" ", spec.usageMessage().description());
        if (!HANGUL.matcher(about).find()) {
            english.add(name + ": " + about);
        }
        assertThat(english).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void inEnglishTheHelpIsWhatTheCodeSays(String name) {
        Locale.setDefault(Locale.ENGLISH);
        assertThat(spec(name).args()).noneMatch(argument -> HANGUL.matcher(String.join(" ", argument.description())).find());
    }

    @Test
    void columnsStandBelowEachOtherWhereLettersAreWide() {
        String[] lines = new Table("", "랩", "대상")
                .row("bridge", "sandbox")
                .print(80)
                .lines()
                .toArray(String[]::new);
        assertThat(lines[0]).isEqualTo("랩      대상");
        assertThat(lines[1]).isEqualTo("bridge  sandbox");
    }

    @Test
    void whatIsTypedWrongIsAnsweredInKorean() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Program program = new Program(new Console(stream, stream, false, false, false), () -> {
            throw new AssertionError("nothing is run here");
        });
        assertThat(program.run("destroy")).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).containsPattern(HANGUL);
    }
}
