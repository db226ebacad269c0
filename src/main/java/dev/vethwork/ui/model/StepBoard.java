package dev.vethwork.ui.model;

import dev.vethwork.engine.RunListener;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Step;
import dev.vethwork.text.Sentences;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The steps of the plan that is shown, and how each is getting on while it runs. */
final class StepBoard {
    private final Background background;
    private final ObservableList<StepState> steps = FXCollections.observableArrayList();
    private final Map<String, Integer> places = new HashMap<>();
    private final Set<String> failed = new HashSet<>();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(0);
    private final ReadOnlyStringWrapper phase = new ReadOnlyStringWrapper("");
    private @Nullable Plan shown;
    private boolean ran;
    private int finished;

    StepBoard(Background background) {
        this.background = background;
    }

    ObservableList<StepState> steps() {
        return steps;
    }

    ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    ReadOnlyStringProperty phase() {
        return phase.getReadOnlyProperty();
    }

    /** Elements whose step failed since {@link #begin}. */
    Set<String> failedElements() {
        return Set.copyOf(failed);
    }

    /** A run is about to start. */
    void begin() {
        failed.clear();
        ran = true;
        progress.set(-1);
    }

    /** Another drawing is about to be here. */
    void clear() {
        failed.clear();
        ran = false;
        shown = null;
        places.clear();
        steps.clear();
        progress.set(0);
        phase.set("");
    }

    /** What has run is not what the drawing needs any more. */
    void forget() {
        ran = false;
    }

    /** Shows what would be done; where nothing would, what has been done stays to be seen. */
    void offer(Plan plan) {
        if (ran ? !plan.isEmpty() : !plan.equals(shown)) {
            ran = false;
            show(plan);
        }
    }

    void end() {
        progress.set(0);
        phase.set("");
    }

    private void show(Plan plan) {
        shown = plan;
        places.clear();
        steps.setAll(plan.steps().stream().map(StepState::pending).toList());
        finished = 0;
    }

    /** Another plan of the same run, below what has run of it. */
    private void add(Plan plan) {
        places.clear();
        steps.addAll(plan.steps().stream().map(StepState::pending).toList());
    }

    private boolean hasBegun() {
        return steps.stream().anyMatch(s -> s.state() != StepState.State.PENDING);
    }

    /**
     * Hears a run on its thread and shows it on the window's.
     *
     * @param relevant whether what runs is still this drawing's
     * @param warnings told of on the window's thread
     */
    RunListener listener(BooleanSupplier relevant, Consumer<String> warnings) {
        Consumer<Runnable> show = what -> background.onWindow(() -> {
            if (relevant.getAsBoolean()) {
                what.run();
            }
        });
        return new RunListener() {
            // Known on the window's thread: whether the plan that is shown is this run's.
            private boolean runs;

            @Override
            public void warned(String element, String message, String remedy) {
                String what = element + ": " + message;
                background.onWindow(() -> warnings.accept(Sentences.with(what, remedy)));
            }

            @Override
            public void waiting(String sentence) {
                show.accept(() -> phase.set(sentence));
            }

            @Override
            public void planned(Plan plan) {
                show.accept(() -> {
                    // A roll-back's plan would hide what failed.
                    if (failed.isEmpty() && runs && hasBegun()) {
                        add(plan);
                    } else if (failed.isEmpty()) {
                        show(plan);
                    }
                    runs = true;
                });
            }

            @Override
            public void started(Step step) {
                show.accept(() -> {
                    // Whatever was read before is read.
                    phase.set("running");
                    change(step, StepState::running);
                });
            }

            @Override
            public void done(Step step, Duration took) {
                show.accept(() -> {
                    change(step, s -> s.done(took));
                    progress.set(steps.isEmpty() ? -1 : Math.min(1.0, ++finished / (double) steps.size()));
                });
            }

            @Override
            public void failed(Step step, String stderr) {
                show.accept(() -> {
                    failed.add(step.element());
                    change(step, s -> s.failed(stderr));
                });
            }

            @Override
            public void phase(String key) {
                show.accept(() -> phase.set(key));
            }
        };
    }

    /** Most plans are shown and never run. */
    private @Nullable Integer place(Step step) {
        if (places.isEmpty()) {
            // What is done once more is done in the later place.
            for (int i = 0; i < steps.size(); i++) {
                places.put(steps.get(i).step().id(), i);
            }
        }
        return places.get(step.id());
    }

    private void change(Step step, UnaryOperator<StepState> how) {
        Integer place = place(step);
        if (place != null && place < steps.size() && steps.get(place).step().equals(step)) {
            steps.set(place, how.apply(steps.get(place)));
        }
    }
}
