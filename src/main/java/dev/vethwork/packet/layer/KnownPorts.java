package dev.vethwork.packet.layer;

import dev.vethwork.packet.bytes.FieldList;

/** What is spoken at a port, by its well-known number (IANA). */
final class KnownPorts {
    static final int DNS = 53;
    static final int DHCP_SERVER = 67;
    static final int DHCP_CLIENT = 68;
    static final int HTTP = 80;
    static final int BGP = 179;
    static final int MDNS = 5353;
    static final int VXLAN = 4789;
    /** Where Linux speaks it when nothing is said. */
    static final int VXLAN_LINUX = 8472;

    private KnownPorts() {}

    static Dissected.Next udp(int source, int destination) {
        return either(source, destination, DNS) || either(source, destination, MDNS)
                ? Dns::read
                : isDhcp(source) && isDhcp(destination)
                        ? Dhcp::read
                        : destination == VXLAN || destination == VXLAN_LINUX ? Vxlan::read : Rest::read;
    }

    static Dissected.Next tcp(int source, int destination) {
        return either(source, destination, BGP)
                ? Bgp::read
                : either(source, destination, DNS) ? Dns::readTcp : Http::read;
    }

    private static boolean either(int source, int destination, int port) {
        return source == port || destination == port;
    }

    private static boolean isDhcp(int port) {
        return port == DHCP_SERVER || port == DHCP_CLIENT;
    }

    static String name(int port) {
        return switch (port) {
            case 22 -> "ssh";
            case DNS -> "dns";
            case DHCP_SERVER, DHCP_CLIENT -> "dhcp";
            case HTTP -> "http";
            case 123 -> "ntp";
            case BGP -> "bgp";
            case 443 -> "https";
            case 500 -> "ike";
            case 520 -> "rip";
            case 546, 547 -> "dhcpv6";
            case VXLAN, VXLAN_LINUX -> "vxlan";
            case 5201 -> "iperf3";
            case MDNS -> "mdns";
            case 6081 -> "geneve";
            case 51820 -> "wireguard";
            default -> "";
        };
    }

    static String text(int port) {
        return FieldList.named(port, name(port));
    }
}
