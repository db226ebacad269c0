package dev.vethwork.explain;

import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Topology;
import java.util.function.UnaryOperator;

/** Small changes to drawings, for tests. */
final class Labs {
    private Labs() {}

    static Topology stack(Topology topology, String node, UnaryOperator<IpStack> change) {
        return FixEdits.stack(topology, node, change);
    }

    static Topology end(Topology topology, String node, String device, UnaryOperator<CableEnd> change) {
        return FixEdits.end(topology, new EndId(node, device), change);
    }

    /** With both ends of a cable switched off. */
    static Topology pulled(Topology topology, String node, String device) {
        return topology.editCable(
                new EndId(node, device), c -> c.withA(c.a().withUp(false)).withB(c.b().withUp(false)));
    }
}
