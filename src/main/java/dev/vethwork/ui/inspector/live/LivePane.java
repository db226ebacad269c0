package dev.vethwork.ui.inspector.live;

import dev.vethwork.explain.Evidence;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Internet;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.Selection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A kernel table to look at: one namespace's, or what of it belongs to some interfaces.
 *
 * @param title a node's name
 * @param devices only rows about these; empty for all
 */
public record LivePane(String title, String namespace, Set<String> devices) {
    /** The tables to show for what is selected: the host's for nothing, both ends' for a cable, two nodes' side by side. */
    public static List<LivePane> of(Topology topology, Collection<String> ids, boolean besideHost) {
        List<LivePane> panes = ids.stream()
                .flatMap(id -> about(topology, id))
                .distinct()
                .limit(2)
                .toList();
        if (panes.isEmpty()) {
            return List.of(host(topology));
        }
        boolean room = panes.size() == 1 && !panes.getFirst().equals(host(topology));
        return besideHost && room ? List.of(panes.getFirst(), host(topology)) : panes;
    }

    /** The host's, which is the root namespace. */
    public static LivePane host(Topology topology) {
        return new LivePane(topology.host().map(Host::name).orElse("host"), NetworkState.ROOT, Set.of());
    }

    /** The rows of a table; empty where the namespace is not there. */
    public Optional<List<LiveRow>> rows(LiveTable table, NetworkState observed) {
        Optional<NamespaceState> found = observed.namespace(namespace);
        return found.map(n -> table.rows(n).stream()
                .filter(row -> devices.isEmpty() || devices.contains(row.device()))
                .toList());
    }

    /** The drawn element behind an interface that the pane shows; empty where none is drawn. */
    public Optional<String> element(Topology topology, String device) {
        return topology.cables().stream()
                .filter(c -> c.ends().stream()
                        .anyMatch(e -> e.interfaceName().equals(device)
                                && namespaceOf(topology, e.node()).equals(namespace)))
                .map(Cable::id)
                .findFirst()
                .or(() -> topology.node(device)
                        .filter(node -> node instanceof Bridge b && b.home().namespace().equals(namespace))
                        .map(Node::name));
    }

    /** Whether a row of it is one that decided. A bridge of the host's shows the host's own. */
    boolean holds(Topology topology, LiveRow row, Collection<Selection.TableRow> decisive) {
        Evidence evidence = row.evidence();
        return evidence != null
                && decisive.stream()
                        .filter(d -> d.row().equals(evidence))
                        .anyMatch(d -> namespaceOf(topology, d.node()).equals(namespace));
    }

    private static Stream<LivePane> about(Topology topology, String id) {
        Optional<Node> node = topology.node(id);
        if (node.isPresent()) {
            return Stream.of(of(topology, node.get()));
        }
        return topology.cables().stream()
                .filter(c -> c.id().equals(id))
                .flatMap(c -> c.ends().stream())
                .map(e -> new LivePane(e.node(), namespaceOf(topology, e.node()), Set.of(e.interfaceName())));
    }

    private static LivePane of(Topology topology, Node node) {
        return switch (node) {
            case Internet i -> new LivePane(i.name(), i.name(), Set.of());
            case Namespace n -> new LivePane(n.name(), n.name(), Set.of());
            case Host h -> new LivePane(h.name(), NetworkState.ROOT, Set.of());
            case Bridge b ->
                new LivePane(
                        b.name(),
                        namespaceOf(topology, b.name()),
                        Stream.concat(
                                        Stream.of(b.name()),
                                        topology.endsOf(b.name()).stream().map(CableEnd::interfaceName))
                                .collect(Collectors.toUnmodifiableSet()));
        };
    }

    private static String namespaceOf(Topology topology, String node) {
        return topology.homeOf(node).namespace();
    }
}
