package dev.vethwork.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.RandomLabs;
import dev.vethwork.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every moment of one lab, some moments of every sample, then labs by chance until there are enough points. How many:
 * {@code -Dtrust.points=N} for each target; another choice of moments and labs: {@code -Dtrust.seed=N}.
 */
@Tag("kernel")
@Tag("long")
class FaultInjectionLongTest {
    private static final long SEED = Long.getLong("trust.seed", 1);
    private static final int POINTS = Integer.getInteger("trust.points", 1200);

    /** Every moment of one lab, and the labs; one alone with {@code -Dtrust.parts=moments} or {@code labs}. */
    private static final String PARTS = System.getProperty("trust.parts", "moments labs");

    @TempDir
    Path home;

    private final List<String> exceptions = new ArrayList<>();
    private final Random random = new Random(SEED);
    private boolean host;
    private TrustPlace place;
    private int places;
    private int points;

    @Test
    void nothingIsLostAndNothingIsLeftOnTheHost() throws Exception {
        tryAll(true);
    }

    @Test
    void nothingIsLostAndNothingIsLeftOfSandboxes() throws Exception {
        tryAll(false);
    }

    private void tryAll(boolean onHost) throws Exception {
        host = onHost;
        open();
        try {
            if (PARTS.contains("moments")) {
                everyMoment();
            }
            if (PARTS.contains("labs")) {
                labs();
            }
        } finally {
            place.close();
        }
        System.out.println((host ? "host: " : "sandbox: ") + points + " points, " + exceptions.size() + " exceptions");
        assertThat(exceptions).isEmpty();
    }

    private void labs() throws Exception {
        List<Topology> samples = TrustLabs.samples();
        for (int i = 0; i < samples.size(); i++) {
            someMoments(samples.get(i), samples.get((i + 1) % samples.size()), 1);
        }
        for (long seed = SEED; points < POINTS; seed++) {
            RandomLabs labs = new RandomLabs(seed);
            someMoments(TrustLabs.deployable(labs.next()), TrustLabs.deployable(labs.next()), 1);
        }
    }

    private void open() throws Exception {
        Path room = home.resolve("machine" + places++);
        try {
            place = host ? TrustPlace.host("chance", room) : TrustPlace.sandbox("chance", room);
        } catch (TargetException e) {
            assumeTrue(false, e.getMessage());
        }
    }

    private void everyMoment() throws Exception {
        Topology first = TrustLabs.natted(1);
        Topology second = TrustLabs.natted(2);
        for (FaultKind kind : FaultKind.values()) {
            all(null, first, kind);
            all(first, second, kind);
            all(first, null, kind);
        }
    }

    private void all(@Nullable Topology from, @Nullable Topology to, FaultKind kind) throws Exception {
        List<Integer> moments = new ArrayList<>();
        for (int moment = 0; moment < 60; moment++) {
            moments.add(moment);
        }
        run(from, to, kind, moments);
    }

    private void someMoments(Topology first, Topology second, int each) throws Exception {
        if (!isPossible(first) || !isPossible(second)) {
            return;
        }
        for (FaultKind kind : FaultKind.values()) {
            List<Integer> moments = random.ints(each, 1, 30).boxed().toList();
            run(null, first, kind, moments);
            run(first, second, kind, moments);
            run(first, null, kind, moments);
        }
    }

    /** Drawings by chance may ask for what a kernel refuses. */
    private boolean isPossible(Topology topology) throws Exception {
        try {
            place.apply(place.compile(topology));
            return true;
        } catch (TargetException e) {
            return false;
        } finally {
            place.destroy();
        }
    }

    private void run(@Nullable Topology from, @Nullable Topology to, FaultKind kind, List<Integer> moments)
            throws Exception {
        try {
            FaultRun run = new FaultRun(place, compiled(from), compiled(to), SEED);
            int done = 0;
            try {
                for (int moment : moments) {
                    if (!run.at(kind, moment)) {
                        break;
                    }
                    done++;
                }
                run.finish();
            } finally {
                points += done;
            }
        } catch (Exception | AssertionError e) {
            exceptions.add(String.valueOf(e.getMessage()));
            System.out.println("EXCEPTION " + e.getMessage());
            place.close();
            open();
        }
        System.out.println((host ? "host " : "sandbox ") + points + " points, " + exceptions.size() + " exceptions so far");
    }

    private @Nullable Compiled compiled(@Nullable Topology topology) {
        return topology == null ? null : place.compile(topology);
    }
}
