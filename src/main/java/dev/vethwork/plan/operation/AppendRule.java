package dev.vethwork.plan.operation;

import java.util.List;

/**
 * A rule behind all others: {@code iptables -A FORWARD -j DROP}.
 *
 * @param at its place among ours, from 0
 */
public record AppendRule(ChainPlace chain, int at, List<String> rule) implements RuleOperation.OneRule {
    public AppendRule {
        rule = List.copyOf(rule);
    }

    @Override
    public String id() {
        return chain.id(at);
    }

    @Override
    public Action action() {
        return Action.CREATE;
    }

    @Override
    public List<String> line() {
        return RuleOperation.line("-A", chain, rule);
    }
}
