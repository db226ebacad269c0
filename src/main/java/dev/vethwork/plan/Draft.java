package dev.vethwork.plan;

import java.util.List;

/**
 * A step that has not found its place yet.
 *
 * @param after ids of the steps that it must wait for; those that are not in the plan do not matter
 */
record Draft(Stage stage, Step step, List<String> after) {
    Draft {
        after = List.copyOf(after);
    }

    String id() {
        return step.id();
    }
}
