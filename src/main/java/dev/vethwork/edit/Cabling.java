package dev.vethwork.edit;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Internet;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Topology;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
        Topology addressed = address(address(joined, a.id()), b.id());
        return leadOut(leadOut(addressed, a.id(), b.id()), b.id(), a.id());
    }

    /** Whoever is cabled to the Internet itself means to reach it: a namespace that knows no way out yet goes that way. */
    private static Topology leadOut(Topology topology, EndId from, EndId to) {
        boolean there = topology.node(to.node()).filter(Internet.class::isInstance).isPresent();
        if (!there
                || !(topology.node(from.node()).orElse(null) instanceof Namespace namespace)
                || namespace.role() == Namespace.Role.OUTSIDE) {
            return topology;
        }
        IpStack stack = namespace.stack();
        for (InterfaceAddress gateway : addresses(topology, to)) {
            stack = with(stack, Route.via(Prefix.all(gateway.family()), gateway.ip()));
        }
        return topology.withNode(namespace.name(), namespace.withStack(stack));
    }

    private static IpStack with(IpStack stack, Route out) {
        return stack.routes().stream().anyMatch(r -> r.to().equals(out.to()))
                ? stack
                : stack.withRoutes(Stream.concat(stack.routes().stream(), Stream.of(out)).toList());
    }

    private static List<InterfaceAddress> addresses(Topology topology, EndId end) {
        return topology.cable(end).map(c -> endOf(c, end).addresses()).orElse(List.of());
    }

    /** {@code veth-red2} goes with {@code veth-red2-br}, where that is free and fits. */
    private static String matching(Topology topology, String near, String otherwise) {
        String wished = near + "-br";
        boolean taken = topology.cables().stream()
                .anyMatch(c -> c.ends().stream().anyMatch(e -> e.interfaceName().equals(wished)));
        return taken || near.endsWith("-br") || wished.length() > Names.MAX_INTERFACE
                ? otherwise
                : wished;
    }

    /** Gives an end of a node with an IP stack addresses where it has none. */
    static Topology address(Topology topology, EndId end) {
        if (isBridge(topology, end.node())) {
            return topology;
        }
        List<InterfaceAddress> free = FreshAddresses.forEnd(topology, end);
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
