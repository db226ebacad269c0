package dev.vethwork.plan.rules;

import dev.vethwork.state.netfilter.RuleTarget;
import dev.vethwork.topology.netfilter.RateLimit;
import org.jspecify.annotations.Nullable;

/**
 * A rule that stands in a built-in chain, with all that was asked on the way to it.
 *
 * @param share of the packets that it takes, at random; 1 for all
 * @param limit no more of them than that; null for all
 * @param place where it is in truth
 */
record FlatRule(DrawnConditions asked, double share, @Nullable RateLimit limit, RuleTarget target, RulePlace place) {
    /** Whether it takes all that it asks for. */
    boolean isWhole() {
        return share == 1 && limit == null;
    }
}
