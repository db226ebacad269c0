package dev.vethwork.edit;

import dev.vethwork.topology.Cable;
import dev.vethwork.topology.Position;
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

    /** These nodes and the cables among them. */
    public static Topology of(Topology topology, Set<String> nodes) {
        Set<String> gone = new HashSet<>(topology.nodes().keySet());
        gone.removeAll(nodes);
        return topology.withoutNodes(gone).withNotes(List.of());
    }

    /** These nodes, the cables among them, and the notes of these places in the list of notes. */
    public static Topology of(Topology topology, Set<String> nodes, Collection<Integer> notes) {
        return of(topology, nodes)
                .withNotes(notes.stream().sorted().map(topology.notes()::get).toList());
    }

    /** These nodes, the cables plugged into them, and the nodes at those cables' other ends. */
    static Topology touching(Topology topology, Set<String> nodes) {
        List<Cable> cables = topology.cables().stream()
                .filter(c -> nodes.contains(c.a().node()) || nodes.contains(c.b().node()))
                .toList();
        Set<String> kept = new HashSet<>(nodes);
        cables.forEach(c -> c.ends().forEach(e -> kept.add(e.node())));
        Map<String, Position> layout = new TreeMap<>(topology.layout());
        layout.keySet().retainAll(kept);
        return new Topology(
                topology.name(),
                "",
                topology.nodes().values().stream().filter(n -> kept.contains(n.name())).toList(),
                cables,
                List.of(),
                layout);
    }
}
