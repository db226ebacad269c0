package dev.vethwork.topology.netfilter;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Endpoint;
import inet.ipaddr.IPAddress;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * A port of the machine that leads into the lab.
 *
 * @param protocol TCP or UDP
 * @param address of the machine, an IPv4 one
 * @param port of the machine
 * @param to where it leads, with a port
 */
@RecordBuilder
public record Published(Protocol protocol, IPAddress address, int port, Endpoint to) implements PublishedBuilder.With {
    /** The machine alone, and nobody beside it. */
    public static final IPAddress LOOPBACK = Addresses.parse("127.0.0.1");

    public Published {
        PortSet.of(port);
        if (protocol == Protocol.ICMP) {
            throw BadValue.of("published.protocol");
        }
        address(address);
        to(to);
    }

    /** @throws BadValue if it is none that can be published at */
    public static IPAddress address(IPAddress address) {
        if (!address.isIPv4()) {
            throw BadValue.of("published.family");
        }
        if (address.isZero()) {
            throw BadValue.of("published.everywhere");
        }
        return address;
    }

    /** @throws BadValue if it is none that can be led to */
    public static Endpoint to(Endpoint to) {
        if (!to.address().isIPv4()) {
            throw BadValue.of("published.family");
        }
        if (to.port() == null) {
            throw BadValue.of("published.port");
        }
        return to;
    }
}
