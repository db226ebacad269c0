package dev.vethwork.ui.lesson;

import dev.vethwork.lab.Caller;
import dev.vethwork.lab.LabConnection;
import dev.vethwork.lesson.LessonStep;
import dev.vethwork.net.TargetKind;
import dev.vethwork.state.NetworkState;
import dev.vethwork.ui.model.Background;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.LabSession;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Asks the checks of the step that is shown whenever the lab may have changed, and again while one is not met. */
final class StepChecks {
    private static final Duration SOON = Duration.ofMillis(300);
    private static final Duration AGAIN = Duration.ofSeconds(3);

    private final Document document;
    private final LabSession session;
    private final Background background;
    private final CheckAsking asking;
    private final Supplier<@Nullable LessonStep> step;
    private final Consumer<LessonStep> met;
    private final ReadOnlyObjectWrapper<List<CheckRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private Background.Pending next = () -> {};
    private boolean reading;
    private boolean stale;

    /**
     * @param step the one to ask about; null where there is none, or none that can be asked here
     * @param met hears of a step all of whose checks are met
     */
    StepChecks(
            Document document,
            LabSession session,
            Background background,
            LabConnection connection,
            Supplier<@Nullable LessonStep> step,
            Consumer<LessonStep> met) {
        this.document = document;
        this.session = session;
        this.background = background;
        this.asking = new CheckAsking(connection, Caller.silent());
        this.step = step;
        this.met = met;
        session.observed().addListener(p -> soon());
        session.deployed().addListener(p -> soon());
    }

    ReadOnlyObjectProperty<List<CheckRow>> rows() {
        return rows.getReadOnlyProperty();
    }

    /** Begins with the checks of a step, or with none. */
    void show(@Nullable LessonStep shown) {
        rows.set(shown == null ? List.of() : open(shown));
        now();
    }

    void now() {
        later(Duration.ZERO);
    }

    /** Asks no more. */
    void end() {
        rows.set(List.of());
        next.cancel();
    }

    private static List<CheckRow> open(LessonStep of) {
        return of.checks().stream().map(CheckRow::open).toList();
    }

    private void soon() {
        later(SOON);
    }

    private void later(Duration delay) {
        next.cancel();
        if (step.get() != null) {
            next = background.after(delay, this::look);
        }
    }

    private void look() {
        LessonStep now = step.get();
        if (now == null) {
            return;
        }
        if (!session.deployed().get()) {
            rows.set(open(now));
            return;
        }
        if (session.busy().get()) {
            later(AGAIN);
            return;
        }
        if (reading) {
            stale = true;
            return;
        }
        reading = true;
        String lab = document.now().name();
        TargetKind kind = session.target().get();
        NetworkState seen = session.observed().get();
        background.submit(
                () -> asking.ask(lab, kind, seen, now.checks()),
                found -> looked(now, found),
                // The lab went meanwhile; it is looked at again once it is there.
                thrown -> looked(now, open(now)));
    }

    private void looked(LessonStep of, List<CheckRow> found) {
        reading = false;
        boolean shown = of.equals(step.get());
        if (shown) {
            rows.set(found);
            if (!found.isEmpty() && found.stream().allMatch(CheckRow::isMet)) {
                met.accept(of);
            }
        }
        boolean again = stale || shown && found.stream().anyMatch(r -> !r.isMet());
        stale = false;
        if (again) {
            later(shown ? AGAIN : SOON);
        }
    }
}
