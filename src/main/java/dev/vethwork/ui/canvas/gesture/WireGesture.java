package dev.vethwork.ui.canvas.gesture;

import dev.vethwork.edit.Edit;
import dev.vethwork.topology.Position;
import dev.vethwork.ui.canvas.NodeView;
import dev.vethwork.ui.canvas.TopologyCanvas;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.shape.Line;

/** Pulls a wire from a point to a node; the nodes that it may end at are lit. */
class WireGesture implements Gesture {
    private final TopologyCanvas canvas;
    private final Predicate<String> legal;
    private final Consumer<String> landed;
    private final Line wire = new Line();

    /**
     * @param legal whether it may end at the node of this name
     * @param landed what is done when it does
     */
    WireGesture(TopologyCanvas canvas, Position from, Predicate<String> legal, Consumer<String> landed) {
        this.canvas = canvas;
        this.legal = legal;
        this.landed = landed;
        wire.getStyleClass().add("new-wire");
        wire.setMouseTransparent(true);
        wire.setStartX(from.x());
        wire.setStartY(from.y());
        wire.setEndX(from.x());
        wire.setEndY(from.y());
        canvas.drawing().overlay().getChildren().add(wire);
        canvas.drawing().nodeViews().forEach(v -> v.showLegal(legal.test(v.node().name())));
    }

    /** Does this edit for the node where it lands. */
    static Consumer<String> editing(TopologyCanvas canvas, java.util.function.Function<String, Edit> edit) {
        return node -> canvas.document().apply(edit.apply(node));
    }

    @Override
    public void drag(Position at) {
        Position end = under(at).map(NodeView::centre).orElse(at);
        wire.setEndX(end.x());
        wire.setEndY(end.y());
    }

    @Override
    public void finish(Position at) {
        Optional<NodeView> target = under(at);
        cancel();
        target.ifPresent(v -> landed.accept(v.node().name()));
    }

    @Override
    public void cancel() {
        canvas.drawing().overlay().getChildren().remove(wire);
        canvas.drawing().nodeViews().forEach(v -> v.showLegal(null));
    }

    private Optional<NodeView> under(Position at) {
        return Hits.node(canvas, at).filter(v -> legal.test(v.node().name()));
    }
}
