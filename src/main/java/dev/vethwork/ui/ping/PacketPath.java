package dev.vethwork.ui.ping;

import dev.vethwork.explain.PathHop;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The way of a packet on the drawing: through the middle of nodes, and along cables from plug to plug. */
final class PacketPath {
    private final Topology topology;
    private final Function<String, Optional<Position>> centres;
    private final Function<EndId, Optional<Position>> plugs;
    private final List<Position> points = new ArrayList<>();

    private PacketPath(
            Topology topology,
            Function<String, Optional<Position>> centres,
            Function<EndId, Optional<Position>> plugs) {
        this.topology = topology;
        this.centres = centres;
        this.plugs = plugs;
    }

    /** @param plugs where the end of a cable is drawn */
    static List<Position> of(
            Topology topology,
            List<PathHop> hops,
            Function<String, Optional<Position>> centres,
            Function<EndId, Optional<Position>> plugs) {
        PacketPath path = new PacketPath(topology, centres, plugs);
        for (int i = 0; i < hops.size(); i++) {
            if (i > 0) {
                path.leg(hops.get(i - 1), hops.get(i));
            }
            path.centre(hops.get(i).node());
        }
        return path.points;
    }

    private void leg(PathHop from, PathHop to) {
        bridge(from.node(), from.out());
        cable(from, to).ifPresent(cable -> {
            boolean forth = cable.a().node().equals(from.node()) || cable.b().node().equals(to.node());
            CableEnd first = forth ? cable.a() : cable.b();
            plugs.apply(first.id()).ifPresent(points::add);
            plugs.apply(cable.across(first).id()).ifPresent(points::add);
        });
        bridge(to.node(), to.in());
    }

    /** A node leaves by a bridge that lives in it, and comes in by one. */
    private void bridge(String node, String device) {
        if (topology.node(device).orElse(null) instanceof Bridge bridge && bridge.home().equals(topology.homeOf(node))) {
            centre(device);
        }
    }

    private Optional<Cable> cable(PathHop from, PathHop to) {
        return topology.cable(new EndId(from.node(), from.out()))
                .or(() -> topology.cable(new EndId(to.node(), to.in())))
                .or(() -> topology.cables().stream()
                        .filter(c -> c.touches(from.node()) && c.touches(to.node()))
                        .findFirst());
    }

    private void centre(String node) {
        centres.apply(node).filter(at -> points.isEmpty() || !points.getLast().equals(at)).ifPresent(points::add);
    }
}
