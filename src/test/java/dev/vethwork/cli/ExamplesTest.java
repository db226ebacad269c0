package dev.vethwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.plan.CommandSplitter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The help of each command ends with lines to try, which can be typed as they are. */
class ExamplesTest {
    static Stream<String> names() {
        return Program.names();
    }

    private static CommandLine command(String name) {
        return Program.spoken().subcommands().get(name);
    }

    private static List<String> examples(String name) {
        return Arrays.stream(command(name).getCommandSpec().usageMessage().footer()).map(String::strip).toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachIsUnderstood(String name) {
        assertThat(examples(name)).isNotEmpty().allSatisfy(example -> {
            List<String> words = CommandSplitter.split(example);
            assertThat(words).startsWith("vethwork", name);
            String[] typed = words.stream().skip(1).toArray(String[]::new);
            assertThat(Program.spoken().commandLine().parseArgs(typed).hasSubcommand()).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void helpShowsThem(String name) {
        assertThat(command(name).getUsageMessage()).contains(examples(name));
    }
}
