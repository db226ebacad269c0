package dev.vethwork.ui.ping;

import dev.vethwork.explain.Probe;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.explain.answer.Explanations.Pair;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.WhileShown;
import dev.vethwork.ui.model.Background;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.Selection;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;

/** Who reaches whom, worked out while somebody looks and up to date as one draws. */
public final class MatrixModel {
    private static final Duration DEBOUNCE = Duration.ofMillis(300);

    /** A table of more is neither read nor worked out in good time. */
    static final int MOST_NODES = 100;

    private final Document document;
    private final Selection selection;
    private final LabSession session;
    private final Background background;
    private final ReadOnlyObjectWrapper<Matrix> matrix = new ReadOnlyObjectWrapper<>(Matrix.EMPTY);
    private final BooleanProperty onlySelected = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper leftOut = new ReadOnlyIntegerWrapper();
    private Background.Pending pending = () -> {};
    private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper(true);
    private boolean watched;
    private int asked;

    /** @param part of the window; while it is shown, the matrix is computed again */
    MatrixModel(Node part, Document document, Selection selection, LabSession session, Background background) {
        this.document = document;
        this.selection = selection;
        this.session = session;
        this.background = background;
        WhileShown.hear(part, document.topology(), (p, before, now) -> {
            if (!before.nodes().equals(now.nodes()) || !before.cables().equals(now.cables())) {
                soon();
            }
        });
        WhileShown.hear(part, session.observed(), this::soon);
        WhileShown.hear(part, session.busy(), this::soon);
        onlySelected.addListener(p -> soon());
        WhileShown.hear(part, selection.elements(), () -> {
            if (onlySelected.get()) {
                soon();
            }
        });
    }

    public ReadOnlyObjectProperty<Matrix> matrix() {
        return matrix.getReadOnlyProperty();
    }

    /** Whether there is no answer yet: nothing was worked out, or the lab is being changed and what was worked out is old. */
    public ReadOnlyBooleanProperty waiting() {
        return waiting.getReadOnlyProperty();
    }

    /** Whether it is made of what is selected alone. */
    public BooleanProperty onlySelected() {
        return onlySelected;
    }

    /** How many nodes are left out because there are more than a matrix is made of. */
    public ReadOnlyIntegerProperty leftOut() {
        return leftOut.getReadOnlyProperty();
    }

    /** Whether somebody looks: nothing is worked out for nobody. */
    public void watch(boolean value) {
        boolean begins = value && !watched;
        watched = value;
        if (begins) {
            refresh();
        }
    }

    private void soon() {
        if (watched) {
            pending.cancel();
            pending = background.after(DEBOUNCE, this::refresh);
        }
    }

    private void refresh() {
        if (session.busy().get()) {
            // Half a lab has half the addresses.
            waiting.set(true);
            asked++;
            return;
        }
        Topology topology = document.now();
        NetworkState observed = session.observed().get();
        boolean deployed = session.deployed().get() && !observed.equals(NetworkState.EMPTY);
        int number = ++asked;
        List<String> wanted = Explanations.speaking(topology).stream()
                .filter(n -> !onlySelected.get() || selection.contains(n))
                .toList();
        List<String> nodes = wanted.subList(0, Math.min(MOST_NODES, wanted.size()));
        leftOut.set(wanted.size() - nodes.size());
        background.submit(
                () -> Matrix.of(pairs(topology, observed, deployed, nodes)),
                found -> {
                    if (number == asked) {
                        waiting.set(false);
                        matrix.set(found);
                    }
                },
                thrown -> {
                    // A drawing that cannot be compiled is said to be so elsewhere.
                    if (number == asked) {
                        waiting.set(false);
                        matrix.set(Matrix.EMPTY);
                    }
                });
    }

    private static List<Pair> pairs(
            Topology topology, NetworkState observed, boolean deployed, List<String> nodes) {
        return deployed
                ? Explanations.all(topology, observed, Probe.PING, nodes)
                : Explanations.all(topology, Probe.PING, nodes);
    }
}
