package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.machine.OnTheMachine;
import dev.vethwork.topology.Topology;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes wrong at whatever moment, nothing is lost and nothing is left. {@link FaultInjectionLongTest} tries far more. */
@NeedsSandbox
class FaultInjectionTest {
    /** How to see a run again: -Dtrust.seed=N. */
    private static final long SEED = Long.getLong("trust.seed", 1);

    @TempDir
    Path home;

    /** A handful of moments by chance, of every kind of fault. */
    @Test
    @OnTheMachine(orStandIn = true)
    void whateverGoesWrongOnTheHostIsUndoneOrFinished() throws Exception {
        try (TrustPlace place = TrustPlace.open(true, "chance", home)) {
            assertThat(some(place, 1)).isGreaterThanOrEqualTo(12);
        }
    }

    @Test
    void whateverGoesWrongInASandboxIsUndoneOrFinished() throws Exception {
        try (TrustPlace place = TrustPlace.open(false, "chance", home)) {
            assertThat(some(place, 1)).isGreaterThanOrEqualTo(6);
        }
    }

    private int some(TrustPlace place, int each) throws Exception {
        Random random = new Random(SEED);
        Topology first = TrustLabs.natted(1);
        Topology second = TrustLabs.natted(2);
        int points = 0;
        for (int operation = 0; operation < 3; operation++) {
            FaultRun run = new FaultRun(
                    place,
                    operation == 0 ? null : place.compile(first),
                    operation == 2 ? null : place.compile(operation == 0 ? first : second),
                    SEED);
            for (FaultKind kind : FaultKind.values()) {
                for (int i = 0; i < each; i++) {
                    run.at(kind, random.nextInt(20));
                }
            }
            points += run.finish();
        }
        System.out.println(place.name() + ": " + points + " points, 0 exceptions");
        return points;
    }
}
