package dev.vethwork.drift;

import dev.vethwork.plan.Compiled;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnInterface;
import java.util.Optional;

/** Finds what is drawn behind things of the kernel. */
record Drawn(Topology topology, Compiled desired) {
    /** The namespace or the host that has this namespace for its own; a bridge's own namespace has no such node. */
    Optional<StackNode> stack(String namespace) {
        return namespace.isEmpty()
                ? topology.host().map(h -> h)
                : topology.node(namespace).filter(StackNode.class::isInstance).map(StackNode.class::cast);
    }

    /** The end of a cable that is this interface. */
    Optional<CableEnd> end(String namespace, String device) {
        String id = desired.element(namespace, device);
        return topology.cables().stream()
                .flatMap(c -> c.ends().stream())
                .filter(e -> e.id().toString().equals(id) && e.interfaceName().equals(device))
                .findFirst();
    }

    Optional<Cable> cable(String namespace, String device) {
        return end(namespace, device).flatMap(e -> topology.cable(e.id()));
    }

    /** The bridge that is this interface. */
    Optional<Bridge> bridge(String namespace, String device) {
        Node node = topology.nodes().get(device);
        return node instanceof Bridge bridge && desired.element(namespace, device).equals(device)
                ? Optional.of(bridge)
                : Optional.empty();
    }

    /** An interface of this name that is drawn in its node, and no end of a cable. */
    Optional<DrawnInterface> drawn(String namespace, String device) {
        return stack(namespace).flatMap(node -> node.stack().drawn(device));
    }

    /** The node that an interface of this namespace is plugged into, where it is a port of this bridge or of none. */
    Optional<String> plug(String namespace, String master) {
        return master.isEmpty()
                ? stack(namespace).map(Node::name)
                : bridge(namespace, master).map(Bridge::name);
    }
}
