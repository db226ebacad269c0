package dev.vethwork.engine.place;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.TargetException;
import dev.vethwork.plan.Compiled;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thing go wrong at each moment of one operation, and sees that a recovery leaves either what was before or what was
 * wanted, and in the end the machine as it was. Every exception to that is an error that names how to see it again.
 */
final class FaultRun {
    private static final long LONGEST_SECONDS = 60;

    private final TrustPlace place;
    private final @Nullable Compiled from;
    private final @Nullable Compiled to;
    private final long seed;
    private final String bare;
    private String before = "";
    private int points;

    /**
     * An operation.
     *
     * @param from what is deployed before; null for nothing
     * @param to what is wanted; null for a teardown
     */
    FaultRun(TrustPlace place, @Nullable Compiled from, @Nullable Compiled to, long seed) throws Exception {
        this.place = place;
        this.from = from;
        this.to = to;
        this.seed = seed;
        this.bare = place.exact();
        if (from != null) {
            place.apply(from);
            before = place.settled();
        }
    }

    private Compiled wanted() {
        return to == null ? Compiled.nothing(place.lab) : to;
    }

    /** Everything that the lab may have taken away again. @return how many points were tried */
    int finish() throws Exception {
        if (from != null) {
            place.destroy();
            same("the machine after the last teardown", bare, place::exact);
        }
        return points;
    }

    /** One point. @return whether the operation was still under way at that moment */
    boolean at(FaultKind kind, int moment) throws Exception {
        String name = (from == null ? "deploy" : to == null ? "teardown" : "change") + " of " + place.lab + " on "
                + (place.isHost() ? "host" : "sandbox") + ", " + kind + " at " + moment + ", seed " + seed;
        try {
            boolean[] struck = new boolean[1];
            Random random = new Random(seed * 31 + moment);
            fail(kind, moment, random, struck);
            if (struck[0]) {
                points++;
            }
            place.recover();
            settle(kind);
            return struck[0];
        } catch (Exception | AssertionError e) {
            throw new AssertionError(name + ": " + e.getMessage(), e);
        }
    }

    private void fail(FaultKind kind, int moment, Random random, boolean[] struck) throws Exception {
        try (LabTarget target = place.open(kind.at(moment, place, random, () -> struck[0] = true))) {
            target.apply(wanted(), RunListener.SILENT, new Cancellation());
        } catch (TargetException e) {
            // That is what was asked for.
        } catch (java.io.IOException e) {
            // The shell was gone before the target was open.
        }
        place.last().await();
    }

    /** Sees what is there, and brings back what was. */
    private void settle(FaultKind kind) throws Exception {
        if (from == null) {
            if (place.isThere()) {
                completed(kind, wanted());
                place.destroy();
            }
            same("the machine afterwards", bare, place::exact);
        } else if (to == null) {
            if (place.isThere()) {
                restored(kind);
            } else {
                same("the machine afterwards", bare, place::exact);
                place.apply(from);
                same("the lab that was deployed again", before, place::alike);
            }
        } else if (!place.alike().equals(before)) {
            if (place.isComplete(to)) {
                place.apply(from);
                same("the lab that was changed back", before, place::alike);
            } else {
                restored(kind);
            }
        }
    }

    private void completed(FaultKind kind, Compiled wanted) throws Exception {
        if (!place.isComplete(wanted)) {
            mend(kind, wanted);
        }
    }

    private void restored(FaultKind kind) throws Exception {
        if (!place.alike().equals(before)) {
            completed(kind, java.util.Objects.requireNonNull(from));
        }
        same("the lab that was restored", before, place::alike);
    }

    /** What somebody deletes after the last look is drift, which the next deployment mends. */
    private void mend(FaultKind kind, Compiled wanted) throws Exception {
        if (kind != FaultKind.DELETE_BEHIND) {
            throw new AssertionError("neither what was before nor what was wanted:\n" + place.missing(wanted)
                    + Differences.between(before, place.alike()));
        }
        place.apply(wanted);
        if (!place.isComplete(wanted)) {
            throw new AssertionError("not mended:\n" + place.alike());
        }
    }

    /** Waits for what ends in its own time: killed shells, namespaces that the kernel still takes apart. */
    static void same(String what, String expected, Callable<String> actual) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        String now = actual.call();
        if (Boolean.getBoolean("trust.verbose") && !now.equals(expected)) {
            System.out.println(what + " differs at first:\n" + Differences.between(expected, now));
        }
        while (!now.equals(expected) && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            now = actual.call();
        }
        if (!now.equals(expected)) {
            throw new AssertionError(what + " differs:\n" + Differences.between(expected, now));
        }
    }
}
