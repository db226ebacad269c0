package dev.vethwork.ui.model;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Does work off the window's thread and brings the result back to it. */
public interface Background {
    /** Something that will happen later, unless it is taken back. */
    @FunctionalInterface
    interface Pending {
        void cancel();
    }

    /** Runs the work elsewhere; exactly one of the two is then called on the window's thread. */
    <T> void submit(Callable<? extends T> work, Consumer<? super T> done, Consumer<? super Exception> failed);

    /** Calls this on the window's thread after a while. */
    Pending after(Duration delay, Runnable action);

    /** Calls this on the window's thread as soon as may be; from any thread. */
    void onWindow(Runnable action);
}
