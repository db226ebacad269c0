package dev.vethwork.topology;

import dev.vethwork.net.BadValue;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.Elsewhere;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** Whether a drawing hangs together. */
record TopologyCheck(SequencedMap<String, Node> nodes, List<Cable> cables, Map<String, Position> layout) {
    /** @throws BadValue if it does not; the message names the place */
    void run() {
        if (nodes.values().stream().filter(Host.class::isInstance).count() > 1) {
            throw BadValue.of("drawing.hosts");
        }
        Set<EndId> taken = HashSet.newHashSet(2 * cables.size());
        for (Node node : nodes.values()) {
            switch (node) {
                case Bridge bridge when bridge.site() instanceof Site.Inside inside -> checkInside(bridge, inside.node());
                case StackNode stack -> checkInterfaces(stack, taken);
                default -> {}
            }
        }
        cables.forEach(cable -> checkEnds(cable, taken));
        for (String placed : layout.keySet()) {
            if (!nodes.containsKey(placed)) {
                throw BadValue.of("drawing.layout", placed);
            }
        }
    }

    private void checkInside(Bridge bridge, String around) {
        Node node = nodes.get(around);
        if (!(node instanceof Namespace)) {
            throw BadValue.of(node instanceof Host ? "drawing.insideHost" : "drawing.inside", bridge.name(), around);
        }
    }

    private void checkInterfaces(StackNode node, Set<EndId> taken) {
        for (DrawnInterface drawn : node.stack().interfaces()) {
            take(taken, new EndId(node.name(), drawn.name()));
            drawn.elsewhere().ifPresent(below -> checkElsewhere(node, drawn, below));
        }
    }

    private void checkElsewhere(Node node, DrawnInterface drawn, Elsewhere below) {
        if (!(nodes.get(below.node()) instanceof StackNode)) {
            throw BadValue.of("drawing.elsewhere", new EndId(node.name(), drawn.name()), below.node());
        }
        if (below.node().equals(node.name())) {
            throw BadValue.of("drawing.elsewhereSelf", new EndId(node.name(), drawn.name()), below.node());
        }
    }

    private void checkEnds(Cable cable, Set<EndId> taken) {
        for (CableEnd end : cable.ends()) {
            if (!nodes.containsKey(end.node())) {
                throw BadValue.of("drawing.cableEnd", cable.id(), end.node());
            }
            take(taken, end.id());
        }
    }

    private static void take(Set<EndId> taken, EndId fresh) {
        if (!taken.add(fresh)) {
            throw BadValue.of("file.interfaceTwice", fresh.node(), fresh.interfaceName());
        }
    }
}
