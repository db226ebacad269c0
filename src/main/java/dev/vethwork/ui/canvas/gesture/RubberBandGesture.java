package dev.vethwork.ui.canvas.gesture;

import dev.vethwork.topology.Position;
import dev.vethwork.ui.canvas.TopologyCanvas;
import dev.vethwork.ui.canvas.drawing.NoteView;
import java.util.LinkedHashSet;
import java.util.Set;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.shape.Rectangle;

/** Selects what a rectangle touches. */
final class RubberBandGesture implements Gesture {
    private final TopologyCanvas canvas;
    private final Position start;
    private final Set<String> before;
    private final Rectangle band = new Rectangle();

    /** @param adding whether what was selected stays so */
    RubberBandGesture(TopologyCanvas canvas, Position start, boolean adding) {
        this.canvas = canvas;
        this.start = start;
        this.before = adding ? Set.copyOf(canvas.selection().elements()) : Set.of();
        band.getStyleClass().add("rubber-band");
        canvas.drawing().overlay().getChildren().add(band);
    }

    @Override
    public void drag(Position at, boolean free) {
        band.setX(Math.min(start.x(), at.x()));
        band.setY(Math.min(start.y(), at.y()));
        band.setWidth(Math.abs(at.x() - start.x()));
        band.setHeight(Math.abs(at.y() - start.y()));
        Bounds area = new BoundingBox(band.getX(), band.getY(), band.getWidth(), band.getHeight());
        Set<String> touched = new LinkedHashSet<>(before);
        canvas.drawing().nodeViews().forEach(v -> {
            double w = v.silhouette().width();
            double h = v.silhouette().height();
            if (area.intersects(v.centre().x() - w / 2, v.centre().y() - h / 2, w, h)) {
                touched.add(v.node().name());
            }
        });
        canvas.drawing().cableViews().forEach(v -> {
            if (v.cable().ends().stream().allMatch(e -> touched.contains(e.node()))) {
                touched.add(v.id());
            }
        });
        canvas.drawing().noteViews().forEach(v -> {
            if (v.getBoundsInParent().intersects(area)) {
                touched.add(NoteView.PREFIX + v.index());
            }
        });
        canvas.selection().set(touched);
    }

    @Override
    public void finish(Position at) {
        canvas.drawing().overlay().getChildren().remove(band);
    }

    @Override
    public void cancel() {
        canvas.selection().set(before);
        canvas.drawing().overlay().getChildren().remove(band);
    }
}
