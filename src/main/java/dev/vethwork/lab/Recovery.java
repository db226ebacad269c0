package dev.vethwork.lab;

import dev.vethwork.engine.LabState;
import dev.vethwork.net.TargetKind;

/**
 * A lab that a crash had left behind, and what became of it.
 *
 * @param state as the crash had left it
 * @param there whether the lab is still there: as it was before the change that was broken off, or because of the problem
 * @param problem why it could not be put in order; empty when it was
 */
public record Recovery(String lab, TargetKind target, LabState state, boolean there, String problem) {
    public boolean isDone() {
        return problem.isEmpty();
    }
}
