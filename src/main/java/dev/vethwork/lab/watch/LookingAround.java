package dev.vethwork.lab.watch;

/**
 * In how many namespaces is looked at a time for what the kernel does not tell by itself. As many as can be read in a fifth of a
 * second while things change; where look after look finds nothing new, ever fewer, so that a lab that nobody works in costs
 * little. Anything that is new, or a person who does something, brings it back. For any thread.
 */
final class LookingAround {
    /** How long looking may take each time while things change. */
    private static final double BUSY_MILLIS = 200;

    /** The same once nothing has changed for some looks: looked for once a second, it is three hundredths of a processor. */
    private static final double RESTING_MILLIS = 30;

    /** After so many looks that found nothing nobody is about to do something, and only every third look is taken. */
    private static final int LOOKS_TO_SLEEP = 60;

    private static final int EVERY = 3;

    /** What is left of the time after each look that found nothing new. */
    private static final double LESS = 0.7;

    private static final int FEWEST = 4;
    private static final int MOST = 200;

    private double millis = BUSY_MILLIS;
    private int quiet;
    private int passed;
    /** How long one namespace takes to read; until it is known, a guess. */
    private double each = 20;

    /** Things change, or may: as many as can be. */
    synchronized void wake() {
        millis = BUSY_MILLIS;
        quiet = 0;
    }

    /** Nothing was new. */
    synchronized void rest() {
        quiet = Math.min(quiet + 1, LOOKS_TO_SLEEP);
        millis = Math.max(RESTING_MILLIS, LESS * millis);
    }

    /** Whether it is time to look, asked each time that one might: even to look at a single namespace costs something. */
    synchronized boolean isTime() {
        passed = quiet < LOOKS_TO_SLEEP ? 0 : (passed + 1) % EVERY;
        return passed == 0;
    }

    /** So many namespaces were read within this time. */
    synchronized void took(long nanos, int namespaces) {
        each = (3 * each + nanos / 1e6 / namespaces) / 4;
    }

    synchronized int many() {
        return (int) Math.clamp(millis / Math.max(each, 0.1), FEWEST, MOST);
    }
}
