package dev.vethwork.state;

import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import inet.ipaddr.IPAddress;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A route of the kernel's.
 *
 * @param owner the lab that made it, in the root namespace, where {@link #protocol} is our mark; null elsewhere
 * @param to destination, host bits clear
 * @param hops one, or several for multipath; empty where the type needs none
 * @param metric the lowest wins; v4's default is 0, v6's 1024
 * @param source preferred source address
 * @param table {@code main}, {@code local} or a number, as {@code ip route} names it
 * @param protocol who put it there: {@code kernel}, {@code boot}, {@code static}, {@code ra} or a number
 * @param scope {@code global}, {@code link} or {@code host}
 */
@RecordBuilder
public record RouteEntry(
        Prefix to,
        Type type,
        List<Hop> hops,
        long metric,
        @Nullable IPAddress source,
        String table,
        String protocol,
        String scope,
        @Nullable String owner) implements RouteEntryBuilder.With {
    /** As {@code ip-route(8)} names it. */
    public enum Type {
        UNICAST,
        LOCAL,
        BROADCAST,
        ANYCAST,
        MULTICAST,
        BLACKHOLE,
        UNREACHABLE,
        PROHIBIT
    }

    /**
     * A next hop.
     *
     * @param via gateway, null on the link
     * @param device interface, null in a desired state where the kernel shall find it
     * @param weight 1 to 256
     * @param dead whether the kernel has taken it out (RTNH_F_DEAD, RTNH_F_LINKDOWN)
     */
    public record Hop(@Nullable IPAddress via, @Nullable String device, int weight, boolean dead) {
        public static Hop of(@Nullable IPAddress via, @Nullable String device) {
            return new Hop(via, device, 1, false);
        }
    }

    public RouteEntry {
        to = to.network();
        hops = List.copyOf(hops);
    }

    public Family family() {
        return to.family();
    }

    /** Whether the kernel made it by itself, for an address or an interface. */
    public boolean isAutomatic() {
        return protocol.equals("kernel") || protocol.equals("ra") || protocol.equals("redirect");
    }
}
