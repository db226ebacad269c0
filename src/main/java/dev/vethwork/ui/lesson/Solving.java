package dev.vethwork.ui.lesson;

import dev.vethwork.edit.Edits;
import dev.vethwork.engine.CommandResult;
import dev.vethwork.format.json.FormatException;
import dev.vethwork.format.patch.TopologyPatch;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.LabConnection;
import dev.vethwork.lesson.LessonStep;
import dev.vethwork.lesson.Solution;
import dev.vethwork.net.BadValue;
import dev.vethwork.plan.CommandSplitter;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.Background;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Does on the drawing and in its lab what a lesson says: a step's beginning, its solutions, its commands. One thing at a time. */
final class Solving {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Document document;
    private final LabSession session;
    private final Background background;
    private final LabConnection connection;
    private final ObjectProperty<@Nullable Problem> problem;
    private final ReadOnlyIntegerWrapper redrawn = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();

    /** @param problem what could not be done last */
    Solving(
            Document document,
            LabSession session,
            Background background,
            LabConnection connection,
            ObjectProperty<@Nullable Problem> problem) {
        this.document = document;
        this.session = session;
        this.background = background;
        this.connection = connection;
        this.problem = problem;
    }

    /** How often something was drawn, which may be where the learner is not looking. */
    ReadOnlyIntegerProperty redrawn() {
        return redrawn.getReadOnlyProperty();
    }

    /** While commands or a solution run. */
    ReadOnlyBooleanProperty working() {
        return working.getReadOnlyProperty();
    }

    /** Draws what is drawn as a step begins, and deploys it where something is deployed. */
    void anew(Topology drawing) {
        if (working.get()) {
            return;
        }
        Topology start = drawing.withName(document.now().name());
        draw(start);
        if (session.deployed().get()) {
            if (start.nodes().isEmpty()) {
                session.teardown();
            } else {
                working.set(true);
                deploy(() -> working.set(false));
            }
        }
    }

    /** Does the step's solutions one after the other. */
    void solve(LessonStep step, Runnable then) {
        if (!working.get()) {
            working.set(true);
            problem.set(null);
            solve(step.solutions().iterator(), step, then);
        }
    }

    private void solve(Iterator<Solution> left, LessonStep step, Runnable then) {
        if (!left.hasNext() || problem.get() != null) {
            working.set(false);
            then.run();
            return;
        }
        switch (left.next()) {
            case Solution.Patch patch -> {
                draw(patched(patch, step));
                deploy(() -> solve(left, step, then));
            }
            case Solution.Commands(List<List<String>> lines) -> run(lines, output -> solve(left, step, then));
        }
    }

    private void draw(Topology drawing) {
        document.apply(Edits.replace(drawing));
        redrawn.set(redrawn.get() + 1);
    }

    /** What a learner has drawn otherwise than the lesson cannot be patched: then it is drawn as the lesson has it. */
    private Topology patched(Solution.Patch patch, LessonStep step) {
        try {
            return TopologyPatch.apply(document.now(), patch.operations());
        } catch (FormatException | BadValue e) {
            return step.after().withName(document.now().name());
        }
    }

    private void deploy(Runnable then) {
        session.live().set(false);
        session.deploy();
        if (!session.busy().get()) {
            then.run();
            return;
        }
        session.busy().addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends Boolean> p, Boolean before, Boolean now) {
                session.busy().removeListener(this);
                if (session.problem().get() != null) {
                    problem.set(session.problem().get());
                }
                then.run();
            }
        });
    }

    /** Runs commands, one a line, in the lab's root namespace. @param said hears what they print */
    void run(String listing, Consumer<String> said) {
        List<List<String>> lines = new ArrayList<>();
        try {
            for (String line : listing.lines().toList()) {
                if (!line.isBlank() && !line.strip().startsWith("#")) {
                    lines.add(CommandSplitter.split(line));
                }
            }
        } catch (BadValue e) {
            problem.set(Problem.of(e));
            return;
        }
        if (!working.get()) {
            working.set(true);
            run(lines, output -> {
                working.set(false);
                said.accept(output);
                session.observe();
            });
        }
    }

    private void run(List<List<String>> lines, Consumer<String> said) {
        String lab = document.now().name();
        background.submit(
                () -> {
                    StringBuilder output = new StringBuilder();
                    for (List<String> line : lines) {
                        CommandResult result =
                                connection.nodes().exec(lab, NetworkState.ROOT, line, LONGEST, Caller.silent());
                        output.append(result.stdout()).append(result.stderr());
                    }
                    return output.toString().strip();
                },
                said,
                thrown -> {
                    problem.set(Problem.of(thrown));
                    said.accept("");
                });
    }
}
