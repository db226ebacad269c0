package dev.vethwork.drift.machine;

import dev.vethwork.state.netfilter.Target;

/**
 * A rule that stands in a built-in chain, with all that was asked on the way to it.
 *
 * @param share of the packets that it takes, at random; 1 for all
 * @param text as it is told of
 */
record FlatRule(Asked asked, double share, Target target, String text) {}
