package dev.vethwork.plan;

import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Topology;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a drawing asks for after an edit, for those who try many edits: only what the edit touched is compiled. */
public final class Recompiler {
    private Recompiler() {}

    /**
     * The same state as compiling the drawing gives. Namespaces that are none of the edit's business are those of
     * before, the very same objects.
     */
    public static NetworkState recompile(
            Topology before, NetworkState compiled, Topology after, TargetTraits traits) {
        Set<String> touched = touched(before, after);
        if (touched == null) {
            return TopologyCompiler.compile(after, traits).state();
        }
        Map<String, NamespaceState> fresh = TopologyCompiler.compile(around(after, touched), traits)
                .state()
                .namespaces();
        TreeMap<String, NamespaceState> all = new TreeMap<>(compiled.namespaces());
        for (String namespace : touched) {
            NamespaceState made = fresh.get(namespace);
            if (made == null) {
                all.remove(namespace);
            } else {
                all.put(namespace, made);
            }
        }
        return new NetworkState(all, compiled.fresh());
    }

    /** The namespaces of what is not the same object as before; null where more than that may have changed. */
    // To compare values would take as long as to compile them.
    @SuppressWarnings("ReferenceEquality")
    private static @Nullable Set<String> touched(Topology before, Topology after) {
        List<Cable> old = before.cables();
        List<Cable> now = after.cables();
        if (old.size() != now.size()) {
            return null;
        }
        Set<String> touched = new HashSet<>();
        for (Node node : after.nodes().values()) {
            Node was = before.nodes().get(node.name());
            String namespace = TopologyCompiler.namespaceOf(node);
            if (was != null && !TopologyCompiler.namespaceOf(was).equals(namespace)) {
                return null;
            }
            if (was != node) {
                touched.add(namespace);
            }
        }
        for (int i = 0; i < now.size(); i++) {
            if (old.get(i) != now.get(i)) {
                add(touched, before, old.get(i));
                add(touched, after, now.get(i));
            }
        }
        return before.nodes().keySet().stream().allMatch(after.nodes()::containsKey) ? touched : null;
    }

    private static void add(Set<String> touched, Topology topology, Cable cable) {
        for (CableEnd end : cable.ends()) {
            topology.node(end.node()).map(TopologyCompiler::namespaceOf).ifPresent(touched::add);
        }
    }

    /** All that is in those namespaces, with the other ends of their cables. */
    private static Topology around(Topology topology, Set<String> namespaces) {
        Set<String> inside = new HashSet<>();
        topology.nodes().values().stream()
                .filter(n -> namespaces.contains(TopologyCompiler.namespaceOf(n)))
                .forEach(n -> inside.add(n.name()));
        List<Cable> cables = topology.cables().stream()
                .filter(c -> inside.contains(c.a().node()) || inside.contains(c.b().node()))
                .toList();
        Set<String> shown = new LinkedHashSet<>(inside);
        cables.forEach(c -> c.ends().forEach(e -> shown.add(e.node())));
        List<Node> nodes = topology.nodes().values().stream()
                .filter(n -> shown.contains(n.name()))
                .toList();
        return new Topology(topology.name(), "", nodes, cables, List.of(), Map.of());
    }
}
