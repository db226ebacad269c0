package dev.vethwork.ui.model;

import dev.vethwork.lab.LabWatch;
import dev.vethwork.state.NetworkState;
import dev.vethwork.engine.Changed;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the kernel holds of the lab, kept up to date as long as somebody watches. */
final class Watching {
    /** How often is asked what was heard, which costs next to nothing. */
    private static final Duration HEAR = Duration.ofMillis(250);

    private final LabPlace place;
    private final Background background;
    private final Notes notes;
    private final Supplier<String> lab;
    private final Supplier<Credentials> credentials;
    private final Runnable seen;
    private final ReadOnlyBooleanWrapper deployed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<NetworkState> observed = new ReadOnlyObjectWrapper<>(NetworkState.EMPTY);
    private volatile LabWatch watch;
    private Background.Pending next = () -> {};
    /** Every how many times one also looks around where nothing was heard of. */
    private int lookEvery = 4;

    private int watchers;
    private int times;
    private boolean looking;
    private boolean readingAll;
    private boolean stale;

    /**
     * Watches.
     *
     * @param seen called on the window's thread after each reading
     */
    Watching(
            LabPlace place,
            Background background,
            Notes notes,
            Supplier<String> lab,
            Supplier<Credentials> credentials,
            Runnable seen) {
        this.place = place;
        this.background = background;
        this.notes = notes;
        this.lab = lab;
        this.credentials = credentials;
        this.seen = seen;
        this.watch = new LabWatch(lab.get());
    }

    ReadOnlyBooleanProperty deployed() {
        return deployed.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<NetworkState> observed() {
        return observed.getReadOnlyProperty();
    }

    /** How long between two looks around; what is heard comes sooner. */
    void setPause(Duration value) {
        lookEvery = Math.clamp(value.toMillis() / HEAR.toMillis(), 4, 4_000);
    }

    /** Whether everything is being read, so that what is shown may be of before. */
    boolean isReadingAll() {
        return readingAll;
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

    /** Reads the kernel, all of it. */
    void observe() {
        watch.forget();
        readingAll = true;
        refresh(true);
    }

    /** What a change has read is what there is. */
    void changed(Changed changed) {
        watch.changed(changed);
        show(Optional.of(changed.state()));
    }

    private void refresh(boolean look) {
        next.cancel();
        if (looking) {
            stale |= look;
            return;
        }
        looking = true;
        String name = lab.get();
        if (!watch.lab().equals(name)) {
            watch = new LabWatch(name);
        }
        LabWatch now = watch;
        background.submit(
                () -> read(now, look),
                this::done,
                thrown -> {
                    boolean was = deployed.get();
                    place.close();
                    now.forget();
                    done(Optional.empty());
                    if (was) {
                        notes.fail(thrown);
                    }
                });
    }

    private Optional<NetworkState> read(LabWatch now, boolean look) throws TargetException {
        try {
            Optional<Target> there = place.existing(now.lab(), credentials.get());
            return there.isPresent() ? Optional.of(now.refresh(there.get(), look)) : Optional.empty();
        } catch (TargetException e) {
            if (e.kind() == TargetException.Kind.LOST && !place.knows(now.lab())) {
                // It was taken down meanwhile, which is what was wanted.
                place.close();
                now.forget();
                return Optional.empty();
            }
            throw e;
        }
    }

    private void done(Optional<NetworkState> state) {
        looking = false;
        readingAll = stale && readingAll;
        show(state);
        if (stale) {
            stale = false;
            refresh(true);
        } else if (watchers > 0) {
            next.cancel();
            boolean look = ++times % lookEvery == 0;
            next = background.after(HEAR, () -> refresh(look));
        }
    }

    private void show(Optional<NetworkState> state) {
        deployed.set(state.isPresent());
        NetworkState now = state.orElse(NetworkState.EMPTY);
        if (!now.equals(observed.get())) {
            observed.set(now);
        }
        seen.run();
    }
}
