package dev.vethwork.plan.operation;

import java.util.List;

/**
 * A rule before all others, strangers' among them: {@code iptables -I FORWARD -j VW-lesson-FWD}.
 *
 * @param at its place among ours, from 0
 */
public record PrependRule(ChainPlace chain, int at, List<String> rule) implements RuleOperation.NewRule {
    public PrependRule {
        rule = List.copyOf(rule);
    }

    @Override
    public List<String> line() {
        return RuleOperation.line("-I", chain, rule);
    }
}
