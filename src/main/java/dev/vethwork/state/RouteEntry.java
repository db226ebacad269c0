package dev.vethwork.state;

import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RouteTable;
import inet.ipaddr.IPAddress;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A route of the kernel's.
 *
 * @param owner the lab that made it, in the root namespace, where {@link #protocol} is our mark; null elsewhere
 * @param to destination, host bits clear
 * @param hops one, or several for multipath; empty where the type needs none
 * @param metric the lowest wins; v4's default is 0, v6's 1024
 * @param source preferred source address
 * @param table the one that it is in
 * @param protocol who put it there: {@code kernel}, {@code boot}, {@code static}, {@code dhcp}, {@code bird} or a number
 * @param scope {@code global}, {@code link} or {@code host}
 */
@RecordBuilder
public record RouteEntry(
        Prefix to,
        Type type,
        List<Hop> hops,
        long metric,
        @Nullable IPAddress source,
        RouteTable table,
        String protocol,
        String scope,
        @Nullable String owner) implements RouteEntryBuilder.With {
    /** The protocol of what the kernel makes by itself, as iproute2 calls it. */
    public static final String KERNEL = "kernel";

    private static final Set<String> LEARNING =
            Set.of("ra", "dhcp", "bird", "zebra", "bgp", "ospf", "isis", "rip", "eigrp", "babel", "openr", "xorp", "gated");

    /** As {@code ip-route(8)} names it. */
    public enum Type {
        UNICAST,
        LOCAL,
        BROADCAST,
        ANYCAST,
        MULTICAST,
        BLACKHOLE,
        UNREACHABLE,
        PROHIBIT,
        /** Ends the search in this table: the next rule is asked. */
        THROW
    }

    /**
     * A next hop.
     *
     * @param via gateway, null on the link
     * @param device interface, null in a desired state where the kernel shall find it
     * @param weight 1 to 256
     * @param dead whether the kernel has taken it out (RTNH_F_DEAD, RTNH_F_LINKDOWN)
     * @param onLink whether the gateway counts as a neighbour although no address of the interface says so
     */
    public record Hop(
            @Nullable IPAddress via, @Nullable String device, int weight, boolean dead, boolean onLink) {
        public Hop(@Nullable IPAddress via, @Nullable String device, int weight, boolean dead) {
            this(via, device, weight, dead, false);
        }

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

    /** Whether the kernel has made it by itself, for an address or an interface. */
    public boolean isOfKernel() {
        return protocol.equals(KERNEL);
    }

    /** Whether nobody asked for it: the kernel made it, or it was learned. */
    public boolean isAutomatic() {
        return isOfKernel() || protocol.equals("redirect") || isLearned();
    }

    /** Whether a daemon or the kernel was told of it by others: by a routing protocol, DHCP or a router advertisement. */
    public boolean isLearned() {
        return LEARNING.contains(protocol);
    }
}
