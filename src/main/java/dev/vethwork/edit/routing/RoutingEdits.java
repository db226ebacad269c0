package dev.vethwork.edit.routing;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.edit.Edits;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.NodeFile;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnLoopback;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Edits that draw routers whose daemons tell each other their networks. */
public final class RoutingEdits {
    private RoutingEdits() {}

    /** Draws a router that runs this, with an address of its own on the loopback, by which the others know it. */
    public static Edit add(String name, RoutingDaemon daemon, Position at) {
        Edit placed = Edits.addNode(
                new Namespace(name, Namespace.Role.ROUTER, IpStack.DEFAULT.withForwarding(true)), at);
        return Edit.of(placed.name(), t -> {
            Topology drawn = placed.apply(t);
            StackNode node = node(drawn, name);
            return with(drawn, node, stack(daemon, node.stack().withInterfaces(List.of(loopback(drawn)))), daemon);
        });
    }

    /** Lets a node run this: it forwards then. What it ran of another suite for the same protocol goes. */
    public static Edit run(String name, RoutingDaemon daemon) {
        return Edit.of(EditName.of("routing.run", name), t -> {
            StackNode node = node(t, name);
            List<Service> gone = RoutingDaemon.of(node)
                    .filter(other -> other.protocol() == daemon.protocol())
                    .map(RoutingDaemon::service)
                    .toList();
            Set<String> files = RoutingDaemon.of(node)
                    .filter(other -> other.protocol() == daemon.protocol())
                    .map(other -> other.suite().path())
                    .collect(Collectors.toSet());
            IpStack left = node.stack()
                    .withServices(node.stack().services().stream()
                            .filter(s -> !gone.contains(s))
                            .toList())
                    .withFiles(node.stack().files().stream()
                            .filter(file -> !files.contains(file.path()))
                            .toList());
            return with(t, node, stack(daemon, left.withForwarding(true)), daemon);
        });
    }

    /** Writes the configuration for what is drawn now, whatever somebody wrote there. */
    public static Edit writeAnew(String name, RoutingDaemon daemon) {
        return Edit.of(EditName.of("routing.write", name), t -> {
            StackNode node = node(t, name);
            return with(t, node, node.stack(), daemon);
        });
    }

    private static StackNode node(Topology topology, String name) {
        return Routers.in(topology)
                .filter(n -> n.name().equals(name))
                .findFirst()
                .orElseThrow(() -> BadValue.of("edit.noNode", name));
    }

    /** With what has to run and the files for it, its configuration still empty. */
    private static IpStack stack(RoutingDaemon daemon, IpStack stack) {
        List<Service> services = new ArrayList<>(stack.services());
        services.removeIf(s -> s.name().equals(daemon.service().name()));
        services.add(daemon.service());
        IpStack running = stack.withServices(services);
        for (NodeFile file : daemon.fixedFiles()) {
            running = withFile(running, file);
        }
        return withFile(running, new NodeFile(daemon.suite().path(), ""));
    }

    private static Topology with(Topology topology, StackNode node, IpStack stack, RoutingDaemon daemon) {
        StackNode changed = node.withStack(stack);
        Topology drawn = topology.withNode(node.name(), changed);
        String text = daemon.write(new Routers(drawn, daemon.protocol()).read(changed));
        NodeFile file = new NodeFile(daemon.suite().path(), text);
        return drawn.withNode(node.name(), changed.editStack(s -> withFile(s, file)));
    }

    /** In the place of the file that is there. */
    static IpStack withFile(IpStack stack, NodeFile file) {
        List<NodeFile> all = new ArrayList<>(stack.files());
        int there = IntStream.range(0, all.size())
                .filter(i -> all.get(i).path().equals(file.path()))
                .findFirst()
                .orElse(-1);
        if (there < 0) {
            all.add(file);
        } else {
            all.set(there, file);
        }
        return stack.withFiles(all);
    }

    private static DrawnInterface loopback(Topology topology) {
        Set<IPAddress> taken = Routers.in(topology)
                .flatMap(n -> n.stack().interfaces().stream())
                .flatMap(drawn -> drawn.addresses().stream())
                .map(InterfaceAddress::ip)
                .collect(Collectors.toSet());
        IPAddress none = Prefix.parse("10.255.0.0/32").address();
        IPAddress free = IntStream.iterate(1, n -> n + 1)
                .mapToObj(none::increment)
                .filter(a -> !taken.contains(a))
                .findFirst()
                .orElseThrow();
        return DrawnLoopback.of(List.of(InterfaceAddress.of(free, 32)));
    }
}
