package dev.vethwork.drift;

import dev.vethwork.net.BridgePort;
import dev.vethwork.net.Family;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.PortVlans;
import dev.vethwork.net.Prefix;
import dev.vethwork.plan.kind.LinkPlan;
import dev.vethwork.plan.kind.LinkPlans;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Interfaces as the kernel has them, as they would be drawn. */
public final class DrawnFromKernel {
    private static final Prefix LINK_LOCAL = Prefix.parse("fe80::/10");

    private DrawnFromKernel() {}

    /** As it would be drawn in its node, where it is of a kind that can be. */
    public static Optional<DrawnInterface> drawable(NamespaceState space, Interface device) {
        LinkPlan plan = LinkPlans.of(device);
        int under = device.kind().under().stream()
                .flatMap(name -> space.device(name).stream())
                .mapToInt(Interface::mtu)
                .findFirst()
                .orElse(0);
        int usual = plan.bornMtu() == 0 ? plan.undrawnMtu(under) : plan.bornMtu();
        LinkBasics basics = LinkBasics.of(device.name())
                .withAddresses(addresses(device))
                .withMtu(usual == 0 || device.mtu() == usual ? null : Integer.valueOf(device.mtu()))
                .withUp(device.up())
                .withBridge(bridge(space, device));
        List<String> members = space.interfaces().values().stream()
                .filter(i -> device.name().equals(i.master()))
                .map(Interface::name)
                .toList();
        return plan.drawn(basics, device).map(now -> now.withMembers(members));
    }

    /** The bridge of the same namespace that it is a port of. */
    static @Nullable String bridge(NamespaceState space, Interface device) {
        return space.device(master(device)).filter(Interface::isBridge).map(Interface::name).orElse(null);
    }

    static String master(Interface device) {
        return device.master() == null ? "" : device.master();
    }

    /** An end of a cable as the kernel has it, plugged into a node. */
    public static CableEnd end(String node, Interface device) {
        return CableEnd.of(node, device.name())
                .withAddresses(addresses(device))
                .withMtu(device.mtu() == LinkPlan.USUAL_MTU ? null : Integer.valueOf(device.mtu()))
                .withUp(device.up());
    }

    /** Without those that the kernel gives by itself. */
    public static List<InterfaceAddress> addresses(Interface device) {
        return device.addresses().stream()
                .filter(a -> !device.learned().contains(a))
                .filter(a -> a.family() == Family.V4 || !LINK_LOCAL.contains(a))
                .filter(a -> !device.kind().isLoopback() || !a.address().isLoopback())
                .map(a -> new InterfaceAddress(a, true))
                .toList();
    }

    /** VLAN 1 without a tag is what a Linux bridge gives every port, and no VLAN cannot be drawn. */
    public static BridgePort port(Interface device) {
        BridgePort port = device.port();
        return new PortVlans.Access(1).equals(port.vlans()) || port.vlans() instanceof PortVlans.None
                ? port.withVlans(null)
                : port;
    }
}
