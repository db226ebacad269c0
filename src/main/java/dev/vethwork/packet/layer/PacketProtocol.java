package dev.vethwork.packet.layer;

import java.util.Arrays;
import java.util.Optional;

/** The protocols that are read, by the name that a filter and JSON have for them. */
public enum PacketProtocol {
    ETHERNET("ethernet", "Ethernet"),
    VLAN("vlan", "VLAN"),
    ARP("arp", "ARP"),
    IPV4("ip", "IPv4"),
    IPV6("ip6", "IPv6"),
    ICMP("icmp", "ICMP"),
    ICMPV6("icmp6", "ICMPv6"),
    TCP("tcp", "TCP"),
    UDP("udp", "UDP"),
    DNS("dns", "DNS"),
    DHCP("dhcp", "DHCP"),
    HTTP("http", "HTTP"),
    VXLAN("vxlan", "VXLAN"),
    OSPF("ospf", "OSPF"),
    BGP("bgp", "BGP"),
    STP("stp", "STP"),
    IGMP("igmp", "IGMP"),
    GRE("gre", "GRE"),
    /** Bytes that are carried, or that nobody here reads. */
    REST("data", "Data");

    private final String word;
    private final String label;

    PacketProtocol(String word, String label) {
        this.word = word;
        this.label = label;
    }

    public String word() {
        return word;
    }

    public String label() {
        return label;
    }

    public static Optional<PacketProtocol> parse(String word) {
        return Arrays.stream(values()).filter(p -> p.word.equals(word)).findFirst();
    }
}
