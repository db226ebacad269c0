package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.machine.OnTheMachine;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * However a lab came to be, it is what its drawing says: changed from another or deployed afresh. Other pairs:
 * {@code -Dtrust.seed=N}; how many in the long form: {@code -Dtrust.pairs=N}, one in four of them on the host.
 */
@NeedsSandbox
class ConvergenceTest {
    private static final long SEED = Long.getLong("trust.seed", 1);
    private static final int PAIRS = Integer.getInteger("trust.pairs", 320);

    @TempDir
    Path home;

    @Test
    void whatIsChangedInASandboxIsAsIfDeployedAfresh() throws Exception {
        converge(false, 4);
    }

    @Test
    @OnTheMachine(orStandIn = true)
    void whatIsChangedOnTheHostIsAsIfDeployedAfresh() throws Exception {
        converge(true, 2);
    }

    @Test
    @Tag("long")
    void hundredsOfPairsInASandboxConverge() throws Exception {
        converge(false, PAIRS * 3 / 4);
    }

    @Test
    @Tag("long")
    @OnTheMachine(orStandIn = true)
    void hundredsOfPairsOnTheHostConverge() throws Exception {
        converge(true, PAIRS / 4);
    }

    private void converge(boolean host, int pairs) throws Exception {
        try (TrustPlace place = TrustPlace.open(host, "chance", home)) {
            PairRun run = new PairRun(place);
            run.until(pairs, SEED);
            System.out.println(place.name() + ": " + run.pairs() + " pairs, " + run.exceptions().size()
                    + " exceptions");
            assertThat(run.exceptions()).isEmpty();
        }
    }
}
