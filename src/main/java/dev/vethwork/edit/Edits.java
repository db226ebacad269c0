package dev.vethwork.edit;

import dev.vethwork.net.BadValue;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Note;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Every edit that a person can make. */
public final class Edits {
    private Edits() {}

    /** Draws a node with its centre there. */
    public static Edit addNode(Node node, Position at) {
        return Edit.of(EditName.of("addNode", node.name()), t -> place(t.withNode(node), Map.of(node.name(), at)));
    }

    /** Takes away nodes, with the cables plugged into them, and cables; by name and by id. */
    public static Edit remove(Collection<String> elements) {
        List<String> gone = List.copyOf(elements);
        EditName name = gone.size() == 1
                ? EditName.of("removeOne", gone.getFirst())
                : EditName.of("removeMany", gone.size());
        return Edit.of(name, t -> {
            Topology left = t;
            for (Cable cable : t.cables()) {
                if (gone.contains(cable.id())) {
                    left = left.withoutCable(cable.a().id());
                }
            }
            return left.withoutNodes(Set.copyOf(gone));
        });
    }

    /** The same, and the notes of these places in the list of notes. */
    public static Edit remove(Collection<String> elements, Collection<Integer> notes) {
        if (notes.isEmpty()) {
            return remove(elements);
        }
        if (elements.isEmpty() && notes.size() == 1) {
            return removeNote(notes.iterator().next());
        }
        Edit others = remove(elements);
        Set<Integer> gone = Set.copyOf(notes);
        return Edit.of(EditName.of("removeMany", elements.size() + gone.size()), t -> {
            List<Note> left = new ArrayList<>();
            for (int i = 0; i < t.notes().size(); i++) {
                if (!gone.contains(i)) {
                    left.add(t.notes().get(i));
                }
            }
            return others.apply(t).withNotes(left);
        });
    }

    public static Edit rename(String node, String name) {
        return Edit.of(EditName.of("rename", node, name), t -> Renaming.node(t, node, name));
    }

    /** Moves nodes to these places; the moves of the same nodes that follow each other are one step of undo. */
    public static Edit move(Map<String, Position> places) {
        EditName name = places.size() == 1
                ? EditName.of("moveOne", places.keySet().iterator().next())
                : EditName.of("moveMany", places.size());
        return Edit.merging(name, "move " + new TreeMap<>(places).keySet(), t -> place(t, places));
    }

    /** Moves nodes and notes, these by their place in the list of notes, as one step. */
    public static Edit move(Map<String, Position> places, Map<Integer, Note> notes) {
        if (notes.isEmpty()) {
            return move(places);
        }
        if (places.isEmpty() && notes.size() == 1) {
            Map.Entry<Integer, Note> only = notes.entrySet().iterator().next();
            return changeNote(only.getKey(), only.getValue());
        }
        String key = "move " + new TreeMap<>(places).keySet() + new TreeMap<>(notes).keySet();
        return Edit.merging(EditName.of("moveMany", places.size() + notes.size()), key, t -> {
            List<Note> all = new ArrayList<>(t.notes());
            notes.forEach(all::set);
            return place(t, places).withNotes(all);
        });
    }

    /** Brings nodes into line or spreads them. @param key {@code align} or {@code distribute} */
    public static Edit align(String key, Map<String, Position> places) {
        return Edit.of(EditName.of(key, places.size()), t -> place(t, places));
    }

    /** Places nodes anew, and notes beside them, all at once; notes by their place in the list of notes. */
    public static Edit arrange(Map<String, Position> places, Map<Integer, Note> notes) {
        return Edit.of(EditName.of("arrange"), t -> {
            List<Note> all = new ArrayList<>(t.notes());
            notes.forEach(all::set);
            return place(t, places).withNotes(all);
        });
    }

    /** Draws a cable, with interface names and addresses that are free. */
    public static Edit connect(String from, String to) {
        return Edit.of(EditName.of("connect", from, to), t -> Cabling.connect(t, from, to));
    }

    /** Draws a cable from this node to each of these. */
    public static Edit connect(String from, List<String> to) {
        if (to.size() == 1) {
            return connect(from, to.getFirst());
        }
        return Edit.of(EditName.of("connectMany", from, to.size()), t -> {
            Topology joined = t;
            for (String node : to) {
                joined = Cabling.connect(joined, from, node);
            }
            return joined;
        });
    }

