package dev.vethwork.explain.walk.stack;

import dev.vethwork.plan.operation.AddRoutingRule;
import dev.vethwork.state.RoutingRuleEntry;

/** A rule of the routing policy as one would type it. */
public final class RuleText {
    /** What each begins with. */
    public static final String BEGIN = "ip rule ";

    private RuleText() {}

    public static String of(RoutingRuleEntry rule) {
        return BEGIN + new AddRoutingRule("", rule).text();
    }
}
