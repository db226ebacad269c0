package dev.vethwork.ui.lesson;

import dev.vethwork.lab.LabConnection;
import dev.vethwork.lab.consent.Confirmation;
import dev.vethwork.lesson.Lesson;
import dev.vethwork.lesson.LessonMessages;
import dev.vethwork.lesson.LessonStep;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Equipment;
import dev.vethwork.ui.model.Background;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.Problem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The lesson that a window shows, if any, and how far its learner is. For the window's thread. */
public final class LessonModel {
    private final LabSession session;
    private final Background background;
    private final LabConnection connection;
    private final StepChecks checks;
    private final Path folder;
    private final Confirmation confirmation;
    private final ReadOnlyObjectWrapper<@Nullable Lesson> lesson = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper shown = new ReadOnlyIntegerWrapper(1);
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(Progress.NONE);
    private final ReadOnlyObjectWrapper<Map<LessonStep, List<String>>> lacking = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final Solving solving;

    /**
     * @param folder where progress is kept
     * @param confirmation asked whether somebody else's lesson may run programs; off the window's thread
     */
    public LessonModel(
            Document document, LabSession session, Background background, Path folder, Confirmation confirmation) {
        this.session = session;
        this.background = background;
        this.folder = folder;
        this.confirmation = confirmation;
        this.connection = session.connectBeside();
        this.solving = new Solving(document, session, background, connection, problem);
        this.checks = new StepChecks(document, session, background, connection, this::asked, this::done);
    }

    /** The lesson that is open; null where none is. */
    public ReadOnlyObjectProperty<@Nullable Lesson> lesson() {
        return lesson.getReadOnlyProperty();
    }

    /** The step that is shown, from 1; one more than there are for what was done. */
    ReadOnlyIntegerProperty shown() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Progress> progress() {
        return progress.getReadOnlyProperty();
    }

    /** Steps that cannot be done on the machine where the lab is to be, with what it lacks for them. */
    ReadOnlyObjectProperty<Map<LessonStep, List<String>>> lacking() {
        return lacking.getReadOnlyProperty();
    }

    /** Whether there is nothing left to do of a step. */
    boolean isSettled(LessonStep step) {
        return progress.get().isDone(step.number()) || lacking.get().containsKey(step);
    }

    /** The checks of the step that is shown. */
    ReadOnlyObjectProperty<List<CheckRow>> rows() {
        return checks.rows();
    }

    /** How often the lesson itself has drawn something, which may be where the learner is not looking. */
    public ReadOnlyIntegerProperty redrawn() {
        return solving.redrawn();
    }

    /** While commands or a solution run. */
    ReadOnlyBooleanProperty working() {
        return solving.working();
    }

    /** What could not be done last. */
    public ReadOnlyObjectProperty<@Nullable Problem> problem() {
        return problem.getReadOnlyProperty();
    }

    /** Whether the lab of the drawing runs. */
    ReadOnlyBooleanProperty deployed() {
        return session.deployed();
    }

    public Confirmation confirmation() {
        return confirmation;
    }

    /** Where the progress of a lesson is kept. */
    public Path fileOf(Lesson of) {
        return folder.resolve(of.id() + ".progress");
    }

    /** Begins where the learner was. The drawing of that step must be open already. */
    public void begin(Lesson opened, Progress kept) {
        if (lesson.get() == null) {
            session.watch();
        }
        progress.set(kept);
        lesson.set(opened);
        lacking.set(Map.of());
        TargetKind target = session.target().get();
        background.submit(
                () -> connection.grounds().equipment(target, opened.programs()),
                equipment -> equipped(opened, equipment),
                thrown -> problem.set(Problem.of(thrown)));
        show(firstOpen(opened, kept));
    }

    private void equipped(Lesson of, Equipment equipment) {
        if (!of.equals(lesson.get())) {
            return;
        }
        List<String> whole = of.lacks(equipment);
        if (!whole.isEmpty()) {
            problem.set(new Problem(LessonMessages.text("lacks", String.join(", ", whole)), "", ""));
        }
        Map<LessonStep, List<String>> some = new HashMap<>();
        for (LessonStep step : of.steps()) {
            List<String> lacks = step.lacks(equipment);
            if (!lacks.isEmpty()) {
                some.put(step, lacks);
            }
        }
        lacking.set(Map.copyOf(some));
    }

    /** The step at which a learner with this progress goes on. */
    public static int firstOpen(Lesson of, Progress kept) {
        return kept.next(of.steps().size());
    }

    /** Puts the lesson away; its progress stays. */
    public void close() {
        if (lesson.get() != null) {
            session.unwatch();
        }
        lesson.set(null);
        checks.end();
    }

    /** Ends what it holds, with its window. */
    public void end() {
        close();
        // Behind the window: whoever is opening a place holds it until it is open.
        background.submit(
                () -> {
                    connection.close();
                    return true;
                },
                done -> {},
                thrown -> problem.set(Problem.of(thrown)));
    }

    @Nullable LessonStep step() {
        Lesson open = lesson.get();
        return open == null || shown.get() > open.steps().size() ? null : open.steps().get(shown.get() - 1);
    }

    /** The step whose checks can be asked here. */
    private @Nullable LessonStep asked() {
        LessonStep now = step();
        return now == null || lacking.get().containsKey(now) ? null : now;
    }

    /** Shows a step, done or not. */
    void show(int step) {
        Lesson open = lesson.get();
        if (open != null) {
            shown.set(Math.clamp(step, 1, open.steps().size() + 1));
            checks.show(step());
        }
    }

    /** Draws what is drawn as the step begins, and deploys it where something is deployed. */
    void beginAnew() {
        Lesson open = lesson.get();
        if (open != null) {
            solving.anew(open.drawingAt(shown.get()));
        }
    }

    /** Does the step's solutions one after the other. */
    void solve() {
        LessonStep now = step();
        if (now != null) {
            solving.solve(now, checks::now);
        }
    }

    /** Runs commands, one a line, in the lab's root namespace. @param said hears what they print */
    void run(String listing, Consumer<String> said) {
        solving.run(listing, said);
    }

    private void done(LessonStep step) {
        Lesson open = lesson.get();
        if (open == null || progress.get().isDone(step.number())) {
            return;
        }
        Progress now = progress.get().with(step.number(), Instant.now());
        progress.set(now);
        Path file = fileOf(open);
        background.submit(
                () -> {
                    now.save(file);
                    return true;
                },
                saved -> {},
                thrown -> problem.set(Problem.of(thrown)));
    }

    /** Forgets what was done, and begins at the first step. */
    void restart() {
        Lesson open = lesson.get();
        if (open != null) {
            progress.set(Progress.NONE);
            show(1);
            beginAnew();
        }
    }
}
