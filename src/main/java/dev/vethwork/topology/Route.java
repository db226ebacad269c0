package dev.vethwork.topology;

import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
import inet.ipaddr.IPAddress;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A route. Several of one node with the same destination and metric are the next hops of one multipath route.
 *
 * @param to where to; {@code 0.0.0.0/0} or {@code ::/0} is the default route
 * @param via the gateway, of the same family; null for destinations on the link
 * @param device the interface, null to let the kernel find the one on whose link the gateway is
 * @param metric 0 to 4294967295, the lowest wins; null for the kernel's choice
 */
@RecordBuilder
public record Route(
        Prefix to, @Nullable IPAddress via, @Nullable String device, @Nullable Long metric, Type type) implements RouteBuilder.With {
    /** What the route does, as {@code ip-route(8)} names it. */
    public enum Type {
        UNICAST,
        BLACKHOLE,
        UNREACHABLE,
        PROHIBIT
    }

    public Route {
        if (device != null) {
            Names.device(device);
        }
    }

    public static Route via(Prefix to, IPAddress gateway) {
        return new Route(to, gateway, null, null, Type.UNICAST);
    }
}
