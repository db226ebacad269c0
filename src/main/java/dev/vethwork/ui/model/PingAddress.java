package dev.vethwork.ui.model;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Family;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what to type into ping for two drawn nodes. */
final class PingAddress {
    private PingAddress() {}

    /** The namespace that a node's commands run in. */
    static String namespace(Topology topology, String node) {
        return switch (topology.node(node).orElse(null)) {
            case Namespace namespace -> namespace.name();
            case Host host -> NetworkState.ROOT;
            case Bridge bridge -> bridge.isolated() ? bridge.name() : NetworkState.ROOT;
            case null -> throw BadValue.of("ping.notDrawn", node);
        };
    }

    /** An address of a node, rather one on a link that both share; a text that is no node's name is an address. */
    static String resolve(Topology topology, String from, String to) {
        Optional<Node> node = topology.node(to);
        if (node.isEmpty()) {
            return Addresses.text(Addresses.parse(to));
        }
        List<InterfaceAddress> theirs = addresses(topology, node.get()).toList();
        List<InterfaceAddress> ours = topology.node(from).stream().flatMap(n -> addresses(topology, n)).toList();
        return theirs.stream()
                .filter(t -> ours.stream().anyMatch(o -> o.subnet().contains(t.ip())))
                .findFirst()
                .or(() -> theirs.stream().filter(t -> t.family() == Family.V4).findFirst())
                .or(() -> theirs.stream().findFirst())
                .map(a -> Addresses.text(a.ip()))
                .orElseThrow(() -> BadValue.of("ping.noAddress", to));
    }

    private static Stream<InterfaceAddress> addresses(Topology topology, Node node) {
        Stream<InterfaceAddress> plugged = topology.endsOf(node.name()).stream().flatMap(e -> e.addresses().stream());
        return switch (node) {
            case Bridge bridge -> bridge.addresses().stream();
            case Namespace namespace -> plugged;
            case Host host -> Stream.concat(
                    plugged,
                    topology.nodes().values().stream()
                            .filter(n -> n instanceof Bridge b && !b.isolated())
                            .flatMap(n -> ((Bridge) n).addresses().stream()));
        };
    }
}
