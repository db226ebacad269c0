package dev.vethwork.lab;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;

/** A place that was made for a deployment goes again when that fails: no empty sandbox stays, nor a lab without anything. */
final class FirstDeployment {
    /** What is to run in the place. */
    @FunctionalInterface
    interface Attempt {
        Plan run() throws TargetException, LabException;
    }

    private FirstDeployment() {}

    /**
     * Runs an attempt.
     *
     * @param anew whether the place was made for it
     * @throws TargetException the attempt's own; what else went wrong is suppressed in it
     */
    static Plan run(Target target, String lab, boolean anew, RunListener listener, Attempt attempt)
            throws TargetException, LabException {
        try {
            return attempt.run();
        } catch (TargetException | LabException e) {
            boolean lost = e instanceof TargetException t && t.kind() == TargetException.Kind.LOST;
            if (anew && !lost) {
                try {
                    target.apply(Compiled.nothing(lab), listener, new Cancellation());
                } catch (TargetException more) {
                    e.addSuppressed(more);
                }
            }
            throw e;
        }
    }
}
