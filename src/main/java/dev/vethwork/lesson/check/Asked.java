package dev.vethwork.lesson.check;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A check as a step asks it.
 *
 * @param within how long it may take until it is met
 * @param lasting whether it still holds once the lesson is done; else it is about a state on the way, which grading does
 *     not see
 * @param words what it asks in the words of the lesson's author; null for those of the check
 * @param why what is wrong where it is not met, in the author's words; null for those of the check
 */
public record Asked(
        Check check, Duration within, boolean lasting, @Nullable String words, @Nullable String why) {
    /** How long one waits where nothing is said. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What shall be, as a phrase for the learner. */
    public String expected() {
        return words == null ? check.expected() : words;
    }

    /** What came of the check, for the learner. */
    public CheckVerdict told(CheckVerdict verdict) {
        return why == null || verdict.met()
                ? verdict
                : new CheckVerdict(false, verdict.found(), why, verdict.hint());
    }
}
