package dev.vethwork.edit;

import dev.vethwork.net.BadValue;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;

/** Gives things other names; what speaks of them follows. */
final class Renaming {
    private Renaming() {}

    static Topology node(Topology topology, String old, String fresh) {
        Node node = topology.node(old)
                .orElseThrow(() -> BadValue.of("edit.noNode", old));
        if (!old.equals(fresh) && topology.node(fresh).isPresent()) {
            throw BadValue.of("edit.nameTaken", fresh);
        }
        Topology renamed = topology.withNode(old, node.renamed(fresh));
        // A bridge is an interface of the host's, and the host's routes and rules may name it.
        return node instanceof Bridge
                ? renamed.host().map(h -> follow(renamed, h, old, fresh)).orElse(renamed)
                : renamed;
    }

    static Topology device(Topology topology, EndId end, String fresh) {
        Topology renamed = topology.editCable(
                end, c -> c.withEnd(end, Cabling.endOf(c, end).withInterfaceName(fresh)));
        return renamed.node(end.node()).orElse(null) instanceof StackNode node
                ? follow(renamed, node, end.interfaceName(), fresh)
                : renamed.host().map(h -> follow(renamed, h, end.interfaceName(), fresh)).orElse(renamed);
    }

    private static Topology follow(Topology topology, StackNode node, String old, String fresh) {
        return topology.withNode(node.name(), node.editStack(new DeviceNames(old, fresh)::in));
    }

    private static Topology follow(Topology topology, Host host, String old, String fresh) {
        return follow(topology, (StackNode) host, old, fresh);
    }
}
