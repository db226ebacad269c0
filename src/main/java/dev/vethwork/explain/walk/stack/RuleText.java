package dev.vethwork.explain.walk.stack;

import dev.vethwork.plan.operation.AddRoutingRule;
import dev.vethwork.state.RoutingRuleEntry;

/** A rule of the routing policy as one would type it. */
public final class RuleText {
    private RuleText() {}

    public static String of(RoutingRuleEntry rule) {
        return "ip rule " + new AddRoutingRule("", rule).text();
    }
}
