package dev.vethwork.plan.operation;

import dev.vethwork.net.Addresses;
import dev.vethwork.state.RouteEntry;

/** {@code ip -n red route del default via 192.168.15.5}: there may be several to one destination. */
public record DeleteRoute(String home, RouteEntry route) implements RouteOperation.Drawn {
    @Override
    public String id() {
        StringBuilder id = new StringBuilder(Ids.route(home, route));
        for (RouteEntry.Hop hop : route.hops()) {
            id.append('/').append(hop.via() == null ? "" : Addresses.text(hop.via()))
                    .append('%').append(hop.device() == null ? "" : hop.device());
        }
        return Ids.deletion(id.toString());
    }

    @Override
    public Action action() {
        return Action.DELETE;
    }

    @Override
    public ToolCommand command() {
        return RouteWords.of(home, "del", route);
    }
}
