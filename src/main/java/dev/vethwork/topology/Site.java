package dev.vethwork.topology;

import dev.vethwork.net.Names;

/** Where a bridge is drawn to be. */
public sealed interface Site {
    /** In the host's root namespace, as the lesson has it. */
    Site HOST = new OfHost();

    /** In a namespace of its own, out of reach of the host's firewall. */
    Site ISOLATED = new Isolated();

    /** In the namespace of this node, as {@code cni0} of a Kubernetes node. */
    static Site inside(String node) {
        return new Inside(node);
    }

    record OfHost() implements Site {}

    record Isolated() implements Site {}

    record Inside(String node) implements Site {
        public Inside {
            Names.node(node);
        }
    }
}
