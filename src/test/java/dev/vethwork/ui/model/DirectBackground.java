package dev.vethwork.ui.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Does everything at once on the caller's thread, and what is due later when {@link #pass} is called: for tests. */
public final class DirectBackground implements Background {
    private final List<Runnable> later = new ArrayList<>();

    @Override
    public <T> void submit(Callable<? extends T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
        T result;
        try {
            result = work.call();
        } catch (Exception e) {
            failed.accept(e);
            return;
        }
        done.accept(result);
    }

    @Override
    public Pending after(Duration delay, Runnable action) {
        later.add(action);
        return () -> later.remove(action);
    }

    @Override
    public void onWindow(Runnable action) {
        action.run();
    }

    /** Lets the time pass that everything waits for; what is put off anew meanwhile waits for the next call. */
    public void pass() {
        List<Runnable> due = List.copyOf(later);
        later.clear();
        due.forEach(Runnable::run);
    }
}
