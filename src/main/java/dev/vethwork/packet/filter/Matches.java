package dev.vethwork.packet.filter;

import dev.vethwork.net.Mac;
import dev.vethwork.net.Prefix;
import dev.vethwork.packet.DecodedPacket;
import dev.vethwork.packet.Frame;
import dev.vethwork.packet.layer.ArpMessage;
import dev.vethwork.packet.layer.Ethernet;
import dev.vethwork.packet.layer.IpHeader;
import dev.vethwork.packet.layer.Layer;
import dev.vethwork.packet.layer.PacketProtocol;
import dev.vethwork.packet.layer.Transport;
import dev.vethwork.packet.layer.VlanTag;
import dev.vethwork.packet.layer.VxlanFrame;
import inet.ipaddr.IPAddress;
import java.util.Set;
import java.util.function.Predicate;

/** What can be asked of a packet. It is asked of every layer, so of what a tunnel carries as well, and not of what is quoted. */
final class Matches {
    private Matches() {}

    private static Filter any(Predicate<Layer> test) {
        return (frame, packet) -> packet.own().stream().anyMatch(test);
    }

    static Filter protocol(PacketProtocol protocol) {
        return any(layer -> layer.protocol() == protocol);
    }

    static Filter host(FilterSide side, Set<IPAddress> addresses) {
        return addresses(side, addresses::contains);
    }

    static Filter net(FilterSide side, Prefix net) {
        return addresses(side, net::contains);
    }

    private static Filter addresses(FilterSide side, Predicate<IPAddress> is) {
        return any(layer -> switch (layer) {
            case IpHeader ip -> side.any(is.test(ip.source()), is.test(ip.destination()));
            case ArpMessage arp -> side.any(is.test(arp.sender()), is.test(arp.target()));
            default -> false;
        });
    }

    static Filter port(FilterSide side, int from, int to) {
        return any(layer -> layer instanceof Transport ends
                && side.any(
                        ends.sourcePort() >= from && ends.sourcePort() <= to,
                        ends.destinationPort() >= from && ends.destinationPort() <= to));
    }

    static Filter mac(FilterSide side, Mac mac) {
        return any(layer -> layer instanceof Ethernet ethernet
                && side.any(ethernet.source().equals(mac), ethernet.destination().equals(mac)));
    }

    static Filter number(PacketProtocol protocol, int number) {
        return any(layer -> switch (layer) {
            case VlanTag vlan -> protocol == PacketProtocol.VLAN && vlan.id() == number;
            case VxlanFrame vxlan -> protocol == PacketProtocol.VXLAN && vxlan.vni() == number;
            default -> false;
        });
    }

    static boolean multicast(Frame frame, DecodedPacket packet) {
        return packet.own().stream()
                .anyMatch(layer -> layer instanceof Ethernet ethernet && ethernet.destination().isGroup());
    }

    static boolean ipInIp(Frame frame, DecodedPacket packet) {
        var own = packet.own();
        for (int i = 1; i < own.size(); i++) {
            if (own.get(i) instanceof IpHeader && own.get(i - 1) instanceof IpHeader) {
                return true;
            }
        }
        return false;
    }
}
