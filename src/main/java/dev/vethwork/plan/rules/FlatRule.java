package dev.vethwork.plan.rules;

import dev.vethwork.state.netfilter.Target;

/**
 * A rule that stands in a built-in chain, with all that was asked on the way to it.
 *
 * @param share of the packets that it takes, at random; 1 for all
 * @param place where it is in truth
 */
record FlatRule(DrawnConditions asked, double share, Target target, RulePlace place) {}
