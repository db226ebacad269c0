package dev.vethwork.ui.model;

import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.Targets;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.Labs;
import java.util.List;
import java.util.function.Consumer;

/** Labs that a program which died has left in the middle of something, and their recovery once somebody wants it. */
public final class BrokenRuns {
    private final Labs labs;
    private final Background background;

    public BrokenRuns(Targets targets, Background background) {
        this.labs = new Labs(targets);
        this.background = background;
    }

    /**
     * Looks for them; says nothing where there are none.
     *
     * @param found called with their names
     * @param problem called with what kept it from looking
     */
    public void find(Consumer<List<String>> found, Consumer<String> problem) {
        background.submit(
                () -> labs.crashRecovery().brokenOff(),
                left -> {
                    if (!left.isEmpty()) {
                        found.accept(left.stream().map(Targets.Deployed::lab).toList());
                    }
                },
                thrown -> problem.accept(String.valueOf(thrown.getMessage())));
    }

    /**
     * Puts all of them in order.
     *
     * @param done called with the first problem, or an empty text where all went well
     */
    public void recover(Credentials credentials, Consumer<String> done) {
        background.submit(
                () -> labs.crashRecovery().recover(Caller.silent().withCredentials(credentials)),
                all -> done.accept(all.stream()
                        .filter(r -> !r.isDone())
                        .map(r -> r.lab() + ": " + r.problem())
                        .findFirst()
                        .orElse("")),
                thrown -> done.accept(String.valueOf(thrown.getMessage())));
    }
}
