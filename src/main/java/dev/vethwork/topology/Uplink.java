package dev.vethwork.topology;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Prefix;
import inet.ipaddr.IPAddress;

/**
 * The way from a lab to the machine's network: a little network of its own, as that of a virtual machine.
 *
 * @param network its addresses, an IPv4 network of at least sixteen: the second is the machine's side, the third answers
 *     questions for names, the fifteenth is the lab's
 * @param mtu bytes of its interface
 */
public record Uplink(Prefix network, int mtu) {
    /** The interface in the lab's namespace. */
    public static final String DEVICE = "wan0";

    private static final int LONGEST_PREFIX = 27;
    private static final int GATEWAY = 2;
    private static final int NAMES = 3;
    private static final int OWN = 15;
    public static final int LEAST_MTU = 576;
    public static final int MOST_MTU = 65_520;

    /** What virtual machines have as well. */
    public static final Uplink USUAL = new Uplink(Prefix.parse("10.0.2.0/24"), 1500);

    public Uplink {
        network(network);
        if (mtu < LEAST_MTU || mtu > MOST_MTU) {
            throw BadValue.of("uplink.mtu", LEAST_MTU, MOST_MTU);
        }
    }

    /** Lets in what has room for all of its addresses. @throws BadValue if it has not */
    public static Prefix network(Prefix network) {
        if (!network.address().isIPv4() || network.length() > LONGEST_PREFIX || !network.equals(network.network())) {
            throw BadValue.of("uplink.network", network.text());
        }
        return network;
    }

    /** The machine's side, which leads on. */
    public IPAddress gateway() {
        return at(GATEWAY);
    }

    /** Who answers questions for names, where a program makes the way out. */
    public IPAddress names() {
        return at(NAMES);
    }

    /** The lab's side. */
    public IPAddress own() {
        return at(OWN);
    }

    private IPAddress at(int number) {
        return Addresses.parse(network.address().toIPv4().increment(number).withoutPrefixLength().toCanonicalString());
    }
}
