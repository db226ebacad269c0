package dev.vethwork.ui.inspector.form;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The fields of one element, or those that several have in common.
 *
 * @param kind names in the bundle what it is about, with {@code kind.} before it
 * @param <S> what the elements are
 */
public record Form<S>(String kind, List<FormSubject<S>> subjects, List<Section<S>> sections) {
    public Form {
        subjects = List.copyOf(subjects);
        sections = sections.stream().filter(s -> !s.items().isEmpty()).toList();
    }

    /** The elements' ids; one empty id stands for the lab. */
    public List<String> ids() {
        return subjects.stream().map(FormSubject::id).toList();
    }

    /** The value in this drawing; empty where the elements differ in it, or are gone. */
    public Optional<String> value(Topology topology, Setting<S> setting) {
        List<String> values =
                present(topology).stream().map(setting.read()).distinct().toList();
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    /** Whether all elements have the same rows in this drawing. */
    public boolean same(Topology topology, Rows<S, ?> rows) {
        return present(topology).stream().map(rows::cells).distinct().count() <= 1;
    }

    /** The rows in this drawing of the first element. */
    public List<List<String>> cells(Topology topology, Rows<S, ?> rows) {
        return present(topology).stream().findFirst().map(rows::cells).orElse(List.of());
    }

    /** Sets the value of every element. */
    public Edit set(Setting<S> setting, String text) {
        return edit(setting, s -> setting.write().apply(s, text));
    }

    /** Gives every element these rows besides its own. */
    public Edit add(Rows<S, ?> rows, List<List<String>> cells) {
        return edit(rows, s -> rows.add(s, cells));
    }

    /** Gives every element these rows. */
    public Edit set(Rows<S, ?> rows, List<List<String>> cells) {
        return edit(rows, s -> rows.put(s, cells));
    }

    /** The ids that the elements have after an edit. @throws dev.vethwork.net.BadValue if the text cannot be the value */
    public List<String> idsAfter(Topology before, Setting<S> setting, String text) {
        List<String> ids = new ArrayList<>();
        for (S subject : present(before)) {
            ids.add(subjects.getFirst().idOf().apply(setting.write().apply(subject, text)));
        }
        return ids;
    }

    private Edit edit(Item<S> item, UnaryOperator<S> change) {
        return Edit.merging(
                name(),
                "form " + String.join(" ", ids()) + " " + item.key(),
                topology -> {
                    Topology result = topology;
                    for (FormSubject<S> subject : subjects) {
                        Optional<S> found = subject.find().apply(result);
                        if (found.isPresent()) {
                            result = subject.put().apply(result, change.apply(found.get()));
                        }
                    }
                    return result;
                });
    }

    private EditName name() {
        String first = ids().getFirst();
        return subjects.size() > 1
                ? EditName.of("changeMany", subjects.size())
                : first.isEmpty() ? EditName.of("changeLab") : EditName.of("change", first);
    }

    private List<S> present(Topology topology) {
        return subjects.stream()
                .flatMap(s -> s.find().apply(topology).stream())
                .toList();
    }
}
