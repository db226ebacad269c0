package dev.vethwork.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.LabState;
import dev.vethwork.engine.NowhereTargets;
import dev.vethwork.engine.Origin;
import dev.vethwork.engine.Recovered;
import dev.vethwork.engine.RunListener;
import dev.vethwork.net.TargetKind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The last commands of a program that was killed are still at work when somebody tells another one to clean up. */
class CrashRecoveryTest {
    private final List<String> recovered = new ArrayList<>();

    /** A lab that is found so, one time after the other; the last for ever. */
    private final class Seen extends NowhereTargets {
        private final Deque<LabState> states;

        private Seen(LabState... states) {
            this.states = new ArrayDeque<>(Arrays.asList(states));
        }

        @Override
        public List<Deployed> deployed() {
            LabState now = states.size() > 1 ? states.removeFirst() : states.getFirst();
            return List.of(new Deployed("ghost", TargetKind.HOST, now, Origin.UNKNOWN));
        }

        @Override
        public Recovered recover(String lab, Credentials credentials, RunListener listener, Cancellation cancellation) {
            recovered.add(lab);
            return Recovered.GONE;
        }
    }

    private List<Recovery> recover(Duration patience, LabState... states) {
        return new CrashRecovery(new Seen(states), patience).recover(Caller.silent());
    }

    @Test
    void whatItHasBegunIsWaitedForAndThenPutInOrder() {
        assertThat(recover(Duration.ofMinutes(1), LabState.BUSY, LabState.BUSY, LabState.INTERRUPTED)).hasSize(1);
        assertThat(recovered).containsExactly("ghost");
    }

    /** Half a minute of silence looks like a program that hangs. */
    @Test
    void whoWaitsIsToldAtOnceAndOnceForWhat() {
        List<String> told = new ArrayList<>();
        RunListener listener = (element, message, remedy) -> told.add(message);
        new CrashRecovery(new Seen(LabState.BUSY, LabState.BUSY, LabState.BUSY, LabState.DEPLOYED), Duration.ofMinutes(1))
                .recover(Caller.silent().withListener(listener));
        assertThat(told).singleElement().asString().contains("ghost", "another program", "60 s");
    }

    @Test
    void whatEndsWellIsLeftAsItIs() {
        assertThat(recover(Duration.ofMinutes(1), LabState.BUSY, LabState.DEPLOYED)).isEmpty();
        assertThat(recovered).isEmpty();
    }

    @Test
    void whoWorksOnIsLeftAtWork() {
        assertThat(recover(Duration.ZERO, LabState.BUSY)).isEmpty();
        assertThat(recovered).isEmpty();
    }
}
