package dev.vethwork.ui.canvas.gesture;

import dev.vethwork.edit.Edit;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.Position;
import dev.vethwork.ui.canvas.TopologyCanvas;
import dev.vethwork.ui.canvas.drawing.NodeView;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.shape.Line;

/** Pulls a wire from a point to a node; the nodes that it may end at are lit, another says why not. */
final class WireGesture implements Gesture {
    private final TopologyCanvas canvas;
    private final Legality legality;
    private final Consumer<String> landed;
    private final Line wire = new Line();
    private final Label objection = new Label();
    private final boolean byClicks;
    private final Runnable closing;

    /**
     * @param landed what is done when it ends at a node
     * @param byClicks whether it may also be begun with one click and ended with another
     * @param closing what is done in the end, whatever came of it
     */
    WireGesture(
            TopologyCanvas canvas,
            Position from,
            Legality legality,
            Consumer<String> landed,
            boolean byClicks,
            Runnable closing) {
        this.canvas = canvas;
        this.legality = legality;
        this.landed = landed;
        this.byClicks = byClicks;
        this.closing = closing;
        wire.getStyleClass().add("new-wire");
        wire.setMouseTransparent(true);
        wire.setStartX(from.x());
        wire.setStartY(from.y());
        wire.setEndX(from.x());
        wire.setEndY(from.y());
        objection.getStyleClass().add("objection");
        objection.setId("objection");
        objection.setMouseTransparent(true);
        objection.setVisible(false);
        canvas.drawing().overlay().getChildren().addAll(wire, objection);
        canvas.drawing()
                .nodeViews()
                .forEach(v -> v.showLegal(legality.objection(v.node().name()).isEmpty()));
    }

    /** Does this edit for the node where it lands, and selects the cable that came of it, whose properties come next. */
    static Consumer<String> editing(TopologyCanvas canvas, java.util.function.Function<String, Edit> edit) {
        return node -> {
            List<Cable> before = canvas.document().now().cables();
            if (canvas.document().apply(edit.apply(node))) {
                Set<String> known = before.stream().map(Cable::id).collect(Collectors.toSet());
                canvas.document().now().cables().stream()
                        .filter(c -> !before.contains(c))
                        .map(Cable::id)
                        .min(Comparator.comparing(known::contains))
                        .ifPresent(canvas.selection()::set);
            }
        };
    }

    @Override
    public void drag(Position at, boolean free) {
        Optional<NodeView> over = Hits.node(canvas, at);
        Optional<String> why = over.flatMap(v -> legality.objection(v.node().name()));
        Position end = why.isPresent() ? at : over.map(NodeView::centre).orElse(at);
        wire.setEndX(end.x());
        wire.setEndY(end.y());
        objection.setVisible(why.isPresent());
        objection.setText(why.orElse(""));
        double size = 1 / canvas.viewport().zoom().get();
        objection.setScaleX(size);
        objection.setScaleY(size);
        objection.relocate(at.x() + 14 * size, at.y() + 14 * size);
        canvas.shield(why.isPresent() ? Cursor.DEFAULT : Cursor.CROSSHAIR);
    }

    @Override
    public void finish(Position at) {
        Optional<NodeView> target = Hits.node(canvas, at)
                .filter(v -> legality.objection(v.node().name()).isEmpty());
        cancel();
        target.ifPresent(v -> landed.accept(v.node().name()));
    }

    @Override
    public boolean click(Position at) {
        if (!byClicks) {
            cancel();
        }
        return byClicks;
    }

    @Override
    public void cancel() {
        canvas.drawing().overlay().getChildren().removeAll(wire, objection);
        canvas.drawing().nodeViews().forEach(v -> v.showLegal(null));
        closing.run();
    }
}
