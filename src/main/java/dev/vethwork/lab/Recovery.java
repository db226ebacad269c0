package dev.vethwork.lab;

/**
 * A lab that a crash had left behind, and what became of it.
 *
 * @param state {@code interrupted} or {@code dead}
 * @param there whether the lab is still there: as it was before the change that was broken off, or because of the problem
 * @param problem why it could not be put in order; empty when it was
 */
public record Recovery(String lab, String target, String state, boolean there, String problem) {
    public boolean isDone() {
        return problem.isEmpty();
    }

    /** Whether a lab in that state was left behind by a crash. */
    static boolean isNeeded(String state) {
        return state.equals("interrupted") || state.equals("dead");
    }
}
