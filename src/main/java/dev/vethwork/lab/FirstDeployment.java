package dev.vethwork.lab;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;

/** A place that was made for a deployment goes again when that fails: no empty sandbox stays, nor a lab without anything. */
final class FirstDeployment {
    /** What is to run in the place. */
    @FunctionalInterface
    interface Attempt {
        Plan run() throws TargetException;
    }

    private FirstDeployment() {}

    /**
     * Runs an attempt.
     *
     * @param anew whether the place was made for it
     * @throws TargetException the attempt's own; what else went wrong is suppressed in it
     */
    static Plan run(Target target, String lab, boolean anew, RunListener listener, Attempt attempt) throws TargetException {
        try {
            return attempt.run();
        } catch (TargetException e) {
            if (anew && e.kind() != TargetException.Kind.LOST) {
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
