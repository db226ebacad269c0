package dev.vethwork.plan.operation;

import dev.vethwork.state.RoutingRuleEntry;

/** {@code ip -n red rule add priority 100 from 10.0.0.0/24 table 100}. */
public record AddRoutingRule(String home, RoutingRuleEntry rule) implements RoutingRuleOperation {
    @Override
    public String id() {
        return Ids.routingRule(home, rule);
    }

    @Override
    public Action action() {
        return Action.CREATE;
    }

    @Override
    public ToolCommand command() {
        return RoutingRuleOperation.command(home, "add", rule);
    }
}
