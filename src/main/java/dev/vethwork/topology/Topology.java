package dev.vethwork.topology;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Names;
import dev.vethwork.topology.kind.Elsewhere;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A drawing: one immutable value. An edit is one new value.
 *
 * <p>It always hangs together: names are unique, cables end at nodes that are there, no two interfaces of one node share
 * a name, there is at most one host. What may be wrong with it beyond that is for lint to say.
 */
public final class Topology {
    private final String name;
    private final String description;
    private final SequencedMap<String, Node> nodes;
    private final List<Cable> cables;
    private final List<Note> notes;
    private final Map<String, Position> layout;

    /** @throws BadValue if it does not hang together; the message names the place */
    public Topology(
            String name,
            String description,
            Collection<? extends Node> nodes,
            List<Cable> cables,
            List<Note> notes,
            Map<String, Position> layout) {
        this.name = Names.lab(name);
        this.description = description;
        LinkedHashMap<String, Node> byName = LinkedHashMap.newLinkedHashMap(nodes.size());
        for (Node node : nodes) {
            if (byName.put(node.name(), node) != null) {
                throw BadValue.of("drawing.nodeTwice", node.name());
            }
        }
        this.nodes = Collections.unmodifiableSequencedMap(byName);
        this.cables = List.copyOf(cables);
        this.notes = List.copyOf(notes);
        this.layout = Collections.unmodifiableMap(new TreeMap<>(layout));
        new TopologyCheck(this.nodes, this.cables, this.layout).run();
    }

