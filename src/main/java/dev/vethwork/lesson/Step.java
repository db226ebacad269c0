package dev.vethwork.lesson;

import dev.vethwork.lesson.check.Asked;
import dev.vethwork.lesson.prose.Block;
import dev.vethwork.topology.Topology;
import java.util.List;

/**
 * A step of a lesson.
 *
 * @param number from 1
 * @param checks that all hold once it is done
 * @param hints in their order, the plainest last
 * @param solutions one after the other
 * @param after what is drawn once its solutions are done
 */
public record Step(
        int number,
        String title,
        List<Block> text,
        List<Asked> checks,
        List<String> hints,
        List<Solution> solutions,
        Topology after) {
    public Step {
        text = List.copyOf(text);
        checks = List.copyOf(checks);
        hints = List.copyOf(hints);
        solutions = List.copyOf(solutions);
    }

    Step withChecks(List<Asked> value) {
        return new Step(number, title, text, value, hints, solutions, after);
    }

    /** Those that still hold once the lesson is done. */
    public List<Asked> lasting() {
        return checks.stream().filter(Asked::lasting).toList();
    }
}
