package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.machine.OnTheMachine;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Some moments of every sample, every moment of one lab, then labs by chance until there are enough points; on the machine and
 * in sandboxes, one after the other, as sandboxes are born with settings of the machine's. How many:
 * {@code -Dtrust.points=N} for each of the two; another choice of moments and labs: {@code -Dtrust.seed=N}; only some parts:
 * {@code -Dtrust.parts=samples,moments,chance}.
 */
@NeedsSandbox
@Tag("long")
class FaultInjectionLongTest {
    private static final long SEED = Long.getLong("trust.seed", 1);
    private static final int POINTS = Integer.getInteger("trust.points", 1_050);
    private static final int MOMENTS = Integer.getInteger("trust.moments", 2);
    private static final String PARTS = System.getProperty("trust.parts", "samples,moments,chance");

    @TempDir
    Path home;

    @Test
    @OnTheMachine(orStandIn = true)
    void nothingIsLostAndNothingIsLeftOnTheHostHoweverManyThingsGoWrong() throws Exception {
        sweep(true);
    }

    @Test
    void nothingIsLostAndNothingIsLeftInSandboxesHoweverManyThingsGoWrong() throws Exception {
        sweep(false);
    }

    private void sweep(boolean host) throws Exception {
        FaultSweep sweep = new FaultSweep(host, home, SEED);
        try {
            if (PARTS.contains("samples")) {
                sweep.samples(MOMENTS);
            }
            if (PARTS.contains("moments")) {
                sweep.everyMoment();
            }
            if (PARTS.contains("chance")) {
                sweep.chance(POINTS, MOMENTS);
            }
        } finally {
            sweep.close();
        }
        System.out.println("in the end, " + sweep.said());
        assertThat(sweep.exceptions()).isEmpty();
    }
}
