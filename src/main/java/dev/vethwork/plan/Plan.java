package dev.vethwork.plan;

import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.operation.Action;
import dev.vethwork.text.Phrase;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Ordered steps from what is to what shall be.
 *
 * @param conflicts what is in the way and not ours; a plan with any must not run
 */
public record Plan(String lab, TargetKind target, List<Step> steps, List<Conflict> conflicts) {
    /**
     * Something of somebody else's where the drawing wants its own.
     *
     * @param element the drawn element
     * @param message what is in the way
     * @param remedy what to do about it
     * @param adoptable the namespace that could be adopted instead, empty where none
     */
    public record Conflict(String element, Phrase message, Phrase remedy, String adoptable) {}

    public Plan {
        steps = List.copyOf(steps);
        conflicts = List.copyOf(conflicts);
    }

    /** These steps alone, and the conflicts of what they are for; the whole plan where these are all. */
    public Plan only(Predicate<Step> wanted) {
        List<Step> some = steps.stream().filter(wanted).toList();
        if (some.size() == steps.size()) {
            return this;
        }
        Set<String> elements = some.stream().map(Step::element).collect(Collectors.toSet());
        return new Plan(
                lab, target, some, conflicts.stream().filter(c -> elements.contains(c.element())).toList());
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** How many steps do this. */
    public int count(Action action) {
        return (int) steps.stream().filter(s -> s.action() == action).count();
    }
}
