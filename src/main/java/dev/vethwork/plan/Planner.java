package dev.vethwork.plan;

import dev.vethwork.state.NetworkState;

/** The difference between what is and what shall be, as ordered steps. */
@SuppressWarnings("DoNotCallSuggester")
public final class Planner {
    private Planner() {}

    /**
     * The smallest set of steps that makes the observed state hold the desired one, and takes away what the lab owns and
     * the desired state does not want. Pure, and reproducible to the byte.
     */
    public static Plan plan(Compiled desired, NetworkState observed, TargetTraits traits) {
        throw new UnsupportedOperationException("plan");
    }
}
