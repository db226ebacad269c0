package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.TopologyCompiler;
import dev.vethwork.state.NetworkState;
import dev.vethwork.target.Cancellation;
import dev.vethwork.target.Credentials;
import dev.vethwork.target.LocalTargets;
import dev.vethwork.target.RunListener;
import dev.vethwork.target.Target;
import dev.vethwork.target.TargetException;
import dev.vethwork.topology.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The walk says of every pair of nodes what ping says, in labs that are right or wrong by chance. */
@Tag("kernel")
class WalkAgainstKernelTest {
    private static final String LAB = "walked";

    @TempDir
    Path home;

    private Target target;

    @BeforeEach
    void open() {
        try {
            target = new LocalTargets(home).open(LAB, "sandbox", "", Credentials.NONE);
        } catch (TargetException e) {
            assumeTrue(false, e.getMessage());
        }
    }

    @AfterEach
    void tearDown() throws Exception {
        target.apply(Compiled.nothing(LAB), RunListener.SILENT, new Cancellation());
        target.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 6})
    void theWalkSaysWhatPingSays(long seed) throws Exception {
        compare(seed);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("manySeeds")
    void theWalkSaysWhatPingSaysInManyLabs(long seed) throws Exception {
        compare(seed);
    }

    static LongStream manySeeds() {
        return LongStream.rangeClosed(7, 40);
    }

    private void compare(long seed) throws Exception {
        Topology lab = RandomLab.of(LAB, seed);
        try {
            target.apply(
                    TopologyCompiler.compile(lab, target.traits()), RunListener.SILENT, new Cancellation());
        } catch (TargetException refused) {
            assertThat(Lint.check(lab, NetworkState.EMPTY)).as(refused.getMessage()).anyMatch(Finding::blocking);
            assumeTrue(false, "the kernel refuses this one, and lint said so");
        }
        NetworkState observed = target.observe(LAB);
        List<String> wrong = new ArrayList<>();
        for (Explanations.Pair pair : Explanations.all(lab, observed, Probe.PING)) {
            String namespace = pair.from().equals("host") ? NetworkState.ROOT : pair.from();
            boolean answered = target.execute(
                            LAB,
                            namespace,
                            List.of("ping", "-n", "-c1", "-W1", pair.address()),
                            Duration.ofSeconds(10))
                    .succeeded();
            if (answered != pair.reachable()) {
                wrong.add(pair + " but ping " + (answered ? "answers" : "does not answer"));
            }
        }
        List<Explanations.Pair> drawn = Explanations.all(lab, Probe.PING);
        assertThat(wrong).isEmpty();
        assertThat(drawn).isEqualTo(Explanations.all(lab, observed, Probe.PING));
    }
}
