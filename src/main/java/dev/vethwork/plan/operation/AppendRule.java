package dev.vethwork.plan.operation;

import java.util.List;

/**
 * A rule behind all others: {@code iptables -A FORWARD -j DROP}.
 *
 * @param at its place among ours, from 0
 */
public record AppendRule(ChainPlace chain, int at, List<String> rule) implements RuleOperation.NewRule {
    public AppendRule {
        rule = List.copyOf(rule);
    }

    @Override
    public List<String> line() {
        return RuleOperation.line("-A", chain, rule);
    }
}
