package dev.vethwork.plan.operation;

import dev.vethwork.state.RouteEntry;

/** {@code ip -n red route add default via 192.168.15.5}. */
public record AddRoute(String home, RouteEntry route) implements RouteOperation.Drawn {
    @Override
    public String id() {
        return Ids.route(home, route);
    }

    @Override
    public Action action() {
        return Action.CREATE;
    }

    @Override
    public ToolCommand command() {
        return RouteWords.of(home, "add", route);
    }
}
