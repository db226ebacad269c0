package dev.vethwork.ui.model;

import dev.vethwork.topology.Topology;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * The switch that makes edits apply to the running lab at once. Edits that come while one is being applied are applied
 * together after it, so that the kernel always ends where the drawing is. A failure switches it off; the drawing stays.
 */
final class LiveEditing {
    /** Long enough for the edits of one drag to be one, too short to be noticed. */
    private static final Duration DEBOUNCE = Duration.ofMillis(60);

    /** Applies the drawing as it is now, and calls one of the two. */
    @FunctionalInterface
    interface Applying {
        void apply(Runnable done, Runnable failed);
    }

    private final Background background;
    private final Supplier<Topology> drawing;
    private final Applying applying;
    private final BooleanSupplier mayApply;
    private final BooleanProperty on = new SimpleBooleanProperty();
    private Background.Pending pending = () -> {};
    private boolean applies;
    private boolean again;

    /** @param mayApply whether the lab is deployed and nothing else is under way */
    LiveEditing(Background background, Supplier<Topology> drawing, BooleanSupplier mayApply, Applying applying) {
        this.background = background;
        this.drawing = drawing;
        this.mayApply = mayApply;
        this.applying = applying;
        on.addListener((property, before, now) -> {
            again = false;
            pending.cancel();
            if (now) {
                soon();
            }
        });
    }

    BooleanProperty on() {
        return on;
    }

    /** The drawing has changed. */
    void edited(Topology before, Topology now) {
        if (!before.name().equals(now.name())) {
            on.set(false);
        } else if (on.get() && !(before.nodes().equals(now.nodes()) && before.cables().equals(now.cables()))) {
            soon();
        }
    }

    /** Something else that was under way has ended. */
    void free() {
        if (on.get() && again && !applies) {
            soon();
        }
    }

    private void soon() {
        pending.cancel();
        pending = background.after(DEBOUNCE, this::apply);
    }

    private void apply() {
        if (!on.get()) {
            return;
        }
        if (applies || !mayApply.getAsBoolean()) {
            again = true;
            return;
        }
        again = false;
        applies = true;
        Topology applied = drawing.get();
        applying.apply(
                () -> {
                    applies = false;
                    if (again || !drawing.get().equals(applied)) {
                        soon();
                    }
                },
                () -> {
                    applies = false;
                    on.set(false);
                });
    }
}