    /** Pulls one end of a cable out and plugs it into another node. */
    public static Edit replug(EndId end, String node) {
        return Edit.of(EditName.of("replug", end.toString(), node), t -> Cabling.replug(t, end, node));
    }

    /** Changes a node, its name included. */
    public static Edit changeNode(String node, UnaryOperator<Node> change) {
        return Edit.of(EditName.of("change", node), t -> {
            Node changed = change.apply(known(t, node));
            Topology renamed = changed.name().equals(node) ? t : Renaming.node(t, node, changed.name());
            return renamed.withNode(changed.name(), changed);
        });
    }

    /** Changes the routes, rules and settings of a namespace or the host. */
    public static Edit changeStack(String node, UnaryOperator<IpStack> change) {
        return changeNode(node, n -> n instanceof StackNode s ? s.editStack(change) : n);
    }

    public static Edit changeCable(EndId end, UnaryOperator<Cable> change) {
        return Edit.of(EditName.of("change", end.toString()), t -> t.editCable(end, change));
    }

    /** Changes one end of a cable; where its interface gets another name, routes and rules that name it follow. */
    public static Edit changeEnd(EndId end, UnaryOperator<CableEnd> change) {
        return Edit.of(EditName.of("change", end.toString()), t -> {
            Cable cable = t.cable(end)
                    .orElseThrow(() -> BadValue.of("edit.noEnd", end));
            CableEnd changed = change.apply(Cabling.endOf(cable, end));
            boolean renames = !changed.interfaceName().equals(end.interfaceName())
                    && changed.node().equals(end.node());
            Topology renamed = renames ? Renaming.device(t, end, changed.interfaceName()) : t;
            EndId now = renames ? changed.id() : end;
            return renamed.editCable(now, c -> c.withEnd(now, changed));
        });
    }

    public static Edit nameLab(String name) {
        return Edit.merging(EditName.of("nameLab", name), "name", t -> t.withName(name));
    }

    public static Edit addNote(Note note) {
        return Edit.of(EditName.of("addNote"), t -> {
            List<Note> all = new ArrayList<>(t.notes());
            all.add(note);
            return t.withNotes(all);
        });
    }

    /** Changes the note of this place in the list of notes. */
    public static Edit changeNote(int index, Note note) {
        return Edit.merging(EditName.of("changeNote"), "note " + index, t -> {
            List<Note> all = new ArrayList<>(t.notes());
            all.set(index, note);
            return t.withNotes(all);
        });
    }

    public static Edit removeNote(int index) {
        return Edit.of(EditName.of("removeNote"), t -> {
            List<Note> all = new ArrayList<>(t.notes());
            all.remove(index);
            return t.withNotes(all);
        });
    }

    /** Draws a copy of what another drawing holds, shifted, under names and with addresses that are free. */
    public static Edit paste(Topology copied, double dx, double dy) {
        return Edit.of(EditName.of("paste", copied.nodes().size() + copied.notes().size()), t -> new Pasting(t, copied, dx, dy).result());
    }

    /** Draws these nodes once more, plugged in where they are, under names and with addresses that are free. */
    public static Edit duplicate(Set<String> nodes, double dx, double dy) {
        return Edit.of(
                EditName.of("duplicate", nodes.size()),
                t -> {
                    Set<String> whole = t.withInside(nodes);
                    return new Pasting(t, Fragment.touching(t, whole), whole, dx, dy).result();
                });
    }

    /** Another drawing in place of this one, as where a text was edited by hand. */
    public static Edit replace(Topology other) {
        return Edit.of(EditName.of("replace"), t -> other);
    }

    private static Node known(Topology topology, String node) {
        return topology.node(node)
                .orElseThrow(() -> BadValue.of("edit.noNode", node));
    }

    private static Topology place(Topology topology, Map<String, Position> places) {
        Map<String, Position> all = new TreeMap<>(topology.layout());
        all.putAll(places);
        all.keySet().retainAll(topology.nodes().keySet());
        return topology.withLayout(all);
    }
}
