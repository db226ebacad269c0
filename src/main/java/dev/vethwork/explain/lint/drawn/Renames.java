package dev.vethwork.explain.lint.drawn;

import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Home;
import dev.vethwork.topology.Rewriting;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;

/** Renames interfaces together with what names them. */
public final class Renames {
    private Renames() {}

    public static Topology bridge(Topology topology, String old, String fresh) {
        return topology.node(old)
                .filter(Bridge.class::isInstance)
                .map(b -> around(b.home(), topology.withNode(old, b.renamed(fresh)), old, fresh))
                .orElse(topology);
    }

    public static Topology end(Topology topology, EndId id, String fresh) {
        Topology renamed = FixEdits.end(topology, id, e -> e.withInterfaceName(fresh));
        return topology.nodes().get(id.node()) instanceof Bridge
                ? around(topology.homeOf(id.node()), renamed, id.interfaceName(), fresh)
                : FixEdits.stack(renamed, id.node(), Rewriting.device(id.interfaceName(), fresh)::in);
    }

    /** In the rules and routes of the node whose namespace it is. */
    private static Topology around(Home home, Topology topology, String old, String fresh) {
        return topology.stackOf(home)
                .map(StackNode::name)
                .map(h -> FixEdits.stack(topology, h, Rewriting.device(old, fresh)::in))
                .orElse(topology);
    }
}
