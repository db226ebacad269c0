package dev.vethwork.engine.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.vethwork.format.TopologyFormat;
import dev.vethwork.format.json.FormatException;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.plan.operation.ToolCommand;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files by chance and by malice: no word of them becomes another command, none makes the program hang or fall. Always the
 * same ones, so that what is found is found where it was brought in; another {@code seed} makes others.
 */
class FuzzTest {
    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    /** As JSON writes them. */
    private static final List<String> HOSTILE = List.of(
            "$(touch /tmp/owned)", "`touch /tmp/owned`", "; touch /tmp/owned", "a\\nlink del lo", "a\\n-F", "a\\u0000b",
            "-all", "--help", "../../etc/passwd", "/run/netns/x", "'", "\\\"", "a b", "a\\tb", "%s{0}", "\\u202e", "",
            "\\ud800", "10.0.0.1/24; reboot", "eth0\\r\\nCOMMIT", "*nat", "x".repeat(70_000));

    private static final Set<Batch.Kind> READ_BY_LINES =
            Set.of(Batch.Kind.IP, Batch.Kind.TC, Batch.Kind.IPTABLES, Batch.Kind.IP6TABLES);

    private final List<String> samples = samples();

    @Property(tries = 1500, seed = "1")
    void noValueOfAFileBecomesACommand(@ForAll long seed) {
        Random random = new Random(seed);
        String sample = samples.get(random.nextInt(samples.size()));
        List<MatchResult> strings = STRING.matcher(sample).results().toList();
        MatchResult one = strings.get(random.nextInt(strings.size()));
        String hostile = HOSTILE.get(random.nextInt(HOSTILE.size()));
        String file = sample.substring(0, one.start()) + '"' + hostile + '"' + sample.substring(one.end());
        read(file).ifPresent(FuzzTest::everyCommandIsOne);
    }

    @Test
    void aCommandWithANulIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> TopologyFormat.parse("""
                        {"vethwork": 1, "name": "lab", "nodes": [{"kind": "namespace", "name": "red",
                          "services": [{"name": "web", "command": "a\\u0000b"}]}]}
                        """))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("NUL")
                .hasMessageContaining("command");
    }

    @Property(tries = 1500, seed = "1")
    void noDamageToAFileDoesMoreThanBeRefused(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder file = new StringBuilder(samples.get(random.nextInt(samples.size())));
        for (int i = random.nextInt(4); i >= 0; i--) {
            int from = random.nextInt(file.length());
            int to = Math.min(file.length(), from + random.nextInt(60));
            switch (random.nextInt(3)) {
                case 0 -> file.delete(from, Math.min(to, file.length() - 1));
                case 1 -> file.insert(from, file.substring(from, to));
                default -> file.setCharAt(from, (char) random.nextInt(0x3000));
            }
        }
        read(file.toString()).ifPresent(FuzzTest::everyCommandIsOne);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{\"vethwork\":1,\"nodes\":[", "\"", "-", "9"})
    void whatIsNestedOrLongWithoutEndIsRefused(String piece) {
        assertThat(read(piece.repeat(200_000))).isEmpty();
    }

    private static Optional<Topology> read(String file) {
        return assertTimeoutPreemptively(Eventually.LONGEST, () -> {
            try {
                return Optional.of(TopologyFormat.parse(file));
            } catch (FormatException e) {
                return Optional.empty();
            }
        });
    }

    private static void everyCommandIsOne(Topology topology) {
        Plan plan = Planner.plan(
                TopologyCompiler.compile(topology, TargetTraits.SANDBOX), NetworkState.EMPTY, TargetTraits.SANDBOX);
        for (Step step : plan.steps()) {
            ToolCommand command = step.operation().command();
            assertThat(command.argv()).as("no word ends early").noneMatch(word -> word.indexOf('\0') >= 0);
            if (READ_BY_LINES.contains(Batch.Kind.of(command))) {
                assertThat(command.words()).as("what is read by lines").noneMatch(w -> w.matches("(?s).*\\p{Cntrl}.*"));
            }
        }
        if (plan.conflicts().isEmpty()) {
            for (Batch batch : Batches.inOrder(plan.steps())) {
                if (batch.kind() == Batch.Kind.IP || batch.kind() == Batch.Kind.TC) {
                    assertThat(batch.payload().lines().count()).isEqualTo(batch.steps().size());
                }
            }
        }
    }

    private static List<String> samples() {
        try (Stream<Path> files = Files.list(Path.of("sample-topologies"))) {
            List<Path> all = files.filter(f -> f.toString().endsWith(".vethwork.json")).sorted().toList();
            List<String> texts = new java.util.ArrayList<>();
            for (Path file : all) {
                texts.add(Files.readString(file));
            }
            return texts;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
