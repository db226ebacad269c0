package dev.vethwork.drift.machine;

import dev.vethwork.drift.DrawnFromKernel;
import dev.vethwork.net.Family;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is behind a card of the machine's: somebody who has the addresses of the gateways there, and forwards. */
final class OutsideDrawing {
    private OutsideDrawing() {}

    static Node node(String name) {
        return new Namespace(name, Namespace.Role.OUTSIDE, IpStack.DEFAULT.withForwarding(true));
    }

    /** @param node the one that has the card, or the bridge that it is in */
    static Cable cable(String node, NamespaceState space, Interface card, String outside) {
        CableEnd near = DrawnFromKernel.end(node, card).withPort(DrawnFromKernel.port(card));
        CableEnd far = CableEnd.of(outside, card.name()).withAddresses(gateways(space, card)).withMtu(near.mtu());
        return Cable.of(near, far);
    }

    private static List<InterfaceAddress> gateways(NamespaceState space, Interface card) {
        String routed = card.master() == null ? card.name() : card.master();
        List<InterfaceAddress> all = new ArrayList<>();
        space.routes().stream()
                .flatMap(route -> route.hops().stream())
                .filter(hop -> routed.equals(hop.device()))
                .map(RouteEntry.Hop::via)
                .flatMap(Stream::ofNullable)
                .filter(via -> !via.isLinkLocal())
                .distinct()
                .map(via -> InterfaceAddress.of(via, length(space, routed, via)))
                .forEach(all::add);
        return all;
    }

    /** As the subnet is that the gateway is in. */
    private static int length(NamespaceState space, String device, IPAddress via) {
        return space.device(device).stream()
                .flatMap(d -> d.addresses().stream())
                .filter(address -> address.contains(via))
                .mapToInt(Prefix::length)
                .max()
                .orElse(Family.of(via) == Family.V4 ? 32 : 128);
    }
}
