package dev.vethwork.plan.operation;

import java.util.List;

/**
 * {@code iptables -D FORWARD -j DROP}.
 *
 * @param at its place among ours, from 0
 * @param hasTwin whether another rule has the same words, so that the number has to say which one is meant
 */
public record DeleteRule(ChainPlace chain, int at, List<String> rule, boolean hasTwin) implements RuleOperation.OneRule {
    private static final int LAST = 99_999;

    public DeleteRule {
        rule = List.copyOf(rule);
    }

    /** From the last to the first, so that the numbers of those before stay what they are. */
    @Override
    public String id() {
        return Ids.deletion(chain.id(LAST - at));
    }

    @Override
    public Action action() {
        return Action.DELETE;
    }

    @Override
    public List<String> line() {
        return hasTwin ? RuleOperation.line("-D", chain, at, List.of()) : RuleOperation.line("-D", chain, rule);
    }
}
