package dev.vethwork.ui.model;

import dev.vethwork.engine.Changed;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.LabConnection;
import dev.vethwork.lab.Standing;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.watch.LabWatch;
import dev.vethwork.state.NetworkState;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Whose the lab of the drawing's name is, and what the kernel holds of it, kept up to date as long as somebody watches. A lab
 * of another document's is not read unless the person wants to look at it, and is never shown as deployed.
 */
final class Watching {
    /** How often is asked what was heard, which costs next to nothing. */
    private static final Duration HEAR = Duration.ofMillis(250);

    /** How long until a machine that could not be reached is asked again. */
    private static final Duration AWAY = Duration.ofSeconds(3);

    /** What was read, and of whose lab. */
    private record Seen(Standing standing, Optional<NetworkState> state) {
        static final Seen NOTHING = new Seen(Standing.absent(), Optional.empty());
    }

    private final LabConnection connection;
    private final Background background;
    private final Notes notes;
    private final Supplier<Drawing> drawing;
    private final Supplier<Caller> caller;
    private final Runnable seen;
    private final ReadOnlyBooleanWrapper deployed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper onlyLooking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Standing> standing = new ReadOnlyObjectWrapper<>(Standing.absent());
    private final ReadOnlyObjectWrapper<NetworkState> observed = new ReadOnlyObjectWrapper<>(NetworkState.EMPTY);
    private LabWatch watch;
    private Background.Pending next = () -> {};
    /** Every how many times one also looks around where nothing was heard of. */
    private int lookEvery = 4;

    private int watchers;
    private int times;
    private int subject;
    private boolean paused;
    private boolean reading;
    private final ReadOnlyBooleanWrapper readingAll = new ReadOnlyBooleanWrapper();
    private boolean stale;
    /** How often the lab was changed from here: a reading that began before the last time is of before. */
    private int changes;

    /** @param seen called on the window's thread after each reading */
    Watching(
            LabConnection connection,
            Background background,
            Notes notes,
            Supplier<Drawing> drawing,
            Supplier<Caller> caller,
            Runnable seen) {
        this.connection = connection;
        this.background = background;
        this.notes = notes;
        this.drawing = drawing;
        this.caller = caller;
        this.seen = seen;
        this.watch = new LabWatch(drawing.get().lab());
    }

    /** Whether the lab runs and is this document's. */
    ReadOnlyBooleanProperty deployed() {
        return deployed.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Standing> standing() {
        return standing.getReadOnlyProperty();
    }

    /** Whether what is observed is another document's, which the person wants to see. */
    ReadOnlyBooleanProperty onlyLooking() {
        return onlyLooking.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<NetworkState> observed() {
        return observed.getReadOnlyProperty();
    }

    /** How long between two looks around; what is heard comes sooner. */
    void setPause(Duration value) {
        lookEvery = Math.clamp(value.toMillis() / HEAR.toMillis(), 4, 4_000);
    }

    /** Whether what is observed is newer than the last change, so that something may be planned on it. */
    boolean isCurrent() {
        return deployed.get() && !readingAll.get();
    }

    /** Whether everything is being read, so that what is shown may be of before. */
    ReadOnlyBooleanProperty readingAll() {
        return readingAll.getReadOnlyProperty();
    }

    void watch() {
        if (watchers++ == 0) {
            observe();
        }
    }

    void unwatch() {
        watchers = Math.max(0, watchers - 1);
        if (watchers == 0) {
            next.cancel();
        }
    }

    void stop() {
        watchers = 0;
        next.cancel();
    }

    /** Another drawing is about to be here: nothing is known of its lab, and nothing asked until {@link #observe}. */
    void forget() {
        subject++;
        paused = true;
        next.cancel();
        onlyLooking.set(false);
        watch = new LabWatch(drawing.get().lab());
        show(Seen.NOTHING);
    }

    /** Shows the lab although it is another document's. */
    void look() {
        onlyLooking.set(standing.get().others().isPresent());
        observe();
    }

    /** A person does something in the window, which may be to the lab. */
    void wake() {
        watch.wake();
    }

    /** Reads the kernel, all of it. */
    void observe() {
        changes++;
        paused = false;
        watch.forget();
        readingAll.set(true);
        refresh(true);
    }

    /** What a change has read is what there is. */
    void changed(Changed changed) {
        changes++;
        watch.changed(changed);
        show(new Seen(standing.get(), Optional.of(changed.state())));
    }

    private void refresh(boolean look) {
        next.cancel();
        if (reading) {
            stale |= look;
            return;
        }
        reading = true;
        Drawing now = drawing.get();
        if (!watch.lab().equals(now.lab())) {
            watch = new LabWatch(now.lab());
        }
        LabWatch using = watch;
        int mine = subject;
        int asOf = changes;
        boolean others = onlyLooking.get();
        background.submit(() -> read(now, using, look, others), found -> done(mine, asOf, found), thrown -> {
            boolean was = deployed.get();
            done(mine, asOf, Seen.NOTHING);
            if (was && mine == subject) {
                notes.fail(thrown);
            }
        });
    }

    private Seen read(Drawing now, LabWatch using, boolean look, boolean others) throws LabException {
        Standing is = connection.standing(now);
        boolean wanted = is.isOwn() || (others && is.others().isPresent());
        try {
            return new Seen(is, wanted ? connection.refresh(using, look, caller.get()) : Optional.empty());
        } catch (LabException e) {
            Standing after = connection.standing(now);
            if (after.isUnreachable()) {
                return new Seen(after, Optional.empty());
            }
            throw e;
        }
    }

    private void done(int of, int asOf, Seen found) {
        reading = false;
        boolean outdated = asOf != changes;
        stale |= outdated;
        boolean more = stale && readingAll.get();
        if (of == subject && !outdated) {
            readingAll.set(more);
            show(found);
        }
        readingAll.set(more);
        if (stale && !paused) {
            stale = false;
            refresh(true);
        } else if (watchers > 0 && !paused) {
            next.cancel();
            boolean look = ++times % lookEvery == 0;
            next = background.after(standing.get().isUnreachable() ? AWAY : HEAR, () -> refresh(look));
        }
    }

    @SuppressWarnings("ReferenceEquality") // where nothing has changed, it is the very same
    private void show(Seen found) {
        standing.set(found.standing());
        onlyLooking.set(onlyLooking.get() && found.standing().others().isPresent());
        deployed.set(found.standing().isOwn() && found.state().isPresent());
        NetworkState now = found.state().orElse(NetworkState.EMPTY);
        // A large lab is not compared four times a second.
        if (now != observed.get() && !now.equals(observed.get())) {
            observed.set(now);
        }
        seen.run();
    }
}
