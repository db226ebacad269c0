package dev.vethwork.cli.terminal;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.text.ProgramName;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * While it is open, an interrupt does not end the program, so that nothing is left half done: it asks what runs to stop, says
 * so, and waits for its end.
 */
public final class Interrupt implements AutoCloseable {
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
        Runtime.getRuntime().addShutdownHook(hook);
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
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is ending already, and the hook waits for this thread.
        }
    }
}
