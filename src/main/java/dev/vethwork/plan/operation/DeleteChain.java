package dev.vethwork.plan.operation;

import java.util.List;

/** {@code iptables -X VW-lesson-IN}. */
public record DeleteChain(ChainPlace chain) implements RuleOperation {
    @Override
    public String id() {
        return Ids.deletion(chain.id());
    }

    @Override
    public Action action() {
        return Action.DELETE;
    }

    @Override
    public List<String> line() {
        return List.of("-X", chain.name());
    }
}
