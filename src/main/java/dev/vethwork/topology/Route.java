package dev.vethwork.topology;

import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RouteTable;
import inet.ipaddr.IPAddress;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A route. Several of one node with the same table, destination and metric are the next hops of one multipath route.
 *
 * @param to where to; {@code 0.0.0.0/0} or {@code ::/0} is the default route
 * @param via the gateway, of the same family; null for destinations on the link
 * @param device the interface, null to let the kernel find the one on whose link the gateway is
 * @param metric 0 to 4294967295, the lowest wins; null for the kernel's choice
 * @param table the one that it is in: the main one, or one that a {@link RoutingRule} leads to
 * @param source the address that packets sent by the node itself take; null for the kernel's choice
 * @param onLink whether the gateway counts as a neighbour on the interface whatever the addresses there say
 */
@RecordBuilder
public record Route(
        Prefix to,
        @Nullable IPAddress via,
        @Nullable String device,
        @Nullable Long metric,
        Type type,
        RouteTable table,
        @Nullable IPAddress source,
        boolean onLink) implements RouteBuilder.With {
    /** What the route does, as {@code ip-route(8)} names it. */
    public enum Type {
        UNICAST,
        BLACKHOLE,
        UNREACHABLE,
        PROHIBIT,
        /** Looks on as the next rule says. */
        THROW
    }

    public Route {
        if (device != null) {
            Names.device(device);
        }
    }

    /** One of the main table, all else left to the kernel. */
    public Route(
            Prefix to, @Nullable IPAddress via, @Nullable String device, @Nullable Long metric, Type type) {
        this(to, via, device, metric, type, RouteTable.MAIN, null, false);
    }

    public static Route via(Prefix to, IPAddress gateway) {
        return new Route(to, gateway, null, null, Type.UNICAST);
    }
}
