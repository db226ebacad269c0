package dev.vethwork.ui.model;

import dev.vethwork.drift.Drift;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The drawing as it was deployed, which edits leave alone, and how the kernel differs from it. */
final class DeployedDrawing {
    private final Background background;
    private final Notes notes;
    private final Supplier<TargetTraits> traits;
    private final ReadOnlyObjectWrapper<Drift> drift = new ReadOnlyObjectWrapper<>(Drift.NONE);
    private @Nullable Topology drawing;
    private int number;

    DeployedDrawing(Background background, Notes notes, Supplier<TargetTraits> traits) {
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
            drift.set(Drift.NONE);
        }
    }

    /** Compares with what was just read. */
    void compare(NetworkState observed) {
        Topology wanted = drawing;
        if (wanted == null) {
            return;
        }
        int mine = ++number;
        background.submit(
                () -> Drift.of(wanted, observed, traits.get()),
                found -> {
                    if (mine == number && !sameItems(found)) {
                        drift.set(found);
                    }
                },
                notes::fail);
    }

    private boolean sameItems(Drift found) {
        return found.items().stream().map(i -> i.id() + i.what()).toList().equals(
                drift.get().items().stream().map(i -> i.id() + i.what()).toList());
    }
}
