package dev.vethwork.edit.routing;

import dev.vethwork.net.Family;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.segment.Segment;
import dev.vethwork.topology.segment.Segments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads out of a drawing what a router's configuration is written from. */
final class Routers {
    private final Topology topology;
    private final RoutingProtocol protocol;
    private final Segments segments;

    Routers(Topology topology, RoutingProtocol protocol) {
        this.topology = topology;
        this.protocol = protocol;
        this.segments = Segments.of(topology);
    }

    /** The nodes that have an IP stack. */
    static Stream<StackNode> in(Topology topology) {
        return topology.nodes().values().stream()
                .filter(StackNode.class::isInstance)
                .map(StackNode.class::cast);
    }

    Router read(StackNode node) {
        List<RouterPort> ports = new ArrayList<>();
        for (DrawnInterface drawn : node.stack().interfaces()) {
            add(ports, drawn.name(), drawn.addresses(), drawn.hasFarEnd() ? besides(node) : Optional.empty());
        }
        for (CableEnd end : topology.endsOf(node.name())) {
            add(ports, end.interfaceName(), end.addresses(), segments.of(end.id()).map(s -> on(s, node)));
        }
        for (Bridge bridge : topology.bridgesIn(node.home()).toList()) {
            add(ports, bridge.name(), bridge.addresses(), segments.ofBridge(bridge.name()).map(s -> on(s, node)));
        }
        return new Router(id(node, ports), Systems.of(topology, node), ports);
    }

    private static void add(
            List<RouterPort> ports,
            String device,
            List<InterfaceAddress> addresses,
            Optional<List<RouterPort.Speaker>> speakers) {
        List<RouterPort.Speaker> there = speakers.orElse(List.of());
        if (!addresses.isEmpty()) {
            ports.add(new RouterPort(device, addresses, there.isEmpty(), there));
        }
    }

    /** Routers whose addresses are on a segment. */
    private List<RouterPort.Speaker> on(Segment segment, StackNode asking) {
        Stream<RouterPort.Speaker> plugged = segment.ends().stream()
                .flatMap(end -> speaker(end.node(), asking).stream()
                        .flatMap(other -> speakers(other, end.addresses())));
        Stream<RouterPort.Speaker> around = segment.bridges().stream()
                .flatMap(name -> topology.node(name).stream())
                .flatMap(n -> n instanceof Bridge bridge ? Stream.of(bridge) : Stream.empty())
                .flatMap(bridge -> topology.stackOf(bridge.home()).stream()
                        .flatMap(home -> speaker(home.name(), asking).stream())
                        .flatMap(other -> speakers(other, bridge.addresses())));
        return Stream.concat(plugged, around).distinct().toList();
    }

    /** Routers at the other ends of what is no cable: which of them is in reach, their subnets tell. */
    private Optional<List<RouterPort.Speaker>> besides(StackNode asking) {
        return Optional.of(in(topology)
                .flatMap(other -> speaker(other.name(), asking).stream())
                .flatMap(other -> other.stack().interfaces().stream()
                        .filter(DrawnInterface::hasFarEnd)
                        .flatMap(drawn -> speakers(other, drawn.addresses())))
                .toList());
    }

    private Optional<StackNode> speaker(String name, StackNode asking) {
        return topology.node(name)
                .filter(n -> !n.name().equals(asking.name()))
                .flatMap(n -> n instanceof StackNode stack ? Optional.of(stack) : Optional.empty())
                .filter(n -> RoutingDaemon.of(n).anyMatch(daemon -> daemon.protocol() == protocol));
    }

    private Stream<RouterPort.Speaker> speakers(StackNode other, List<InterfaceAddress> addresses) {
        return addresses.stream().map(a -> new RouterPort.Speaker(a, Systems.of(topology, other)));
    }

    /** The first address that the node has on its loopback, or else on any interface. */
    private String id(StackNode node, List<RouterPort> ports) {
        return Stream.concat(
                        node.stack().interfaces().stream()
                                .filter(drawn -> !drawn.hasFarEnd())
                                .flatMap(drawn -> drawn.addresses().stream()),
                        ports.stream().flatMap(port -> port.addresses().stream()))
                .filter(a -> a.family() == Family.V4)
                .map(a -> a.ip().toCanonicalString())
                .findFirst()
                .orElseGet(() -> made(node));
    }

    /** Any number will do that no other router has: its place among the nodes. */
    private String made(StackNode node) {
        int place = List.copyOf(topology.nodes().keySet()).indexOf(node.name()) + 1;
        return Prefix.parse("0.0.0.0/32").address().increment(place).toCanonicalString();
    }
}
