package dev.vethwork.topology.kind;

import dev.vethwork.net.Names;

/**
 * An interface of another node's on which one stands: the card of a machine below what a container has.
 *
 * @param node with a namespace of its own, or the host
 */
public record Elsewhere(String node, String link) {
    public Elsewhere {
        Names.node(node);
        Names.device(link);
    }
}