    public static Topology empty(String name) {
        return new Topology(name, "", List.of(), List.of(), List.of(), Map.of());
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    /** By name, in the order drawn. */
    public SequencedMap<String, Node> nodes() {
        return nodes;
    }

    public List<Cable> cables() {
        return cables;
    }

    public List<Note> notes() {
        return notes;
    }

    /** The node that has an interface of this id, {@code red:dummy0}, which is no end of a cable. */
    public Optional<StackNode> nodeOfInterface(String id) {
        return nodes.values().stream()
                .filter(StackNode.class::isInstance)
                .map(StackNode.class::cast)
                .filter(node -> node.stack().interfaces().stream()
                        .anyMatch(drawn -> new EndId(node.name(), drawn.name()).is(id)))
                .findFirst();
    }

    /** Centres of the nodes that were placed. */
    public Map<String, Position> layout() {
        return layout;
    }

    public Optional<Node> node(String nodeName) {
        return Optional.ofNullable(nodes.get(nodeName));
    }

    public Optional<Host> host() {
        return nodes.values().stream().filter(Host.class::isInstance).map(Host.class::cast).findFirst();
    }

    public Optional<Cable> cable(EndId end) {
        return cables.stream()
                .filter(c -> c.a().id().equals(end) || c.b().id().equals(end))
                .findFirst();
    }

    /** The ends plugged into a node, in the order drawn. */
    public List<CableEnd> endsOf(String nodeName) {
        return cables.stream()
                .flatMap(c -> c.ends().stream())
                .filter(e -> e.node().equals(nodeName))
                .toList();
    }

    public Topology withName(String value) {
        return new Topology(value, description, nodes.values(), cables, notes, layout);
    }

    public Topology withDescription(String value) {
        return new Topology(name, value, nodes.values(), cables, notes, layout);
    }

    public Topology withNode(Node added) {
        List<Node> all = new ArrayList<>(nodes.values());
        all.add(added);
        return new Topology(name, description, all, cables, notes, layout);
    }

    /** The node of this name replaced, in its place; where the new one has another name, cables and layout follow. */
    public Topology withNode(String old, Node changed) {
        NodeRenaming renaming = new NodeRenaming(old, changed.name());
        List<Node> all = nodes.values().stream()
                .map(n -> n.name().equals(old) ? changed : renaming.of(n))
                .toList();
        return new Topology(name, description, all, renaming.of(cables), notes, renaming.of(layout));
    }

    /**
     * Without these nodes, the bridges that live in them, the cables plugged into all of these, the interfaces of others that
     * stand on theirs, and their places.
     */
    public Topology withoutNodes(Set<String> named) {
        Set<String> gone = withInside(named);
        Map<String, Position> placed = new TreeMap<>(layout);
        placed.keySet().removeAll(gone);
        return new Topology(
                name,
                description,
                nodes.values().stream()
                        .filter(n -> !gone.contains(n.name()))
                        .map(n -> without(n, gone))
                        .toList(),
                cables.stream()
                        .filter(c -> !gone.contains(c.a().node()) && !gone.contains(c.b().node()))
                        .toList(),
                notes,
                placed);
    }

    /** Without the interfaces that stand on those of these nodes. */
    public Topology withoutOnTopOf(Set<String> below) {
        return new Topology(
                name, description, nodes.values().stream().map(n -> without(n, below)).toList(), cables, notes, layout);
    }

    private static Node without(Node node, Set<String> below) {
        return node instanceof StackNode stack && stack.stack().standsIn(below)
                ? stack.editStack(s -> s.withInterfaces(s.interfaces().stream()
                        .filter(drawn -> drawn.elsewhere().filter(e -> below.contains(e.node())).isEmpty())
                        .toList()))
                : node;
    }

    /** The drawing where what stands on an interface of a node stands on it under its new name. */
    public Topology withBelow(Elsewhere old, Elsewhere fresh) {
        List<Node> all = nodes.values().stream()
                .map(n -> n instanceof StackNode stack && stack.stack().standsIn(Set.of(old.node()))
                        ? stack.editStack(s -> s.withBelow(below -> below.equals(old) ? fresh : below))
                        : n)
                .toList();
        return new Topology(name, description, all, cables, notes, layout);
    }

    /** The namespace that a node lives in; the root namespace where there is no such node. */
    public Home homeOf(String nodeName) {
        Node node = nodes.get(nodeName);
        return node == null ? Home.ROOT : node.home();
    }

    /** The node whose IP stack a namespace has; empty for a bridge's own, and where no host is drawn. */
    public Optional<StackNode> stackOf(Home home) {
        return home.isRoot()
                ? host().map(h -> h)
                : node(home.namespace()).filter(StackNode.class::isInstance).map(StackNode.class::cast);
    }

    /** The bridges that live in a namespace, in the order drawn. */
    public Stream<Bridge> bridgesIn(Home home) {
        return nodes.values().stream()
                .flatMap(n -> n instanceof Bridge b ? Stream.of(b) : Stream.empty())
                .filter(b -> b.home().equals(home));
    }

    /** These nodes and the bridges that live in them. */
    public Set<String> withInside(Set<String> named) {
        Set<String> all = new HashSet<>(named);
        nodes.values().stream()
                .filter(n -> n instanceof Bridge b && b.inside().filter(named::contains).isPresent())
                .forEach(n -> all.add(n.name()));
        return all;
    }

    public Topology withCable(Cable added) {
        List<Cable> all = new ArrayList<>(cables);
        all.add(added);
        return new Topology(name, description, nodes.values(), all, notes, layout);
    }

    /** The cable with this end changed, in its place. */
    public Topology editCable(EndId end, UnaryOperator<Cable> edit) {
        List<Cable> all = cables.stream()
                .map(c -> c.a().id().equals(end) || c.b().id().equals(end) ? edit.apply(c) : c)
                .toList();
        return new Topology(name, description, nodes.values(), all, notes, layout);
    }

    public Topology withoutCable(EndId end) {
        return new Topology(
                name,
                description,
                nodes.values(),
                cables.stream()
                        .filter(c -> !c.a().id().equals(end) && !c.b().id().equals(end))
                        .toList(),
                notes,
                layout);
    }

    public Topology withNotes(List<Note> value) {
        return new Topology(name, description, nodes.values(), cables, value, layout);
    }

    public Topology withLayout(Map<String, Position> value) {
        return new Topology(name, description, nodes.values(), cables, notes, value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Topology t
                && name.equals(t.name)
                && description.equals(t.description)
                && List.copyOf(nodes.values()).equals(List.copyOf(t.nodes.values()))
                && cables.equals(t.cables)
                && notes.equals(t.notes)
                && layout.equals(t.layout);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, nodes.keySet(), cables);
    }

    @Override
    public String toString() {
        return name + " (" + nodes.size() + " nodes, " + cables.size() + " cables)";
    }
}
