package dev.vethwork.plan.operation;

import dev.vethwork.net.Prefix;

/** {@code ip -n red route del 192.168.15.0/24 dev veth-red proto kernel scope link src 192.168.15.1}. */
public record DeleteConnectedRoute(Place link, Prefix address) implements RouteOperation.Connected {
    @Override
    public String id() {
        return Ids.deletion(RouteWords.connectedId(link, address));
    }

    @Override
    public Action action() {
        return Action.DELETE;
    }

    @Override
    public ToolCommand command() {
        return RouteWords.connected("del", link, address);
    }
}
