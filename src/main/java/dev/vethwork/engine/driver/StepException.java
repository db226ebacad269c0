package dev.vethwork.engine.driver;

import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Trouble;
import dev.vethwork.plan.Step;

/** A step of a plan that failed. */
public final class StepException extends TargetException {
    private static final long serialVersionUID = 1L;

    private final transient Step step;

    StepException(Step step, Meaning known, CommandResult result, String words) {
        super(
                Kind.STEP_FAILED,
                Trouble.phrase("step", StepFailure.what(step), known.text()).text(),
                known.remedy().text(),
                step.element(),
                words,
                null);
        this.step = step;
    }

    public Step step() {
        return step;
    }
}
