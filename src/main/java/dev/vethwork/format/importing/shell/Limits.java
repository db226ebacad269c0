package dev.vethwork.format.importing.shell;

import java.time.Duration;

/** How much is evaluated of a script that would go on for ever. */
final class Limits {
    /** Commands in all. */
    private static final int STEPS = 200_000;

    /** Rounds of one loop. */
    static final int ROUNDS = 10_000;

    /** Functions in functions. */
    static final int DEPTH = 60;

    /** Words of one command. */
    static final int WORDS = 50_000;

    private static final Duration TIME = Duration.ofSeconds(2);

    /** Commands that are followed however long they take: a busy machine is no script without an end. */
    private static final int ANYHOW = 2_000;

    private final long end = System.nanoTime() + TIME.toNanos();
    private int steps;

    /** The script goes on for too long. */
    static final class ExceededException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ExceededException() {
            super("too much", null, false, false);
        }
    }

    void step() {
        if (++steps > STEPS || steps > ANYHOW && System.nanoTime() - end > 0) {
            throw new ExceededException();
        }
    }
}
