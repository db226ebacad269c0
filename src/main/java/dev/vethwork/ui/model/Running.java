package dev.vethwork.ui.model;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/** One thing at a time that changes the lab or waits for it. */
final class Running {
    private final Background background;
    private final Notes notes;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper whole = new ReadOnlyBooleanWrapper();
    private @Nullable Runnable next;

    Running(Background background, Notes notes) {
        this.background = background;
        this.notes = notes;
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Whether that is all of the lab: it is being made, or taken down. */
    ReadOnlyBooleanProperty whole() {
        return whole.getReadOnlyProperty();
    }

    /** {@link #start} of something that is done to all of the lab. */
    <T> void startWhole(Callable<T> what, Consumer<T> then, Runnable ended) {
        whole.set(!busy.get() || whole.get());
        start(what, then, () -> {}, () -> {
            whole.set(false);
            ended.run();
        });
    }

    /**
     * Does something, unless something else is under way.
     *
     * @param then hears the result, after it has ended
     * @param failed hears that it failed, after that was reported
     * @param ended called first in any case
     */
    <T> boolean start(Callable<T> what, Consumer<T> then, Runnable failed, Runnable ended) {
        if (busy.get()) {
            return false;
        }
        busy.set(true);
        notes.forgetProblem();
        background.submit(
                what,
                result -> {
                    busy.set(false);
                    ended.run();
                    then.accept(result);
                    goOn();
                },
                thrown -> {
                    busy.set(false);
                    ended.run();
                    notes.fail(thrown);
                    failed.run();
                    goOn();
                });
        return true;
    }

    /** Does this at once, or as soon as what is under way has ended. Asked for twice meanwhile, the later one counts. */
    void whenFree(Runnable action) {
        next = action;
        goOn();
    }

    private void goOn() {
        Runnable action = next;
        if (action != null && !busy.get()) {
            next = null;
            action.run();
        }
    }
}
