package dev.vethwork.packet.layer;

import dev.vethwork.packet.bytes.FieldList;

/** What an Ethernet frame carries, by its number (IEEE 802 numbers, IANA). */
final class EtherTypes {
    private EtherTypes() {}

    static Dissected.Next reader(int type) {
        return switch (type) {
            case 0x0800 -> Ipv4::read;
            case 0x0806 -> Arp::read;
            case 0x86dd -> Ipv6::read;
            case 0x8100, 0x88a8, 0x9100 -> Vlan::read;
            case 0x6558 -> Ethernet::read;
            default -> Rest::read;
        };
    }

    static String name(int type) {
        return switch (type) {
            case 0x0800 -> "IPv4";
            case 0x0806 -> "ARP";
            case 0x86dd -> "IPv6";
            case 0x8100 -> "802.1Q";
            case 0x88a8 -> "802.1ad";
            case 0x6558 -> "Ethernet";
            case 0x8847 -> "MPLS";
            case 0x8863, 0x8864 -> "PPPoE";
            case 0x88cc -> "LLDP";
            case 0x88e5 -> "MACsec";
            case 0x8809 -> "LACP";
            case 0x888e -> "802.1X";
            default -> "";
        };
    }

    static String text(int type) {
        String name = name(type);
        return name.isEmpty() ? FieldList.hex16(type) : FieldList.hex16(type) + " (" + name + ")";
    }
}
