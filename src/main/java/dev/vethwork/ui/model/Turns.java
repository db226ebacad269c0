package dev.vethwork.ui.model;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What waits until nothing else is under way and what was read is newer than the last change: planned on an older reading, it
 * would do nothing, or too much.
 */
final class Turns {
    private final Document document;
    private final Running running;
    private final Watching watching;
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    Turns(Document document, Running running, Watching watching) {
        this.document = document;
        this.running = running;
        this.watching = watching;
    }

    /** Does something now, or after all that waits; not where another document is here by then. */
    void take(Runnable action) {
        int opening = document.openings().get();
        waiting.add(() -> {
            if (opening == document.openings().get()) {
                action.run();
            }
        });
        goOn();
    }

    /** Goes on with what waits, where it may; called after each reading. */
    void goOn() {
        while (!waiting.isEmpty() && !running.busy().get() && watching.isCurrent()) {
            waiting.remove().run();
        }
    }

    /** Another drawing is here, or the lab is gone: what waits is of before. */
    void forget() {
        waiting.clear();
    }
}
