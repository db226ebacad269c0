package dev.vethwork.cli;

import dev.vethwork.engine.RunListener;
import dev.vethwork.lab.LabException;

/** Runs something long under a person's eyes, where there are any. */
final class Watched {
    private Watched() {}

    /** What runs, and tells how it gets on. */
    @FunctionalInterface
    interface Work<T> {
        T run(RunListener listener) throws LabException;
    }

    static <T> T run(Console console, Work<T> work) throws LabException {
        if (!console.live()) {
            return work.run(new Warnings(console.err()));
        }
        try (Progress progress = new Progress(console.err())) {
            return work.run(progress);
        }
    }
}
