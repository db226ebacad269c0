package dev.vethwork.state;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.ProtocolNumber;
import inet.ipaddr.IPAddress;
import org.jspecify.annotations.Nullable;

/**
 * A socket that takes what comes to a port.
 *
 * @param reach which addresses it takes it for
 * @param address the only one; null for every one of its reach
 * @param device the only interface that it hears of; null for all
 */
public record ListeningSocket(
        ProtocolNumber protocol, Reach reach, @Nullable IPAddress address, int port, @Nullable String device) {
    /** The families of addresses: one of IPv6 takes both, unless it was made for its own alone (IPV6_V6ONLY in ipv6(7)). */
    public enum Reach {
        V4,
        V6,
        BOTH
    }

    /** @param in by which interface it comes in */
    public boolean hears(IPAddress destination, String in) {
        boolean family = reach == Reach.BOTH || (reach == Reach.V6) == destination.isIPv6();
        return family
                && (address == null || address.equals(destination))
                && (device == null || device.equals(in));
    }

    /** As {@code ss} prints where it listens. */
    public String text() {
        String at = address != null
                ? Addresses.text(address)
                : switch (reach) {
                    case V4 -> "0.0.0.0";
                    case V6 -> "::";
                    case BOTH -> "*";
                };
        String host = at.contains(":") ? "[" + at + "]" : at;
        return host + (device == null ? "" : "%" + device) + ":" + port;
    }
}
