package dev.vethwork.plan.operation;

import dev.vethwork.state.RoutingRuleEntry;

/** {@code ip -n red rule del priority 100 from 10.0.0.0/24 table 100}. */
public record DeleteRoutingRule(String home, RoutingRuleEntry rule) implements RoutingRuleOperation {
    @Override
    public String id() {
        return Ids.deletion(Ids.routingRule(home, rule));
    }

    @Override
    public Action action() {
        return Action.DELETE;
    }

    @Override
    public ToolCommand command() {
        return RoutingRuleOperation.command(home, "del", rule);
    }
}
