package dev.vethwork.plan.operation;

import dev.vethwork.state.RouteEntry;

/** {@code ip -n red route replace default via 192.168.15.5}: instead of another one to the same destination. */
public record ReplaceRoute(String home, RouteEntry route) implements RouteOperation.Drawn {
    @Override
    public String id() {
        return Ids.route(home, route);
    }

    @Override
    public Action action() {
        return Action.CHANGE;
    }

    @Override
    public ToolCommand command() {
        return RouteWords.of(home, "replace", route);
    }
}
