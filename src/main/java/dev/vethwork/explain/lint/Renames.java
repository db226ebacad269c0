package dev.vethwork.explain.lint;

import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Topology;

/** Renames interfaces together with what names them. */
final class Renames {
    private Renames() {}

    static Topology bridge(Topology topology, String old, String fresh) {
        return topology.node(old)
                .filter(Bridge.class::isInstance)
                .map(b -> host(topology.withNode(old, b.renamed(fresh)), old, fresh))
                .orElse(topology);
    }

    static Topology end(Topology topology, EndId id, String fresh) {
        Topology renamed = Edits.end(topology, id, e -> e.withInterfaceName(fresh));
        return topology.nodes().get(id.node()) instanceof Bridge
                ? host(renamed, id.interfaceName(), fresh)
                : Edits.stack(renamed, id.node(), new RenameInterface(id.interfaceName(), fresh));
    }

    private static Topology host(Topology topology, String old, String fresh) {
        return topology.host()
                .map(Host::name)
                .map(h -> Edits.stack(topology, h, new RenameInterface(old, fresh)))
                .orElse(topology);
    }
}
