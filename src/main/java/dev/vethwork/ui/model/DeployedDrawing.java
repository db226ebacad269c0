package dev.vethwork.ui.model;

import dev.vethwork.drift.Drift;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The drawing as it was deployed, which edits leave alone, and how the kernel differs from it. */
final class DeployedDrawing {
    private final Background background;
    private final Notes notes;
    private final Supplier<TargetTraits> traits;
    private final Function<Topology, Words> words;
    private final ReadOnlyObjectWrapper<Drift> drift = new ReadOnlyObjectWrapper<>(Drift.NONE);
    private @Nullable Topology drawing;
    private int number;

    /** What was compared last, by any thread; null before the first time. */
    private volatile @Nullable Compared last;

    /** What is the very same was not changed; a large lab takes longer to compare than to read. */
    private record Compared(Topology wanted, NetworkState observed, TargetTraits traits, Drift drift) {
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(Topology drawn, NetworkState there, TargetTraits where) {
            return wanted == drawn && observed == there && traits.equals(where);
        }
    }

    /** Adds to a drift what programs that ended wrote last. */
    @FunctionalInterface
    interface Words {
        Drift of(Drift drift) throws LabException;
    }

    /** @param words of a lab with this drawing's name, as whoever sits at the window now asks for them */
    DeployedDrawing(
            Background background, Notes notes, Supplier<TargetTraits> traits, Function<Topology, Words> words) {
        this.words = words;
        this.background = background;
        this.notes = notes;
        this.traits = traits;
    }

    ReadOnlyObjectProperty<Drift> drift() {
        return drift.getReadOnlyProperty();
    }

    @Nullable Topology drawing() {
        return drawing;
    }

    void set(@Nullable Topology value) {
        drawing = value;
        if (value == null) {
            number++;
            last = null;
            drift.set(Drift.NONE);
        }
    }

    /**
     * Takes up a lab that was deployed before this window knew of it.
     *
     * @param drawn what is drawn here, in case that nobody wrote down what was deployed
     * @param written reads what was
     * @param stillWanted asked once it is there
     * @param observed what the kernel then holds
     */
    void recall(
            Topology drawn,
            Callable<Optional<Topology>> written,
            BooleanSupplier stillWanted,
            Supplier<NetworkState> observed) {
        background.submit(
                written,
                found -> {
                    if (stillWanted.getAsBoolean() && drawing == null) {
                        set(found.orElse(drawn));
                        compare(observed.get());
                    }
                },
                notes::fail);
    }

    /** Compares with what was just read. */
    void compare(NetworkState observed) {
        Topology wanted = drawing;
        if (wanted == null) {
            return;
        }
        int mine = ++number;
        Words asked = words.apply(wanted);
        background.submit(
                () -> drift(wanted, observed, traits.get(), asked),
                found -> {
                    if (mine == number && !sameItems(found)) {
                        drift.set(found);
                    }
                },
                notes::fail);
    }

    private Drift drift(Topology wanted, NetworkState observed, TargetTraits where, Words asked) throws LabException {
        Compared before = last;
        if (before != null && before.isOf(wanted, observed, where)) {
            return before.drift();
        }
        Drift found = asked.of(Drift.of(wanted, observed, where));
        last = new Compared(wanted, observed, where, found);
        return found;
    }

    private boolean sameItems(Drift found) {
        return found.items().stream().map(i -> i.id() + i.what()).toList().equals(
                drift.get().items().stream().map(i -> i.id() + i.what()).toList());
    }
}
