package dev.vethwork.ui.model;

import dev.vethwork.explain.Evidence;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Topology;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;

/**
 * What is selected, and what is pointed at: names of nodes and {@linkplain dev.vethwork.topology.Cable#id ids of cables}.
 * A step's or finding's element may also be the id of a cable's second end: {@link #elementOf} finds the cable's.
 */
public final class Selection {
    /** Notes have no name: in the selection, one is called by this and its place in the drawing's list of notes. */
    public static final String NOTE = "note#";

    /**
     * A row of a kernel table, in the words of who decided by it.
     *
     * @param node whose it is
     */
    public record TableRow(String node, Evidence row) {}

    private final ObservableSet<String> elements = FXCollections.observableSet(new LinkedHashSet<>());
    private final ObservableSet<String> highlighted = FXCollections.observableSet(new LinkedHashSet<>());

    private final ObservableSet<TableRow> decisive = FXCollections.observableSet(new LinkedHashSet<>());

    public ObservableSet<String> elements() {
        return elements;
    }

    /** Elements lit up because something that belongs to them is pointed at. */
    public ObservableSet<String> highlighted() {
        return highlighted;
    }

    /** The rows that decided over a packet: lit up wherever the tables are shown. */
    public ObservableSet<TableRow> decisive() {
        return decisive;
    }

    public void decide(Collection<TableRow> rows) {
        replace(decisive, rows);
    }

    /** Selects these and nothing else. */
    public void set(Collection<String> ids) {
        replace(elements, ids);
    }

    public void set(String id) {
        set(Set.of(id));
    }

    public void toggle(String id) {
        if (!elements.remove(id)) {
            elements.add(id);
        }
    }

    public void clear() {
        elements.clear();
    }

    public boolean contains(String id) {
        return elements.contains(id);
    }

    /** The element where exactly one is selected. */
    public Optional<String> single() {
        return elements.size() == 1 ? Optional.of(elements.iterator().next()) : Optional.empty();
    }

    /** The element that was selected last: what the keyboard goes on from. */
    public Optional<String> current() {
        return elements.stream().reduce((before, after) -> after);
    }

    public void highlight(Collection<String> ids) {
        replace(highlighted, ids);
    }

    /** Forgets what is no longer drawn. */
    public void prune(Topology topology) {
        if (elements.isEmpty() && highlighted.isEmpty()) {
            return;
        }
        Set<String> drawn = new HashSet<>(topology.nodes().keySet());
        topology.cables().forEach(c -> drawn.add(c.id()));
        for (int i = 0; i < topology.notes().size(); i++) {
            drawn.add(NOTE + i);
        }
        elements.removeIf(id -> !drawn.contains(id));
        topology.cables().forEach(c -> drawn.add(c.b().id().toString()));
        highlighted.removeIf(id -> !drawn.contains(id));
    }

    /** The selected notes, by their place in the drawing's list of notes. */
    public List<Integer> notes() {
        return elements.stream()
                .filter(id -> id.startsWith(NOTE))
                .map(id -> Integer.parseInt(id.substring(NOTE.length())))
                .sorted()
                .toList();
    }

    /** What a node's name, or the id of an interface, is called here: a cable for its ends, else the node; empty where it is not drawn. */
    public static Optional<String> elementOf(Topology topology, String id) {
        if (topology.node(id).isPresent()) {
            return Optional.of(id);
        }
        return topology.cables().stream()
                .filter(c -> c.a().id().is(id) || c.b().id().is(id))
                .map(c -> c.id())
                .findFirst()
                .or(() -> topology.nodeOfInterface(id).map(Node::name));
    }

    private static <T> void replace(ObservableSet<T> set, Collection<T> wanted) {
        set.retainAll(Set.copyOf(wanted));
        set.addAll(wanted);
    }
}
