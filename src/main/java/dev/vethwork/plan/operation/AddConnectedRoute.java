package dev.vethwork.plan.operation;

import dev.vethwork.net.Prefix;

/**
 * {@code ip -n red route add 192.168.15.0/24 dev veth-red proto kernel scope link src 192.168.15.1}.
 *
 * @param address that brings the route along
 * @param beside whether another interface of the same subnet has such a route
 */
public record AddConnectedRoute(Place link, Prefix address, boolean beside) implements RouteOperation.Connected {
    @Override
    public String id() {
        return RouteWords.connectedId(link, address);
    }

    @Override
    public Action action() {
        return Action.CREATE;
    }

    @Override
    public ToolCommand command() {
        return RouteWords.connected(beside ? "append" : "add", link, address);
    }
}
