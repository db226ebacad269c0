package dev.vethwork.engine.place;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A sandbox that is begun before it is known whose it will be. Its process takes a while to make the place bare, in which a
 * drawing can be read and checked. Where nobody takes it, it ends when it is given up, or with this program.
 */
final class Expected {
    private final AtomicReference<@Nullable FutureTask<Process>> begun = new AtomicReference<>();

    /** Returns at once. What comes of it is said to whoever takes it. */
    void begin() {
        FutureTask<Process> task = new FutureTask<>(Sandbox::begin);
        if (begun.compareAndSet(null, task)) {
            Thread.ofPlatform().daemon().name("sandbox").start(task);
        }
    }

    /** The one that was begun, or else a new one. */
    Process take() throws IOException {
        FutureTask<Process> task = begun.getAndSet(null);
        return task == null ? Sandbox.begin() : started(task);
    }

    /** Lets one that nobody has taken end. */
    void giveUp() {
        FutureTask<Process> task = begun.getAndSet(null);
        if (task != null) {
            try {
                started(task).getOutputStream().close();
            } catch (IOException e) {
                // There is none, and nobody has missed it.
            }
        }
    }

    private static Process started(FutureTask<Process> task) throws IOException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
