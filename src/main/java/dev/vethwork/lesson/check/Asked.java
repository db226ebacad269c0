package dev.vethwork.lesson.check;

import java.time.Duration;

/**
 * A check as a step asks it.
 *
 * @param within how long it may take until it is met
 * @param lasting whether it still holds once the lesson is done; else it is about a state on the way, which grading does
 *     not see
 */
public record Asked(Check check, Duration within, boolean lasting) {
    /** How long one waits where nothing is said. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);
}
