package dev.vethwork.edit;

import dev.vethwork.net.BadValue;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Topology;
import java.util.List;
import java.util.Set;

/** Draws and moves cables, with the names and addresses that a person would have typed. */
final class Cabling {
    private Cabling() {}

    /** Whether a cable may go between these: two nodes that are not the same. */
    static boolean joins(Topology topology, String from, String to) {
        return !from.equals(to) && topology.node(from).isPresent() && topology.node(to).isPresent();
    }

    static Topology connect(Topology topology, String from, String to) {
        if (!joins(topology, from, to)) {
            throw BadValue.of("edit.noCable", from, to);
        }
        String near = FreshNames.device(topology, from, to);
        boolean port = isBridge(topology, to);
        String far = FreshNames.device(topology, port ? from : to, port ? "-br" : "", Set.of(near));
        if (port && near.startsWith("veth-") && FreshNames.device(topology, from, to).equals(near)) {
            far = matching(topology, near, far);
        }
        CableEnd a = CableEnd.of(from, near);
        CableEnd b = CableEnd.of(to, far);
        Topology joined = topology.withCable(Cable.of(a, b));
        return address(address(joined, a.id()), b.id());
    }

    /** {@code veth-red2} goes with {@code veth-red2-br}, where that is free and fits. */
    private static String matching(Topology topology, String near, String otherwise) {
        String wished = near + "-br";
        boolean taken = topology.cables().stream()
                .anyMatch(c -> c.ends().stream().anyMatch(e -> e.interfaceName().equals(wished)));
        return taken || near.endsWith("-br") || wished.length() > dev.vethwork.net.Names.MAX_INTERFACE
                ? otherwise
                : wished;
    }

    /** Gives an end of a node with an IP stack addresses where it has none. */
    static Topology address(Topology topology, EndId end) {
        if (isBridge(topology, end.node())) {
            return topology;
        }
        List<dev.vethwork.net.InterfaceAddress> free = FreshAddresses.forEnd(topology, end);
        return topology.editCable(end, c -> c.withEnd(end, endOf(c, end).withAddresses(free)));
    }

    /** Plugs one end of a cable into another node. It keeps its settings, and its name unless that is taken there. */
    static Topology replug(Topology topology, EndId which, String to) {
        Cable cable = topology.cable(which)
                .orElseThrow(() -> BadValue.of("edit.noEnd", which));
        CableEnd old = endOf(cable, which);
        CableEnd other = cable.across(old);
        if (!joins(topology, other.node(), to)) {
            throw BadValue.of("edit.noCable", other.node(), to);
        }
        Topology without = topology.withoutCable(which);
        boolean bridge = isBridge(topology, to);
        boolean taken = topology.endsOf(to).stream().anyMatch(e -> e.interfaceName().equals(old.interfaceName()));
        boolean sameKind = bridge == isBridge(topology, old.node());
        String name = taken || !sameKind ? FreshNames.device(without, to, other.node()) : old.interfaceName();
        CableEnd plugged = old.withNode(to).withInterfaceName(name);
        if (bridge) {
            // A port of a bridge has no address of its own.
            plugged = plugged.withAddresses(List.of());
        }
        CableEnd moved = plugged;
        Topology result = topology.editCable(which, c -> c.withEnd(which, moved));
        return !bridge && moved.addresses().isEmpty() ? address(result, moved.id()) : result;
    }

    static CableEnd endOf(Cable cable, EndId which) {
        return cable.a().id().equals(which) ? cable.a() : cable.b();
    }

    static boolean isBridge(Topology topology, String node) {
        return topology.node(node).filter(Bridge.class::isInstance).isPresent();
    }
}
