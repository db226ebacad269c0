package dev.vethwork.ui.shell;

import dev.vethwork.ui.model.Background;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** A background whose work can be held up, as that of a slow disk is. */
public final class HeldBackground implements Background {
    private final Background real;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    HeldBackground(Background real) {
        this.real = real;
    }

    /** Whatever is submitted from now on waits. */
    public void hold() {
        gate = new CountDownLatch(1);
    }

    public void letGo() {
        gate.countDown();
    }

    @Override
    public <T> void submit(Callable<? extends T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
        CountDownLatch wait = gate;
        real.<T>submit(
                () -> {
                    wait.await();
                    return work.call();
                },
                done,
                failed);
    }

    @Override
    public Pending after(Duration delay, Runnable action) {
        return real.after(delay, action);
    }

    @Override
    public void onWindow(Runnable action) {
        real.onWindow(action);
    }
}
