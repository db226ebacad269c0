package dev.vethwork.ui.model;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;

/** Work on virtual threads, results on JavaFX's thread. */
public final class FxBackground implements Background {
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    /** An animation that waits would have the window look at each frame whether it is over. */
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("later").factory());

    @Override
    public <T> void submit(Callable<? extends T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
        executor.execute(() -> {
            try {
                T result = work.call();
                Platform.runLater(() -> done.accept(result));
            } catch (Exception e) {
                Platform.runLater(() -> failed.accept(e));
            } catch (Error e) {
                // Who is told nothing waits for ever, and the window with him.
                Platform.runLater(() -> failed.accept(new IllegalStateException(e)));
            }
        });
    }

    @Override
    public Pending after(Duration delay, Runnable action) {
        boolean[] given = {false};
        Future<?> later = timer.schedule(
                () -> Platform.runLater(() -> {
                    if (!given[0]) {
                        action.run();
                    }
                }),
                delay.toMillis(),
                TimeUnit.MILLISECONDS);
        return () -> {
            given[0] = true;
            later.cancel(false);
        };
    }

    @Override
    public void onWindow(Runnable action) {
        Platform.runLater(action);
    }
}
