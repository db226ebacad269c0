package dev.vethwork.plan.operation;

import java.util.List;

/**
 * {@code iptables -P FORWARD DROP}.
 *
 * @param policy ACCEPT or DROP
 */
public record SetPolicy(ChainPlace chain, String policy) implements RuleOperation {
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
        return List.of("-P", chain.name(), policy);
    }
}
