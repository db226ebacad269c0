package dev.vethwork.cli.terminal;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.text.ProgramName;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * While it is open, an interrupt does not end the program, so that nothing is left half done: it asks what runs to stop, says
 * so, and waits for its end.
 */
public final class Interrupt implements AutoCloseable {
    private static final AtomicInteger OPEN = new AtomicInteger();
    private static volatile @Nullable Thread interrupted;

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
        Thread worker = Thread.currentThread();
        hook = new Thread(
                () -> {
                    interrupted = worker;
                    stop.run();
                    await(worker);
                },
                "interrupt");
        OPEN.incrementAndGet();
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** While it is open, an interrupt ends the program at once, and says so, unless there is something to be put in order. */
    public static Notice notice(PrintStream err, String sentence) {
        Thread hook = new Thread(
                () -> {
                    if (OPEN.get() == 0) {
                        err.println(ProgramName.WORD + ": " + sentence);
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

    /** Whether somebody has interrupted this thread's work. */
    public boolean happened() {
        return interrupted != null;
    }

    private static void await(Thread worker) {
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the program where an interrupt waits for that: to exit it would wait for the interrupt in turn. */
    public static void end(int exitCode) {
        if (Thread.currentThread().equals(interrupted)) {
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
