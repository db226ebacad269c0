package dev.vethwork.format.importing.shell.call;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** How much is evaluated of a script that would go on for ever. */
public final class Limits {
    /** Commands in all. */
    private static final int STEPS = 200_000;

    /** Rounds of one loop. */
    public static final int ROUNDS = 10_000;

    /** Functions in functions, and scripts in scripts. */
    private static final int DEPTH = 60;

    /** Words of one command. */
    public static final int WORDS = 50_000;

    /** Characters of one text: a script can double one with every step. */
    private static final int TEXT = 1 << 20;

    /** Characters of all words of one command. */
    private static final int FIELDS = 4 * TEXT;

    /** Characters of all that is kept in variables and files, one after the other. */
    private static final int KEPT = 1 << 26;

    /** Of a processor: on a machine that has other things to do a script is followed as far as on another. */
    private static final Duration TIME = Duration.ofSeconds(2);

    /** For whoever waits, once it is clear that it goes on: a short script on a machine that is busy is followed to its end. */
    private static final Duration LONGEST = Duration.ofSeconds(4);

    private static final Duration GOES_ON = Duration.ofSeconds(1);

    private static final int BETWEEN_LOOKS = 16;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long cpuBegun = cpu();
    private final long end = System.nanoTime() + LONGEST.toNanos();
    private int steps;
    private int kept;
    private int depth;

    private static long cpu() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }

    /** The script goes on for too long. */
    public static final class ExceededException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public ExceededException() {
            super("too much", null, false, false);
        }
    }

    public void step() {
        if (++steps > STEPS || steps % BETWEEN_LOOKS == 0 && isLate()) {
            throw new ExceededException();
        }
    }

    private boolean isLate() {
        long used = cpu() - cpuBegun;
        return used > TIME.toNanos() || used > GOES_ON.toNanos() && System.nanoTime() - end > 0;
    }

    /** Something is kept. */
    public void keep(String text) {
        check(text.length());
        kept += text.length();
        if (kept > KEPT) {
            throw new ExceededException();
        }
    }

    /** @param characters of a text that is to be made */
    public static void check(long characters) {
        if (characters > TEXT) {
            throw new ExceededException();
        }
    }

    /** Of one command. */
    public static void checkWords(int words, long characters) {
        if (words > WORDS || characters > FIELDS) {
            throw new ExceededException();
        }
    }

    /** A function in a function, a script in a script. */
    public int deeper(Body body) {
        if (depth >= DEPTH) {
            throw new ExceededException();
        }
        depth++;
        try {
            return body.run();
        } finally {
            depth--;
        }
    }
}
