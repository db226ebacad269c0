package dev.vethwork.ui.ping;

import dev.vethwork.explain.Explanation;
import java.util.Objects;

/**
 * What the walk says.
 *
 * @param deployed whether of what the kernel has, rather than of the drawing
 */
public record PingAnswer(PingQuestion question, Explanation explanation, boolean deployed) {
    /** Whether the deployed lab was changed so that the same question has another answer. */
    boolean tellsOfAnotherLab(PingAnswer before) {
        return deployed
                && before.deployed
                && question.equals(before.question)
                && !Objects.equals(explanation.cause(), before.explanation.cause());
    }
}
