package dev.vethwork.plan;

import dev.vethwork.text.Phrase;
import java.util.ArrayList;
import java.util.List;

/** The steps of a plan while it is being made, in any order, and what is in its way. */
final class Drafts {
    private final List<Draft> all = new ArrayList<>();
    private final List<Plan.Conflict> conflicts = new ArrayList<>();

    /** A step to be described: {@code on} says where it acts, {@code add} puts it in. */
    final class Entry {
        private final Stage stage;
        private final Step.Action action;
        private final String id;
        private String element = "";
        private String namespace = "";
        private List<String> argv = List.of();
        private List<String> undo = List.of();
        private List<String> after = List.of();

        private Entry(Stage stage, Step.Action action, String id) {
            this.stage = stage;
            this.action = action;
            this.id = id;
        }

        Entry on(String namespaceName, String elementName) {
            this.namespace = namespaceName;
            this.element = elementName;
            return this;
        }

        Entry run(List<String> command) {
            this.argv = command;
            return this;
        }

        Entry undo(List<String> command) {
            this.undo = command;
            return this;
        }

        Entry after(List<String> ids) {
            this.after = List.copyOf(ids);
            return this;
        }

        Entry after(String... ids) {
            return after(List.of(ids));
        }

        /** Ends the description with the reason, and puts the step in. */
        void because(Phrase reason) {
            all.add(new Draft(
                    stage, new Step(id, stage.phase(), action, element, namespace, argv, undo, reason), after,
                    Focus.partOf(id)));
        }
    }

    Entry create(Stage stage, String id) {
        return new Entry(stage, Step.Action.CREATE, id);
    }

    Entry change(Stage stage, String id) {
        return new Entry(stage, Step.Action.CHANGE, id);
    }

    /** Deletions have ids of their own, since the same thing may be made anew in the same plan. */
    Entry delete(Stage stage, String id) {
        return new Entry(stage, Step.Action.DELETE, deletion(id));
    }

    static String deletion(String id) {
        return id + "/delete";
    }

    void conflict(String element, Phrase message, Phrase remedy) {
        conflicts.add(new Plan.Conflict(element, message, remedy, ""));
    }

    /** One that can be solved by adopting a namespace. */
    void conflict(String element, Phrase message, Phrase remedy, String adoptable) {
        conflicts.add(new Plan.Conflict(element, message, remedy, adoptable));
    }

    List<Draft> all() {
        return all;
    }

    List<Plan.Conflict> conflicts() {
        return conflicts.stream().distinct().sorted(java.util.Comparator.comparing(Plan.Conflict::element)
                .thenComparing(c -> c.message().toString())).toList();
    }
}
