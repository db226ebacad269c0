package dev.vethwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.plan.CommandSplitter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The help of each command ends with lines to try, which can be typed as they are. */
class ExamplesTest {
    static Stream<String> names() {
        return Program.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachIsUnderstood(String name) {
        List<String> examples = Examples.of(name).toList();
        assertThat(examples).isNotEmpty().allSatisfy(example -> {
            String[] words = CommandSplitter.split(example).toArray(String[]::new);
            assertThat(Program.spoken().commandLine().parseArgs(words).hasSubcommand()).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void helpShowsThem(String name) {
        String help = Program.spoken().subcommands().get(name).getUsageMessage();
        assertThat(help).contains(Examples.of(name).map(line -> "vethwork " + line).toList());
    }
}
