package dev.vethwork.ui.inspector.form;

import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Internet;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.inspector.form.kind.InterfaceForms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Which form what is selected has. */
public final class Forms {
    private Forms() {}

    /** The form of these elements: of the lab for none, none for several that have nothing in common. */
    public static Optional<Form<?>> of(Topology topology, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Optional.of(new Form<>("lab", List.of(FormSubject.lab()), List.of(LabSections.all())));
        }
        if (ids.size() == 1 && ids.iterator().next().startsWith(FormSubject.NOTE)) {
            return note(topology, ids.iterator().next().substring(FormSubject.NOTE.length()));
        }
        List<Node> nodes = new ArrayList<>();
        List<Cable> cables = new ArrayList<>();
        for (String id : ids) {
            topology.node(id).ifPresent(nodes::add);
            topology.cables().stream().filter(c -> c.id().equals(id)).forEach(cables::add);
        }
        if (nodes.size() + cables.size() == 1) {
            return Optional.of(nodes.isEmpty() ? cable(topology, cables.getFirst()) : node(nodes.getFirst()));
        }
        return common(nodes, cables);
    }

    /**
     * What is selected, in parts: of one node its own first values, its interfaces that are ends of cables, and the rest. A
     * bridge has few values of its own and many ports, so that all of its own come first.
     */
    public static List<Form<?>> parts(Topology topology, Collection<String> ids) {
        Optional<Form<?>> whole = of(topology, ids);
        if (whole.isEmpty()) {
            return List.of();
        }
        List<Form<?>> ends = ids.size() == 1 ? ends(topology, ids.iterator().next()) : List.of();
        if (ends.isEmpty()) {
            return List.of(whole.get());
        }
        boolean isBridge = bridges(topology).test(ids.iterator().next());
        return isBridge ? before(whole.get(), ends) : around(whole.get(), ends);
    }

    private static List<Form<?>> before(Form<?> whole, List<Form<?>> ends) {
        List<Form<?>> parts = new ArrayList<>();
        parts.add(whole);
        parts.addAll(ends);
        return parts;
    }

    private static <S> List<Form<?>> around(Form<S> whole, List<Form<?>> ends) {
        List<Form<?>> parts = new ArrayList<>();
        parts.add(new Form<>(whole.kind(), whole.subjects(), whole.sections().subList(0, 1)));
        parts.addAll(ends);
        parts.add(new Form<>(whole.kind(), whole.subjects(), whole.sections().subList(1, whole.sections().size())));
        return parts;
    }

    private static List<Form<?>> ends(Topology topology, String id) {
        List<Form<?>> ends = new ArrayList<>();
        if (topology.node(id).isPresent()) {
            for (Cable cable : topology.cables()) {
                for (boolean first : new boolean[] {true, false}) {
                    if ((first ? cable.a() : cable.b()).node().equals(id)) {
                        ends.add(new Form<>(
                                "cable", List.of(FormSubject.cable(cable)), List.of(CableSections.endIn(cable, first, bridges(topology)))));
                    }
                }
            }
        }
        return ends;
    }

    private static Optional<Form<?>> note(Topology topology, String index) {
        boolean there = index.matches("[0-9]{1,9}")
                && Integer.parseInt(index) < topology.notes().size();
        return there
                ? Optional.of(new Form<>(
                        "note", List.of(FormSubject.note(Integer.parseInt(index))), List.of(LabSections.note())))
                : Optional.empty();
    }

    private static Form<?> node(Node node) {
        return switch (node) {
            case Namespace n ->
                new Form<>(Cells.show(n.role()), List.of(FormSubject.node(n, Namespace.class)), NodeSections.namespace(InterfaceForms.each(n.stack())));
            case Internet i ->
                new Form<>("internet", List.of(FormSubject.node(i, Internet.class)), NodeSections.internet(InterfaceForms.each(i.stack())));
            case Host h -> new Form<>("host", List.of(FormSubject.node(h, Host.class)), NodeSections.host(InterfaceForms.each(h.stack())));
            case Bridge b ->
                new Form<>(Cells.show(b.type()), List.of(FormSubject.node(b, Bridge.class)), NodeSections.bridge());
        };
    }

    private static Form<Cable> cable(Topology topology, Cable cable) {
        return new Form<>("cable", List.of(FormSubject.cable(cable)), CableSections.of(cable, bridges(topology)));
    }

    private static Predicate<String> bridges(Topology topology) {
        return name -> topology.node(name).orElse(null) instanceof Bridge;
    }

    private static Optional<Form<?>> common(List<Node> nodes, List<Cable> cables) {
        if (nodes.isEmpty() && !cables.isEmpty()) {
            return Optional.of(new Form<>(
                    "cables",
                    cables.stream().map(FormSubject::cable).toList(),
                    CableSections.ofSeveral()));
        }
        if (!cables.isEmpty() || nodes.isEmpty()) {
            return Optional.empty();
        }
        return several(nodes, Namespace.class, "namespaces", NodeSections.namespace(List.of()))
                .or(() -> several(nodes, Bridge.class, "bridges", NodeSections.bridge()))
                .or(() -> several(nodes, StackNode.class, "stacks", NodeSections.stack()));
    }

    private static <N extends Node> Optional<Form<?>> several(
            List<Node> nodes, Class<N> type, String kind, List<Section<N>> sections) {
        return nodes.stream().allMatch(type::isInstance)
                ? Optional.of(new Form<>(
                        kind,
                        nodes.stream().map(n -> FormSubject.node(type.cast(n), type)).toList(),
                        shared(sections)))
                : Optional.empty();
    }

    private static <S> List<Section<S>> shared(List<Section<S>> sections) {
        return sections.stream().map(Section::shared).toList();
    }
}
