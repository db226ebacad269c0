package dev.vethwork.lesson.check;

import dev.vethwork.explain.Explanation;
import dev.vethwork.explain.Fix;
import dev.vethwork.lesson.LessonMessages;

/**
 * What came of a check.
 *
 * @param found what is there
 * @param why it is so; empty where it is met or not known
 * @param hint the first thing to do about it, for whoever asks for it; empty where none is known, or where why names it already
 */
public record CheckVerdict(boolean met, String found, String why, String hint) {
    public CheckVerdict(boolean met, String found, String why) {
        this(met, found, why, "");
    }

    static CheckVerdict of(boolean met, String found) {
        return new CheckVerdict(met, found, "");
    }

    static CheckVerdict of(boolean met, String found, String why) {
        return new CheckVerdict(met, found, met ? "" : why);
    }

    /** As an explanation has it, with its first fix as the hint. */
    static CheckVerdict of(boolean met, String found, Explanation explanation) {
        if (met) {
            return new CheckVerdict(true, found, "");
        }
        return explanation.reachable()
                ? new CheckVerdict(false, found, LessonMessages.text("why.nothing"))
                : new CheckVerdict(
                        false,
                        found,
                        explanation.message(),
                        explanation.fixes().stream().findFirst().map(Fix::first).orElse(""));
    }
}
