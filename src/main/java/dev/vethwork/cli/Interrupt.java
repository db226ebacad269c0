package dev.vethwork.cli;

import dev.vethwork.engine.Cancellation;

/** While it is open, an interrupt cancels what runs and waits until that has been taken back. */
final class Interrupt implements AutoCloseable {
    private static final long LONGEST_MILLIS = 30_000;

    private final Thread hook;

    Interrupt(Cancellation cancellation) {
        Thread worker = Thread.currentThread();
        hook = new Thread(() -> cancel(cancellation, worker), "interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static void cancel(Cancellation cancellation, Thread worker) {
        cancellation.cancel();
        try {
            worker.join(LONGEST_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
