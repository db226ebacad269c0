package dev.vethwork.lab;

/**
 * A lab that a crash had left behind.
 *
 * @param state {@code interrupted} or {@code dead}
 * @param problem why it could not be taken away; empty when it was
 */
public record Recovery(String lab, String target, String state, String problem) {
    public boolean isDone() {
        return problem.isEmpty();
    }
}
