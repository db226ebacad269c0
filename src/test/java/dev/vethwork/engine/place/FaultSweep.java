package dev.vethwork.engine.place;

import dev.vethwork.engine.TargetException;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.RandomLabs;
import dev.vethwork.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Lets everything go wrong on one target: in every sample, at every moment of one lab, and in labs by chance. */
final class FaultSweep {
    /** A moment of a request or of a step is drawn below this, or below the latest that turned out to be too late. */
    private static final int LATEST = 40;

    private static final int MOST_MOMENTS = 60;

    private final boolean host;
    private final Path home;
    private final long seed;
    private final Random random;
    private final List<String> exceptions = new ArrayList<>();
    private TrustPlace place;
    private String name = "";
    private int places;
    private int points;

    FaultSweep(boolean host, Path home, long seed) throws Exception {
        this.host = host;
        this.home = home;
        this.seed = seed;
        this.random = new Random(seed);
        open();
    }

    int points() {
        return points;
    }

    List<String> exceptions() {
        return List.copyOf(exceptions);
    }

    private void open() throws Exception {
        Path room = home.resolve("machine" + places++);
        place = host ? TrustPlace.host("chance", room) : TrustPlace.sandbox("chance", room);
        name = place.name();
    }

    void close() throws Exception {
        place.close();
    }

    /** Each sample deployed, changed into the next and taken away, with so many moments of each kind of fault. */
    void samples(int moments) throws Exception {
        List<Topology> samples = TrustLabs.samples();
        for (int i = 0; i < samples.size(); i++) {
            someMoments(samples.get(i), samples.get((i + 1) % samples.size()), moments);
        }
    }

    /** Labs by chance, until there are so many points. */
    void chance(int wanted, int moments) throws Exception {
        for (long each = seed; points < wanted; each++) {
            RandomLabs labs = new RandomLabs(each);
            someMoments(TrustLabs.deployable(labs.next()), TrustLabs.deployable(labs.next()), moments);
        }
    }

    void everyMoment() throws Exception {
        Topology first = TrustLabs.natted(1);
        Topology second = TrustLabs.natted(2);
        operation(first, second, (kind, run) -> {
            for (int moment = 0; moment < MOST_MOMENTS && run.at(kind, moment); moment++) {
                points++;
            }
        });
    }

    private void someMoments(Topology first, Topology second, int moments) throws Exception {
        if (!isPossible(first) || !isPossible(second)) {
            return;
        }
        int[] late = {LATEST, LATEST};
        operation(first, second, (kind, run) -> {
            int unit = kind == FaultKind.FAIL_STEP ? 0 : 1;
            for (int i = 0; i < moments; i++) {
                int moment = random.nextInt(late[unit]);
                if (run.at(kind, moment)) {
                    points++;
                } else {
                    late[unit] = Math.max(1, moment);
                }
            }
        });
    }

    /** What is tried with one kind of fault. */
    private interface Moments {
        void of(FaultKind kind, FaultRun run) throws Exception;
    }

    private void operation(Topology first, Topology second, Moments moments) throws Exception {
        each(null, first, moments);
        each(first, second, moments);
        each(first, null, moments);
    }

    private void each(@Nullable Topology from, @Nullable Topology to, Moments moments) throws Exception {
        FaultRun run = null;
        for (FaultKind kind : FaultKind.values()) {
            try {
                if (run == null) {
                    run = new FaultRun(place, compiled(from), compiled(to), seed);
                }
                moments.of(kind, run);
            } catch (Exception | AssertionError e) {
                fail(operation(from, to), e);
                run = null;
            }
        }
        try {
            if (run != null) {
                run.finish();
            }
        } catch (Exception | AssertionError e) {
            fail("the end of " + operation(from, to), e);
        }
        System.out.println(said());
    }

    private static String operation(@Nullable Topology from, @Nullable Topology to) {
        return (from == null ? "" : from.name()) + " to " + (to == null ? "" : to.name());
    }

    private void fail(String what, Throwable thrown) throws Exception {
        exceptions.add(what + ": " + thrown.getMessage());
        System.out.println("EXCEPTION " + what + ": " + thrown.getMessage());
        place.close();
        open();
    }

    String said() {
        return name + ": " + points + " points, " + exceptions.size() + " exceptions";
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

    private @Nullable Compiled compiled(@Nullable Topology topology) {
        return topology == null ? null : place.compile(topology);
    }
}
