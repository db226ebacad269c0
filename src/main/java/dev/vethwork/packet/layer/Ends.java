package dev.vethwork.packet.layer;

import dev.vethwork.net.Addresses;

/** Who speaks to whom: IP addresses, or MACs where there are none. Empty where nothing says. */
public record Ends(String from, String to) {
    public static final Ends NOBODY = new Ends("", "");

    /** As a layer says that lies further inside. */
    public Ends within(Layer layer) {
        return switch (layer) {
            case IpHeader ip -> new Ends(Addresses.text(ip.source()), Addresses.text(ip.destination()));
            case Ethernet ethernet -> new Ends(ethernet.source().text(), ethernet.destination().text());
            case ArpMessage arp -> new Ends(Addresses.text(arp.sender()), Addresses.text(arp.target()));
            default -> this;
        };
    }

    public String fromPort(int port) {
        return at(from, port);
    }

    public String toPort(int port) {
        return at(to, port);
    }

    private static String at(String address, int port) {
        return address.indexOf(':') < 0 ? address + ":" + port : "[" + address + "]:" + port;
    }
}
