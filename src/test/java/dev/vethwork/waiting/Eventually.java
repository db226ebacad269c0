package dev.vethwork.waiting;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for what comes in its own time. Where all is well it costs no longer than that takes; how long a machine may be busy
 * with something else is nothing that a test is about, so that nobody is to choose a limit of their own.
 */
public final class Eventually {
    public static final Duration LONGEST = Duration.ofSeconds(60);

    /** The same, for what asks for a number. */
    public static final int SECONDS = (int) LONGEST.toSeconds();

    /** And for what asks for a smaller unit. */
    public static final int MILLIS = (int) LONGEST.toMillis();

    private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(250);

    private Eventually() {}

    /** What is asserted, and may not be so yet. */
    @FunctionalInterface
    public interface Assertion {
        void check() throws Exception;
    }

    /** @throws AssertionError if it has not become so at the end */
    public static void so(String what, Callable<Boolean> condition) throws Exception {
        if (!comes(condition)) {
            throw new AssertionError(what + " has not come within " + SECONDS + " s");
        }
    }

    /** @return whether it has become so */
    public static boolean comes(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + LONGEST.toNanos();
        long asked = System.nanoTime();
        while (!condition.call()) {
            if (System.nanoTime() >= end) {
                return false;
            }
            pauseSince(asked);
            asked = System.nanoTime();
        }
        return true;
    }

    /** @throws AssertionError what it says in the end */
    public static void holds(Assertion assertion) throws Exception {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            long asked = System.nanoTime();
            try {
                assertion.check();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() >= end) {
                    throw e;
                }
                pauseSince(asked);
            }
        }
    }

    /** What is dear to ask for is asked for more seldom, so that whoever is waited for gets the processors. */
    private static void pauseSince(long asked) throws InterruptedException {
        LockSupport.parkNanos(Math.clamp(2 * (System.nanoTime() - asked), SHORTEST_PAUSE, LONGEST_PAUSE));
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
