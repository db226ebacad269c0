package dev.vethwork.engine;

import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Step;
import dev.vethwork.state.NetworkState;
import java.time.Duration;

/** Hears how a plan is getting on. Called on the thread that runs it, never on that of a window. */
public interface RunListener {
    /** Nobody hears it: for whoever only looks, and for a program without a person. */
    RunListener SILENT = new RunListener() {
        @Override
        public void warned(String element, String message, String remedy) {}
    };

    /** What is there, as it was read to plan from; again where that was put off by a question. */
    default void read(NetworkState before) {}

    /** A plan is about to run; again with another plan where a failed one is rolled back. */
    default void planned(Plan plan) {}

    default void started(Step step) {}

    default void done(Step step, Duration took) {}

    /** With the command's own words. */
    default void failed(Step step, String stderr) {}

    /** Something that will not do what was meant, found before anything ran. */
    void warned(String element, String message, String remedy);

    /** Somebody else works on what is wanted, and is waited for. @param sentence for whom */
    default void waiting(String sentence) {
        warned("", sentence, "");
    }

    /** What goes on besides steps, as a key of the messages bundle: {@code opening}, {@code reading}, {@code rollback}. */
    default void phase(String key) {}
}
