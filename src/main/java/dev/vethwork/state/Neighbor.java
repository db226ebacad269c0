package dev.vethwork.state;

import dev.vethwork.net.Mac;
import inet.ipaddr.IPAddress;
import org.jspecify.annotations.Nullable;

/**
 * A line of the ARP table, or of its v6 brother.
 *
 * @param mac null where it is not known, or not yet
 * @param state as {@code ip-neighbour(8)} names it: REACHABLE, STALE, FAILED, …
 * @param protocol who put it there, as of routes
 */
public record Neighbor(
        IPAddress address, String interfaceName, @Nullable Mac mac, String state, String protocol) {
    /** The state of one that somebody has put there for good. */
    public static final String PERMANENT = "PERMANENT";

    /** One that the kernel has found by itself. */
    public Neighbor(IPAddress address, String interfaceName, @Nullable Mac mac, String state) {
        this(address, interfaceName, mac, state, "unspec");
    }

    public boolean isPermanent() {
        return state.equals(PERMANENT);
    }
}
