package dev.vethwork.explain.walk.stack;

import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.RoutingRuleEntry;
import org.jspecify.annotations.Nullable;

/** What the rules and tables of a stack say of a packet's way. */
public sealed interface RouteAnswer {
    /** @param rule that led to its table, null where a stack has none but those that it is born with */
    record Found(RouteEntry route, @Nullable RoutingRuleEntry rule) implements RouteAnswer {}

    /** A rule ends the search. */
    record Refused(RoutingRuleEntry rule) implements RouteAnswer {}

    /** It hangs on something that is not known here. */
    record Unknown(RoutingRuleEntry rule) implements RouteAnswer {}

    record Nothing() implements RouteAnswer {}
}
