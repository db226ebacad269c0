package dev.vethwork.engine;

import dev.vethwork.plan.Step;

/** A step of a plan that failed. */
final class StepException extends TargetException {
    private static final long serialVersionUID = 1L;

    private final transient Step step;

    StepException(Step step, Meaning known, CommandResult result, String words) {
        super(
                Kind.STEP_FAILED,
                Trouble.phrase("step", StepFailure.what(step), known.text()).text(),
                known.remedy().text(),
                step.element(),
                step.argv(),
                result.exitCode(),
                words,
                null);
        this.step = step;
    }

    Step step() {
        return step;
    }
}
