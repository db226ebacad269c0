package dev.vethwork.ui.canvas.gesture;

import dev.vethwork.topology.Topology;
import dev.vethwork.ui.Texts;
import java.util.Optional;

/** Whether what is being pulled may end at a node; and if it may not, why, in words for the person who pulls. */
@FunctionalInterface
interface Legality {
    /** Empty where it may end at the node of this name. */
    Optional<String> objection(String node);

    static Legality cable(Topology topology, String from) {
        return node -> node.equals(from) ? Optional.of(Texts.get("illegal.itself", from)) : known(topology, node);
    }

    /** @param there where the end is plugged in now @param other where the cable's other end is */
    static Legality plug(Topology topology, String there, String other) {
        return node -> node.equals(other)
                ? Optional.of(Texts.get("illegal.itself", other))
                : node.equals(there) ? Optional.of(Texts.get("illegal.there", there)) : known(topology, node);
    }

    static Legality ping(Topology topology, String from) {
        return node -> {
            if (node.equals(from)) {
                return Optional.of(Texts.get("illegal.pingItself"));
            }
            boolean addressed = topology.endsOf(node).stream().anyMatch(e -> !e.addresses().isEmpty())
                    || topology.node(node).orElse(null) instanceof dev.vethwork.topology.Bridge b
                            && !b.addresses().isEmpty()
                    || topology.node(node).orElse(null) instanceof dev.vethwork.topology.Host;
            return addressed ? Optional.empty() : Optional.of(Texts.get("illegal.noAddress", node));
        };
    }

    private static Optional<String> known(Topology topology, String node) {
        return topology.node(node).isPresent() ? Optional.empty() : Optional.of(Texts.get("illegal.gone", node));
    }
}
