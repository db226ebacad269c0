package dev.vethwork.ui.model;

import dev.vethwork.plan.Step;
import java.time.Duration;

/**
 * How a step of the plan is getting on.
 *
 * @param stderr the command's own words where it failed
 * @param took zero until it is done
 */
public record StepState(Step step, State state, String stderr, Duration took) {
    /** Where a step stands. */
    public enum State {
        PENDING,
        RUNNING,
        DONE,
        FAILED
    }

    public static StepState pending(Step step) {
        return new StepState(step, State.PENDING, "", Duration.ZERO);
    }

    public StepState running() {
        return new StepState(step, State.RUNNING, "", Duration.ZERO);
    }

    public StepState done(Duration time) {
        return new StepState(step, State.DONE, "", time);
    }

    public StepState failed(String words) {
        return new StepState(step, State.FAILED, words, Duration.ZERO);
    }
}
