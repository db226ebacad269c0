package dev.vethwork.plan;

import dev.vethwork.plan.operation.Operation;
import dev.vethwork.text.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of a plan while it is being made, in any order, and what is in its way. */
public final class Drafts {
    private final List<Draft> all = new ArrayList<>();
    private final List<Plan.Conflict> conflicts = new ArrayList<>();

    /** A step to be described: {@code because} puts it in. */
    public final class Entry {
        private final Stage stage;
        private final Operation operation;
        private String element = "";
        private @Nullable Operation inverse;
        private List<String> after = List.of();

        private Entry(Stage stage, Operation operation) {
            this.stage = stage;
            this.operation = operation;
        }

        /** The drawn element that it is for. */
        public Entry on(String elementName) {
            this.element = elementName;
            return this;
        }

        /** What takes it back, where nothing else does. */
        public Entry undo(@Nullable Operation back) {
            this.inverse = back;
            return this;
        }

        public Entry after(List<String> ids) {
            this.after = List.copyOf(ids);
            return this;
        }

        public Entry after(String... ids) {
            return after(List.of(ids));
        }

        /** Ends the description with the reason, and puts the step in. */
        public void because(Phrase reason) {
            Step step = new Step(stage.phase(), element, operation, inverse, reason);
            all.add(new Draft(stage, operation.id(), step, after, Focus.partOf(operation)));
        }
    }

    public Entry step(Stage stage, Operation operation) {
        return new Entry(stage, operation);
    }

    public void conflict(String element, Phrase message, Phrase remedy) {
        conflicts.add(new Plan.Conflict(element, message, remedy, ""));
    }

    /** One that can be solved by adopting a namespace. */
    public void conflict(String element, Phrase message, Phrase remedy, String adoptable) {
        conflicts.add(new Plan.Conflict(element, message, remedy, adoptable));
    }

    public List<Draft> all() {
        return all;
    }

    public List<Plan.Conflict> conflicts() {
        return conflicts.stream()
                .distinct()
                .sorted(Comparator.comparing(Plan.Conflict::element).thenComparing(c -> c.message().toString()))
                .toList();
    }
}
