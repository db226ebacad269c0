package dev.vethwork.plan.operation;

import dev.vethwork.state.netfilter.Policy;
import java.util.List;

/** {@code iptables -P FORWARD DROP}. */
public record SetPolicy(ChainPlace chain, Policy policy) implements RuleOperation {
    @Override
    public String id() {
        return chain.id() + "/policy";
    }

    @Override
    public Action action() {
        return Action.CHANGE;
    }

    @Override
    public List<String> line() {
        return List.of("-P", chain.name(), policy.name());
    }
}
