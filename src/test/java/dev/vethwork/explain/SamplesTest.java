package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.explain.lint.Lint;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The drawings that come with the program do what they say. */
class SamplesTest {
    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("sample-topologies"))) {
            return files.filter(f -> f.toString().endsWith(".vethwork.json")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleHasNoErrors(Path file) throws Exception {
        assertThat(Lint.check(TopologyFormat.read(file), Ground.UNKNOWN))
                .filteredOn(f -> f.level() == Finding.Level.ERROR)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyFixOfASampleThatSufficesAloneMakesItReachable(Path file) throws Exception {
        Topology sample = TopologyFormat.read(file);
        List<Explanations.Pair> pairs = Explanations.all(sample, Probe.PING);
        assertThat(pairs).isNotEmpty();
        pairs.stream().filter(p -> !p.reachable()).limit(3).forEach(p -> {
            Explanation stopped = Explanations.explain(sample, p.from(), p.address(), Probe.PING);
            assertThat(stopped.message()).doesNotContain("{");
            stopped.fixes().stream().limit(1).forEach(f -> assertThat(
                            Explanations.explain(f.edit().apply(sample), p.from(), p.address(), Probe.PING)
                                    .reachable())
                    .isTrue());
        });
    }
}
