package dev.vethwork.engine;

import java.util.concurrent.atomic.AtomicBoolean;

/** Lets one thread ask another to stop at the next safe place. */
public final class Cancellation {
    private final AtomicBoolean asked = new AtomicBoolean();

    public void cancel() {
        asked.set(true);
    }

    public boolean isCancelled() {
        return asked.get();
    }
}
