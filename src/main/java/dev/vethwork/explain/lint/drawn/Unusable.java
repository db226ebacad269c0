package dev.vethwork.explain.lint.drawn;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import inet.ipaddr.IPAddress;
import java.util.Optional;

/** Why an address is of no use to an interface. The kernel takes all of v4's without a word. */
public enum Unusable {
    /** Of a group. */
    MULTICAST,
    /** Nobody's: it stands for one that is not known yet. */
    NOBODY,
    /** A node's own, on another interface than its loopback. */
    LOOPBACK,
    /** Everybody's on the link, whatever their subnet. */
    EVERYBODY,
    /** Its subnet is all addresses there are. */
    WHOLE,
    NETWORK,
    BROADCAST;

    private static final Prefix NO_NETWORK = Prefix.parse("0.0.0.0/8");
    private static final IPAddress ALL = Addresses.parse("255.255.255.255");

    public static Optional<Unusable> of(DrawnAddress drawn) {
        return of(drawn.address(), drawn.isAlone());
    }

    /** @param onLoopback whether its interface is the loopback */
    public static Optional<Unusable> of(InterfaceAddress address, boolean onLoopback) {
        IPAddress ip = address.ip();
        if (ip.isMulticast()) {
            return Optional.of(MULTICAST);
        }
        if (ip.isZero() || ip.isIPv4() && NO_NETWORK.contains(ip)) {
            return Optional.of(NOBODY);
        }
        if (ip.isLoopback()) {
            return onLoopback ? Optional.empty() : Optional.of(LOOPBACK);
        }
        if (ip.equals(ALL)) {
            return Optional.of(EVERYBODY);
        }
        return ofSubnet(address.prefix());
    }

    private static Optional<Unusable> ofSubnet(Prefix prefix) {
        if (prefix.length() == 0) {
            return Optional.of(WHOLE);
        }
        if (prefix.length() >= prefix.family().bits() - 1) {
            return Optional.empty();
        }
        // v6's own network address is the routers' anycast (RFC 4291, 2.6.1).
        if (!prefix.hasHostBits()) {
            return Optional.of(NETWORK);
        }
        boolean last = prefix.family() == Family.V4
                && prefix.address().toMaxHost(prefix.length()).withoutPrefixLength().equals(prefix.address());
        return last ? Optional.of(BROADCAST) : Optional.empty();
    }

    /** Whether the kernel refuses it (inet6_addr_add in net/ipv6/addrconf.c). */
    public boolean isRefused(Family family) {
        return family == Family.V6 && (this == MULTICAST || this == NOBODY || this == LOOPBACK);
    }

    /** Whether another one of its subnet would do. */
    public boolean isOfSubnet() {
        return this == NETWORK || this == BROADCAST;
    }
}
