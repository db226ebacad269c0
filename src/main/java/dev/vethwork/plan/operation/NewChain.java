package dev.vethwork.plan.operation;

import java.util.List;

/** {@code iptables -N VW-lesson-IN}. */
public record NewChain(ChainPlace chain) implements RuleOperation {
    @Override
    public String id() {
        return chain.id();
    }

    @Override
    public Action action() {
        return Action.CREATE;
    }

    @Override
    public List<String> line() {
        return List.of("-N", chain.name());
    }
}
