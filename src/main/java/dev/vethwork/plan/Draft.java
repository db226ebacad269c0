package dev.vethwork.plan;

import java.util.List;

/**
 * A step that has not found its place yet.
 *
 * @param id the step's, which is asked for often
 * @param after ids of the steps that it must wait for; those that are not in the plan do not matter
 * @param part what it belongs to, as {@link Focus} tells parts apart
 */
public record Draft(Stage stage, String id, Step step, List<String> after, String part) {
    public Draft {
        after = List.copyOf(after);
    }
}
