package dev.vethwork.explain.walk;

import dev.vethwork.plan.operation.AddRoutingRule;
import dev.vethwork.state.RoutingRuleEntry;

/** A rule of the routing policy as one would type it. */
final class RuleText {
    private RuleText() {}

    static String of(RoutingRuleEntry rule) {
        return "ip rule " + new AddRoutingRule("", rule).text();
    }
}
