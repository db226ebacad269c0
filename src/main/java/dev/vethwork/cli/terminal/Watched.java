package dev.vethwork.cli.terminal;

import dev.vethwork.engine.RunListener;
import dev.vethwork.lab.failure.LabException;

/** Runs something long under a person's eyes, where there are any. */
public final class Watched {
    private Watched() {}

    /** What runs, and tells how it gets on. */
    @FunctionalInterface
    public interface Work<T> {
        T run(RunListener listener) throws LabException;
    }

    public static <T> T run(Console console, Work<T> work) throws LabException {
        if (!console.live()) {
            return work.run(new Warnings(console.err()));
        }
        try (ProgressLine progress = new ProgressLine(console.err(), console.columns())) {
            return work.run(progress);
        }
    }
}
