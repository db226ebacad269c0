package dev.vethwork.drift;

import dev.vethwork.net.Family;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.plan.operation.SetMac;
import dev.vethwork.plan.operation.SetMtu;
import dev.vethwork.plan.operation.SetStp;
import dev.vethwork.plan.operation.SetUp;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Draws interfaces as the kernel has them. */
final class LinkTakes {
    private static final int USUAL_MTU = 1500;
    private static final Prefix LINK_LOCAL = Prefix.parse("fe80::/10");

    private LinkTakes() {}

    private static Optional<Interface> device(NetworkState observed, Group group) {
        return observed.namespace(group.namespace()).flatMap(n -> n.device(group.name()));
    }

    /** A cable that somebody laid between two drawn nodes is drawn. */
    static @Nullable UnaryOperator<Topology> added(Drawn drawn, NetworkState observed, Group group) {
        Interface near = device(observed, group).orElse(null);
        Interface.Peer peer = near == null ? null : near.peer();
        if (near == null || peer == null || !near.kind().isCable()) {
            return null;
        }
        Interface far = observed.namespace(peer.namespace())
                .flatMap(n -> n.device(peer.interfaceName()))
                .orElse(null);
        Optional<String> here = drawn.plug(group.namespace(), master(near));
        Optional<String> there = far == null ? Optional.empty() : drawn.plug(peer.namespace(), master(far));
        if (far == null || here.isEmpty() || there.isEmpty()) {
            return null;
        }
        Cable cable = Cable.of(end(here.get(), near), end(there.get(), far));
        return t -> t.withCable(cable);
    }

    private static String master(Interface device) {
        return device.master() == null ? "" : device.master();
    }

    private static CableEnd end(String node, Interface device) {
        return CableEnd.of(node, device.name())
                .withAddresses(drawable(device))
                .withMtu(device.mtu() == USUAL_MTU ? null : Integer.valueOf(device.mtu()))
                .withUp(device.up());
    }

    /** Without those that the kernel gives by itself. */
    private static List<InterfaceAddress> drawable(Interface device) {
        return device.addresses().stream()
                .filter(a -> a.family() == Family.V4 || !LINK_LOCAL.contains(a))
                .map(a -> new InterfaceAddress(a, true))
                .toList();
    }

    static @Nullable UnaryOperator<Topology> addresses(Drawn drawn, NetworkState observed, Group group) {
        Interface device = device(observed, group).orElse(null);
        if (device == null) {
            return null;
        }
        List<InterfaceAddress> addresses = drawable(device);
        return change(drawn, group, e -> e.withAddresses(addresses), b -> b.withAddresses(addresses));
    }

    /** MAC, MTU, spanning tree, up or down: those of them that differ. */
    static @Nullable UnaryOperator<Topology> settings(Drawn drawn, NetworkState observed, Group group) {
        Interface device = device(observed, group).orElse(null);
        if (device == null) {
            return null;
        }
        if (device.kind().isLoopback()) {
            return drawn.stack(group.namespace())
                    .<UnaryOperator<Topology>>map(n -> t -> loopback(t, n.name(), device.up()))
                    .orElse(null);
        }
        Integer mtu = device.mtu() == USUAL_MTU ? null : Integer.valueOf(device.mtu());
        return change(
                drawn,
                group,
                e -> {
                    CableEnd next = group.has(SetMac.class) ? e.withMac(device.mac()) : e;
                    next = group.has(SetMtu.class) ? next.withMtu(mtu) : next;
                    return group.has(SetUp.class) ? next.withUp(device.up()) : next;
                },
                b -> {
                    Bridge next = group.has(SetStp.class) ? b.withStp(device.stp()) : b;
                    return group.has(SetMtu.class) ? next.withMtu(mtu) : next;
                });
    }

    private static Topology loopback(Topology topology, String node, boolean up) {
        return topology.node(node)
                .filter(StackNode.class::isInstance)
                .map(n -> topology.withNode(node, ((StackNode) n).editStack(s -> s.withLoopback(up))))
                .orElse(topology);
    }

    /** A plug that was moved to another bridge, or pulled out of one. */
    static @Nullable UnaryOperator<Topology> plug(Drawn drawn, NetworkState observed, Group group) {
        CableEnd end = drawn.end(group.namespace(), group.name()).orElse(null);
        Optional<String> node = device(observed, group).flatMap(d -> drawn.plug(group.namespace(), master(d)));
        if (end == null || node.isEmpty()) {
            return null;
        }
        return t -> t.editCable(end.id(), c -> c.withEnd(end.id(), now(c, end).withNode(node.get())));
    }

    private static CableEnd now(Cable cable, CableEnd end) {
        return cable.a().id().equals(end.id()) ? cable.a() : cable.b();
    }

    private static @Nullable UnaryOperator<Topology> change(
            Drawn drawn, Group group, UnaryOperator<CableEnd> ofEnd, UnaryOperator<Bridge> ofBridge) {
        CableEnd end = drawn.end(group.namespace(), group.name()).orElse(null);
        if (end != null) {
            return t -> t.editCable(end.id(), c -> c.withEnd(end.id(), ofEnd.apply(now(c, end))));
        }
        return drawn.bridge(group.namespace(), group.name())
                .<UnaryOperator<Topology>>map(b -> t -> t.withNode(b.name(), ofBridge.apply(bridge(t, b))))
                .orElse(null);
    }

    private static Bridge bridge(Topology topology, Bridge known) {
        Node node = topology.nodes().get(known.name());
        return node instanceof Bridge bridge ? bridge : known;
    }
}
