package dev.vethwork.edit;

import dev.vethwork.net.BadValue;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Rewriting;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.Elsewhere;

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
        // A bridge is an interface of the namespace that it lives in, whose routes and rules may name it.
        return node instanceof Bridge
                ? renamed.stackOf(node.home()).map(n -> follow(renamed, n, old, fresh)).orElse(renamed)
                : renamed;
    }

    static Topology device(Topology topology, EndId end, String fresh) {
        Topology renamed = topology.editCable(
                end, c -> c.withEnd(end, Cabling.endOf(c, end).withInterfaceName(fresh)));
        return renamed.stackOf(renamed.homeOf(end.node()))
                .map(n -> follow(renamed, n, end.interfaceName(), fresh))
                .orElse(renamed);
    }

    private static Topology follow(Topology topology, StackNode node, String old, String fresh) {
        return topology.withNode(node.name(), node.editStack(Rewriting.device(old, fresh)::in))
                .withBelow(new Elsewhere(node.name(), old), new Elsewhere(node.name(), fresh));
    }
}
