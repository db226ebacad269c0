package dev.vethwork.ui.canvas;

import dev.vethwork.edit.Edits;
import dev.vethwork.edit.arrange.Align;
import dev.vethwork.edit.arrange.Distribute;
import dev.vethwork.edit.arrange.Extent;
import dev.vethwork.layout.Layouts;
import dev.vethwork.layout.Style;
import dev.vethwork.topology.Note;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.WhileShown;
import dev.vethwork.ui.canvas.drawing.Placing;
import dev.vethwork.ui.canvas.ground.Viewport;
import dev.vethwork.ui.model.Background;
import dev.vethwork.ui.model.Problem;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Brings order into the selected nodes, or into all where fewer than two are selected. */
public final class Arranging {
    private final TopologyCanvas canvas;
    private final Background background;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable Fitted fitted;
    private AtomicBoolean cancelled = new AtomicBoolean();

    public Arranging(TopologyCanvas canvas, Background background) {
        this.canvas = canvas;
        this.background = background;
        WhileShown.hear(canvas, canvas.document().topology(), (p, before, now) -> follow(before, now));
    }

    /** A layout for which the view was changed as well, with how both were before. */
    private record Fitted(Map<String, Position> places, Viewport.View view, Map<String, Position> arranged) {}

    /** Where it is undone the view is as it was, and where it is done again all of it is seen. */
    private void follow(Topology before, Topology now) {
        Fitted last = fitted;
        if (last == null || !before.nodes().keySet().equals(now.nodes().keySet())) {
            return;
        }
        if (before.layout().equals(last.arranged()) && now.layout().equals(last.places())) {
            canvas.viewport().show(last.view());
        } else if (before.layout().equals(last.places()) && now.layout().equals(last.arranged())) {
            canvas.fit();
        }
    }

    /** Whether places are being thought about; {@link #cancel} ends that. */
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Why the last layout came to nothing; null where it did not or was cancelled. */
    public ReadOnlyObjectProperty<@Nullable Problem> problem() {
        return problem.getReadOnlyProperty();
    }

    public void align(Align how) {
        apply("align", how.of(selected()));
    }

    public void distribute(Distribute how) {
        apply("distribute", how.of(selected()));
    }

    private void apply(String name, Map<String, Position> places) {
        if (places.size() > 1) {
            canvas.document().seal();
            canvas.document().apply(Edits.align(name, places));
        }
    }

    /** How many nodes are selected. */
    public int count() {
        return selected().size();
    }

    private Map<String, Extent> selected() {
        Map<String, Extent> boxes = new HashMap<>();
        for (String id : canvas.selection().elements()) {
            canvas.drawing().node(id).ifPresent(v -> boxes.put(id, v.extent()));
        }
        return boxes;
    }

    /** Places the nodes anew. It is thought about elsewhere, and dropped if the drawing changes meanwhile. */
    public void layout(Style style) {
        cancel();
        Topology topology = canvas.document().now();
        Set<String> some = new HashSet<>(selected().keySet());
        if (some.size() < 2) {
            some.clear();
        }
        AtomicBoolean stop = new AtomicBoolean();
        cancelled = stop;
        busy.set(true);
        problem.set(null);
        background.submit(
                () -> Layouts.arrange(topology, some, style, stop::get),
                places -> {
                    if (finish(stop) && canvas.document().now().equals(topology)) {
                        Viewport.View seen = canvas.viewport().view();
                        canvas.document().apply(Edits.arrange(places, notes(topology, places)));
                        if (some.isEmpty()) {
                            canvas.fit();
                            fitted = new Fitted(topology.layout(), seen, canvas.document().now().layout());
                        }
                    }
                },
                thrown -> {
                    if (finish(stop) && !(thrown instanceof CancellationException)) {
                        problem.set(Problem.of(thrown));
                    }
                });
    }

    /** A note goes with the node that it stands nearest to, of which it tells. */
    private Map<Integer, Note> notes(Topology topology, Map<String, Position> places) {
        Map<String, Position> before = Placing.of(topology);
        Map<Integer, Note> moved = new HashMap<>();
        for (int i = 0; i < topology.notes().size(); i++) {
            Note note = topology.notes().get(i);
            before.entrySet().stream()
                    .min(Comparator.comparingDouble(e -> Math.hypot(e.getValue().x() - note.x(), e.getValue().y() - note.y())))
                    .filter(nearest -> places.containsKey(nearest.getKey()))
                    .ifPresent(nearest -> {
                        Position now = places.getOrDefault(nearest.getKey(), nearest.getValue());
                        double dx = now.x() - nearest.getValue().x();
                        double dy = now.y() - nearest.getValue().y();
                        moved.put(topology.notes().indexOf(note), new Note(note.text(), note.x() + dx, note.y() + dy));
                    });
        }
        return moved;
    }

    /** @return whether it was still wanted */
    private boolean finish(AtomicBoolean stop) {
        if (stop.get()) {
            // Whoever cancelled it has said so, and may have begun another.
            return false;
        }
        busy.set(false);
        return true;
    }

    /** Lets nothing come of what is being thought about. */
    public void cancel() {
        cancelled.set(true);
        busy.set(false);
    }
}
