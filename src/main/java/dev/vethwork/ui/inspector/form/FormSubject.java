package dev.vethwork.ui.inspector.form;

import dev.vethwork.edit.Edits;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Note;
import dev.vethwork.topology.Topology;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * An element of the drawing, found by its id whatever the drawing is meanwhile.
 *
 * @param put the drawing with the element changed
 * @param idOf the id that the element has, also after a change
 */
record FormSubject<S>(
        String id,
        Function<Topology, Optional<S>> find,
        BiFunction<Topology, S, Topology> put,
        Function<S, String> idOf) {
    /** What the ids of notes begin with. */
    static final String NOTE = "note#";

    static <N extends Node> FormSubject<N> node(N node, Class<N> type) {
        String name = node.name();
        return new FormSubject<>(
                name,
                t -> t.node(name).filter(type::isInstance).map(type::cast),
                (t, changed) -> Edits.changeNode(name, before -> changed).apply(t),
                Node::name);
    }

    static FormSubject<Cable> cable(Cable cable) {
        EndId end = cable.a().id();
        Function<Topology, Optional<Cable>> find = t -> t.cable(end).filter(c -> c.a().id().equals(end));
        // Its other end may be called otherwise than when the form was made.
        return new FormSubject<>(
                cable.id(), find, (t, changed) -> change(t, find.apply(t).orElse(cable), changed), Cable::id);
    }

    /** A note, by its place in the list of notes; its id is as the selection has it: {@code note#0}. */
    static FormSubject<Note> note(int index) {
        String id = NOTE + index;
        return new FormSubject<>(
                id,
                t -> index < t.notes().size() ? Optional.of(t.notes().get(index)) : Optional.empty(),
                (t, changed) -> Edits.changeNote(index, changed).apply(t),
                n -> id);
    }

    static FormSubject<Topology> lab() {
        return new FormSubject<>("", Optional::of, (t, changed) -> changed, t -> "");
    }

    /** End by end, so that routes and rules follow an interface's new name. */
    private static Topology change(Topology topology, Cable before, Cable after) {
        Topology result = topology;
        result = Edits.changeEnd(before.a().id(), end -> after.a()).apply(result);
        result = Edits.changeEnd(before.b().id(), end -> after.b()).apply(result);
        return result.editCable(after.a().id(), c -> c.withShaping(after.shaping()));
    }
}
