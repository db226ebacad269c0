package dev.vethwork.lab.inspect;

import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.failure.LabException.Exit;
import dev.vethwork.lab.failure.LabMessages;
import dev.vethwork.lab.failure.Meant;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Names;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.Peer;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Internet;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Topology;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A deployed lab as it was read, with the drawing that it was made from.
 *
 * @param topology what is drawn in its file now; null where the file is gone or was never there
 */
public record DeployedLab(String lab, TargetTraits traits, NetworkState state, @Nullable Topology topology) {
    /** The name that the root namespace goes by. */
    public String hostName() {
        return Optional.ofNullable(topology).flatMap(Topology::host).map(Host::name).orElse("host");
    }

    /** Names of all nodes: those drawn that are there, then those that are there and not drawn. */
    public List<String> nodeNames() {
        Set<String> names = new LinkedHashSet<>();
        if (topology != null) {
            topology.nodes().values().stream().filter(this::isThere).map(Node::name).forEach(names::add);
        }
        state.namespaces().values().stream()
                .filter(n -> !n.isRoot() && lab.equals(n.owner()))
                .map(NamespaceState::name)
                .forEach(names::add);
        state.root().interfaces().values().stream()
                .filter(i -> i.isBridge() && lab.equals(i.owner()))
                .forEach(i -> names.add(i.name()));
        names.add(hostName());
        return List.copyOf(names);
    }

    /** The namespace that each of them lives in. */
    public Map<String, String> homes() {
        return nodeNames().stream().collect(Collectors.toUnmodifiableMap(node -> node, this::place));
    }

    /** As it is drawn, or as the kernel has what is not. */
    public NodeKind kind(String node) {
        Node drawn = drawn(node);
        if (drawn != null) {
            return NodeKind.of(drawn);
        }
        return node.equals(hostName())
                ? NodeKind.HOST
                : state.namespaces().containsKey(node) ? NodeKind.NAMESPACE : NodeKind.BRIDGE;
    }

    /** The namespace that a node lives in. @throws LabException if there is no such node */
    public String namespaceOf(String node) throws LabException {
        if (!nodeNames().contains(node)) {
            throw new LabException(
                    Exit.USAGE,
                    LabMessages.of("noNode", lab, node).text(),
                    Meant.of(
                            node,
                            nodeNames(),
                            LabMessages.of("noNode.remedy", String.join(", ", nodeNames())).text()),
                    "",
                    null);
        }
        return place(node);
    }

    /** Its addresses, those of the lab's own interfaces first, as the kernel has them. */
    public List<InterfaceAddress> addressesOf(String node) throws LabException {
        NamespaceState space = state.namespace(namespaceOf(node)).orElse(NamespaceState.empty(node));
        boolean bridge = kind(node) == NodeKind.BRIDGE;
        return space.interfaces().values().stream()
                .filter(i -> bridge ? i.name().equals(node) : !i.name().equals(Names.LOOPBACK))
                .sorted(Comparator.comparing(i -> !lab.equals(i.owner())))
                .flatMap(i -> i.addresses().stream())
                .filter(p -> !p.address().isLinkLocal())
                .map(p -> new InterfaceAddress(p, true))
                .toList();
    }

    /** The node that the other end of a cable is plugged into: the bridge that it is a port of, else the namespace's. */
    public String nodeOf(Peer peer) {
        boolean inRoot = peer.namespace().equals(NetworkState.ROOT);
        return state.namespace(peer.namespace())
                .flatMap(n -> n.device(peer.interfaceName()))
                .map(Interface::master)
                .filter(master -> inRoot || drawn(master) instanceof Bridge)
                .orElse(inRoot ? hostName() : peer.namespace());
    }

    private @Nullable Node drawn(String node) {
        return topology == null ? null : topology.nodes().get(node);
    }

    private boolean isThere(Node node) {
        return switch (node) {
            case Host h -> true;
            case Bridge b ->
                state.namespace(b.home().namespace()).flatMap(n -> n.device(b.name())).isPresent();
            case Internet i -> state.namespaces().containsKey(i.name());
            case Namespace n -> state.namespaces().containsKey(n.name());
        };
    }

    private String place(String node) {
        Node drawn = drawn(node);
        if (drawn instanceof Bridge && isThere(drawn)) {
            return drawn.home().namespace();
        }
        return kind(node) == NodeKind.HOST || !state.namespaces().containsKey(node) ? NetworkState.ROOT : node;
    }
}
