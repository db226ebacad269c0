package dev.vethwork.ui.model;

import dev.vethwork.lab.failure.LabException;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What was done and what went wrong, in order, and the last thing that could not be done. */
final class Notes {
    private static final int LONGEST_LOG = 2_000;

    private final ObservableList<LogLine> log = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    ObservableList<LogLine> log() {
        return log;
    }

    ReadOnlyObjectProperty<@Nullable Problem> problem() {
        return problem.getReadOnlyProperty();
    }

    void forgetProblem() {
        problem.set(null);
    }

    void fail(Exception thrown) {
        if (thrown instanceof LabException lab && lab.exit() == LabException.Exit.DECLINED) {
            // Who has just said no knows that nothing was done, and need not be told how to say yes.
            say(false, Problem.of(thrown).message());
            return;
        }
        report(Problem.of(thrown));
    }

    void report(Problem what) {
        problem.set(null);
        problem.set(what);
        say(true, what.sentence());
    }

    void say(boolean failure, String text) {
        if (log.size() >= LONGEST_LOG) {
            log.remove(0, LONGEST_LOG / 10);
        }
        log.add(new LogLine(Instant.now(), failure, text));
    }
}
