package dev.vethwork.engine;

import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Step;
import dev.vethwork.state.NetworkState;
import java.util.function.Predicate;

/**
 * A change of a lab that is deployed and whose state is known.
 *
 * @param desired what the lab shall be
 * @param known what was read before, and is believed where the change does not touch it
 * @param only which of the steps to that are to be run; the rest is left as it is
 */
public record Change(Compiled desired, NetworkState known, Predicate<Step> only) {
    public static Change of(Compiled desired, NetworkState known) {
        return new Change(desired, known, step -> true);
    }
}
