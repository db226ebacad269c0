package dev.vethwork.packet.layer;

import dev.vethwork.packet.bytes.FieldList;

/** What IP carries, by its number (IANA). */
final class IpProtocols {
    static final int ICMP = 1;
    static final int IGMP = 2;
    static final int IPIP = 4;
    static final int TCP = 6;
    static final int UDP = 17;
    static final int IN_IPV6 = 41;
    static final int GRE = 47;
    static final int ICMPV6 = 58;
    static final int OSPF = 89;

    private IpProtocols() {}

    static Dissected.Next reader(int number) {
        return switch (number) {
            case ICMP -> Icmp::read;
            case IGMP -> Igmp::read;
            case IPIP -> Ipv4::read;
            case TCP -> Tcp::read;
            case UDP -> Udp::read;
            case IN_IPV6 -> Ipv6::read;
            case GRE -> Gre::read;
            case ICMPV6 -> Icmpv6::read;
            case OSPF -> Ospf::read;
            default -> Rest::read;
        };
    }

    static String name(int number) {
        return switch (number) {
            case ICMP -> "ICMP";
            case IGMP -> "IGMP";
            case IPIP -> "IPIP";
            case TCP -> "TCP";
            case UDP -> "UDP";
            case IN_IPV6 -> "IPv6";
            case GRE -> "GRE";
            case 50 -> "ESP";
            case 51 -> "AH";
            case ICMPV6 -> "ICMPv6";
            case OSPF -> "OSPF";
            case 103 -> "PIM";
            case 112 -> "VRRP";
            case 132 -> "SCTP";
            default -> "";
        };
    }

    static String text(int number) {
        return FieldList.named(number, name(number));
    }
}
