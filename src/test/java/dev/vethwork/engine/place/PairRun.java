package dev.vethwork.engine.place;

import dev.vethwork.engine.TargetException;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.RandomLabs;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.NetworkState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pairs of drawings, each deployed afresh and then changed into the other: what a change has come to must be what a fresh
 * deployment of the same drawing is, and what is left after a teardown what was there before.
 */
final class PairRun {
    private final TrustPlace place;
    private final List<String> exceptions = new ArrayList<>();
    private int pairs;

    PairRun(TrustPlace place) {
        this.place = place;
    }

    int pairs() {
        return pairs;
    }

    List<String> exceptions() {
        return List.copyOf(exceptions);
    }

    /** Until there are as many pairs. @param seed of the first two drawings; each further two have the next one */
    void until(int wanted, long seed) throws Exception {
        NetworkState bare = place.observe();
        for (long each = seed; pairs < wanted; each++) {
            RandomLabs labs = new RandomLabs(each);
            Compiled first = possible(labs, bare);
            Compiled second = possible(labs, bare);
            try {
                bothWays(first, second);
            } catch (Exception | AssertionError e) {
                String what = "seed " + each + (place.isHost() ? " on the host: " : " in a sandbox: ") + e.getMessage();
                System.out.println("EXCEPTION " + what);
                exceptions.add(what);
                place.destroy();
            }
        }
    }

    /** The next one by chance that the machine's guards let in. */
    private Compiled possible(RandomLabs labs, NetworkState bare) {
        while (true) {
            Compiled lab = place.compile(TrustLabs.deployable(labs.next()));
            if (Planner.plan(lab, bare, place.traits()).conflicts().isEmpty()) {
                return lab;
            }
        }
    }

    private void bothWays(Compiled first, Compiled second) throws Exception {
        String bare = place.exact();
        Optional<String> one = afresh(first);
        if (one.isEmpty()) {
            return;
        }
        String changed = over(second);
        Optional<String> two = afresh(second);
        if (two.isEmpty()) {
            FaultRun.same("the machine afterwards", bare, place::exact);
            return;
        }
        if (!two.get().equals(changed)) {
            throw new AssertionError("what was changed into it differs:\n" + Differences.between(two.get(), changed));
        }
        pairs++;
        place.apply(first);
        FaultRun.same("what was changed back", one.get(), place::alike);
        pairs++;
        place.destroy();
        FaultRun.same("the machine afterwards", bare, place::exact);
    }

    /** What a drawing is where nothing of it was before; empty where the kernel refuses what it asks for. */
    private Optional<String> afresh(Compiled lab) throws Exception {
        if (place.isThere()) {
            place.destroy();
        }
        try {
            place.apply(lab);
        } catch (TargetException e) {
            place.destroy();
            return Optional.empty();
        }
        return Optional.of(place.settled());
    }

    /** What becomes of it where another lab was; a drawing that the kernel refuses leaves that other one. */
    private String over(Compiled lab) throws Exception {
        try {
            place.apply(lab);
        } catch (TargetException e) {
            return "refused: " + e.getMessage() + " " + e.stderr();
        }
        return place.settled();
    }
}
