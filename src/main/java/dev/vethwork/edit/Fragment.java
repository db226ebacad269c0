package dev.vethwork.edit;

import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Site;
import dev.vethwork.topology.Topology;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A part of a drawing, as a drawing. */
public final class Fragment {
    private Fragment() {}

    /** These nodes, the bridges that live in them and the cables among all of these. A bridge without its node is the host's. */
    public static Topology of(Topology topology, Set<String> nodes) {
        Set<String> kept = topology.withInside(nodes);
        Set<String> gone = new HashSet<>(topology.nodes().keySet());
        gone.removeAll(kept);
        return free(topology, kept).withoutNodes(gone).withNotes(List.of());
    }

    /** These nodes, the cables among them, and the notes of these places in the list of notes. */
    public static Topology of(Topology topology, Set<String> nodes, Collection<Integer> notes) {
        return of(topology, nodes)
                .withNotes(notes.stream().sorted().map(topology.notes()::get).toList());
    }

    /** Bridges whose node is not among these are the host's; what stands on an interface of such a node is not there. */
    private static Topology free(Topology topology, Set<String> kept) {
        Topology freed = topology;
        for (Node node : topology.nodes().values()) {
            if (node instanceof Bridge bridge
                    && kept.contains(bridge.name())
                    && bridge.inside().filter(around -> !kept.contains(around)).isPresent()) {
                freed = freed.withNode(bridge.name(), bridge.withSite(Site.HOST));
            }
        }
        Set<String> gone = new HashSet<>(topology.nodes().keySet());
        gone.removeAll(kept);
        return freed.withoutOnTopOf(gone);
    }

    /** These nodes, the cables plugged into them, and the nodes at those cables' other ends. */
    static Topology touching(Topology topology, Set<String> nodes) {
        List<Cable> cables = topology.cables().stream()
                .filter(c -> nodes.contains(c.a().node()) || nodes.contains(c.b().node()))
                .toList();
        Set<String> kept = new HashSet<>(nodes);
        topology.nodes().values().stream()
                .filter(n -> nodes.contains(n.name()))
                .forEach(n -> kept.addAll(n instanceof Bridge b ? b.inside().stream().toList() : List.of()));
        cables.forEach(c -> c.ends().forEach(e -> kept.add(e.node())));
        Map<String, Position> layout = new TreeMap<>(topology.layout());
        layout.keySet().retainAll(kept);
        return new Topology(
                topology.name(),
                "",
                free(topology, kept).nodes().values().stream()
                        .filter(n -> kept.contains(n.name()))
                        .toList(),
                cables,
                List.of(),
                layout);
    }
}
