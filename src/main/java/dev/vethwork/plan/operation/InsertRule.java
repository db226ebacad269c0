package dev.vethwork.plan.operation;

import java.util.List;

/**
 * A rule between others: {@code iptables -I FORWARD 3 -j DROP}.
 *
 * @param at its place among ours, from 0
 */
public record InsertRule(ChainPlace chain, int at, List<String> rule) implements RuleOperation.NewRule {
    public InsertRule {
        rule = List.copyOf(rule);
    }

    @Override
    public List<String> line() {
        return RuleOperation.line("-I", chain, at, rule);
    }
}
