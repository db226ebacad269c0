package dev.vethwork.lesson;

import dev.vethwork.lesson.check.Asked;
import dev.vethwork.lesson.prose.Block;
import dev.vethwork.plan.Equipment;
import dev.vethwork.topology.Topology;
import java.util.List;

/**
 * A step of a lesson.
 *
 * @param number from 1
 * @param needs what this step cannot be done without; where one is missing, it is passed over
 * @param checks that all hold once it is done
 * @param hints in their order, the plainest last
 * @param solutions one after the other
 * @param after what is drawn once its solutions are done
 */
public record LessonStep(
        int number,
        String title,
        List<Block> text,
        List<Need> needs,
        List<Asked> checks,
        List<String> hints,
        List<Solution> solutions,
        Topology after) {
    public LessonStep {
        text = List.copyOf(text);
        needs = List.copyOf(needs);
        checks = List.copyOf(checks);
        hints = List.copyOf(hints);
        solutions = List.copyOf(solutions);
    }

    LessonStep withChecks(List<Asked> value) {
        return new LessonStep(number, title, text, needs, value, hints, solutions, after);
    }

    /** Of what it needs that which the machine is known to be without; it is passed over then. */
    public List<String> lacks(Equipment equipment) {
        return Need.lacking(needs, equipment);
    }

    /** The sentence that says so. */
    public String passedOver(List<String> lacking) {
        return LessonMessages.text("skipped", number, title, String.join(", ", lacking));
    }

    /** Those that still hold once the lesson is done. */
    public List<Asked> lasting() {
        return checks.stream().filter(Asked::lasting).toList();
    }
}
