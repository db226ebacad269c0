package dev.vethwork.cli.terminal;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Descendants;
import dev.vethwork.text.ProgramName;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * While it is open, an interrupt does not end the program, so that nothing is left half done: it asks what runs to stop, says
 * so, and waits for its end.
 */
public final class Interrupt implements AutoCloseable {
    private static final int OFTEN_MILLIS = 20;
    private static final AtomicInteger OPEN = new AtomicInteger();
    private static final AtomicInteger QUESTIONS = new AtomicInteger();
    private static volatile @Nullable Interrupt happened;
    private static volatile boolean ending;

    private final Thread worker = Thread.currentThread();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;

    /** @param sentence what happens now */
    public Interrupt(Cancellation cancellation, PrintStream err, String sentence) {
        this(() -> {
            cancellation.cancel();
            err.println(ProgramName.WORD + ": " + sentence);
        });
    }

    /** @param stop what brings the worker to its end */
    public Interrupt(Runnable stop) {
        hook = new Thread(() -> hear(stop), "interrupt");
        OPEN.incrementAndGet();
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void hear(Runnable stop) {
        if (QUESTIONS.get() > 0) {
            return;
        }
        happened = this;
        stop.run();
        await();
    }

    /**
     * While it is open, an interrupt ends the program at once, with all that it has started, and says so, unless there is
     * something to be put in order.
     */
    public static Notice notice(PrintStream err, String sentence) {
        Thread hook = new Thread(
                () -> {
                    if (OPEN.get() == 0 || QUESTIONS.get() > 0) {
                        ending = true;
                        err.println(ProgramName.WORD + ": " + sentence);
                        Descendants.end();
                    }
                },
                "interrupt-notice");
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> remove(hook);
    }

    /** What is open as long as a command runs. */
    public interface Notice extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Waits for a person's answer. Who interrupts that has agreed to nothing, and nobody can wait for an end that hangs on the
     * answer: the program ends at once.
     */
    static <T extends @Nullable Object> T asking(Supplier<T> question) {
        QUESTIONS.incrementAndGet();
        try {
            return question.get();
        } finally {
            QUESTIONS.decrementAndGet();
        }
    }

    /** Whether the program ends at once: what fails now fails of that, and is nothing to tell. */
    public static boolean isEnding() {
        return ending;
    }

    /** Whether somebody has interrupted this thread's work. */
    public boolean happened() {
        return happened != null;
    }

    private void await() {
        try {
            boolean ended = false;
            while (!ended && worker.isAlive()) {
                ended = over.await(OFTEN_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Ends the program where an interrupt waits for that: to exit it would wait for the interrupt in turn. What was broken off
     * ends with the code of whichever signal it was, as the JVM has it.
     */
    public static void end(int exitCode) {
        Interrupt interrupt = happened;
        if (interrupt == null || !interrupt.worker.equals(Thread.currentThread())) {
            return;
        }
        if (exitCode == ExitCodes.INTERRUPTED) {
            interrupt.over.countDown();
        } else {
            Runtime.getRuntime().halt(exitCode);
        }
    }

    @Override
    public void close() {
        if (remove(hook)) {
            OPEN.decrementAndGet();
        }
    }

    private static boolean remove(Thread hook) {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is ending already, and the hook waits for this thread.
            return false;
        }
    }
}
