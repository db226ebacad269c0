package dev.vethwork.plan;

import dev.vethwork.text.Phrase;
import java.util.List;

/**
 * Ordered steps from what is to what shall be.
 *
 * @param target {@code sandbox} or {@code host}
 * @param conflicts what is in the way and not ours; a plan with any must not run
 */
public record Plan(String lab, String target, List<Step> steps, List<Conflict> conflicts) {
    /**
     * Something of somebody else's where the drawing wants its own.
     *
     * @param element the drawn element
     * @param message what is in the way
     * @param remedy what to do about it
     */
    public record Conflict(String element, Phrase message, Phrase remedy) {}

    public Plan {
        steps = List.copyOf(steps);
        conflicts = List.copyOf(conflicts);
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** How many steps do this. */
    public int count(Step.Action action) {
        return (int) steps.stream().filter(s -> s.action() == action).count();
    }
}
