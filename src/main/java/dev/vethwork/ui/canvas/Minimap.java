package dev.vethwork.ui.canvas;

import dev.vethwork.topology.Position;
import javafx.geometry.Bounds;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** The whole drawing in a corner, where it does not fit the surface; a press goes there. */
final class Minimap extends Pane {
    static final double WIDTH = 160;
    static final double HEIGHT = 110;
    private static final double MARGIN = 8;

    private final TopologyCanvas canvas;
    private final Region seen = new Region();
    private double scale = 1;
    private double left;
    private double top;

    Minimap(TopologyCanvas canvas) {
        this.canvas = canvas;
        getStyleClass().add("minimap");
        seen.getStyleClass().add("seen");
        setVisible(false);
        addEventHandler(MouseEvent.ANY, event -> {
            if (event.getEventType() == MouseEvent.MOUSE_PRESSED || event.getEventType() == MouseEvent.MOUSE_DRAGGED) {
                canvas.viewport().centre(
                        new Position((event.getX() - MARGIN) / scale + left, (event.getY() - MARGIN) / scale + top),
                        canvas.getWidth(),
                        canvas.getHeight());
            }
            event.consume();
        });
        for (var property : java.util.List.of(
                canvas.viewport().x(), canvas.viewport().y(), canvas.viewport().zoom())) {
            property.addListener(p -> requestLayout());
        }
    }

    @Override
    protected void layoutChildren() {
        Bounds extent = canvas.drawing().extent();
        Position from = canvas.viewport().toDrawing(0, 0);
        Position to = canvas.viewport().toDrawing(canvas.getWidth(), canvas.getHeight());
        boolean allSeen = extent.getMinX() >= from.x() && extent.getMinY() >= from.y()
                && extent.getMaxX() <= to.x() && extent.getMaxY() <= to.y();
        setVisible(!allSeen);
        if (allSeen) {
            return;
        }
        left = extent.getMinX();
        top = extent.getMinY();
        scale = Math.min((WIDTH - 2 * MARGIN) / extent.getWidth(), (HEIGHT - 2 * MARGIN) / extent.getHeight());
        getChildren().clear();
        canvas.drawing().nodeViews().forEach(view -> {
            Region dot = new Region();
            dot.getStyleClass().add("dot");
            double w = Math.max(3, view.silhouette().width() * scale);
            double h = Math.max(2, view.silhouette().height() * scale);
            dot.resizeRelocate(x(view.centre().x()) - w / 2, y(view.centre().y()) - h / 2, w, h);
            dot.setManaged(false);
            getChildren().add(dot);
        });
        double x1 = Math.clamp(x(from.x()), 0, WIDTH);
        double y1 = Math.clamp(y(from.y()), 0, HEIGHT);
        seen.setManaged(false);
        seen.resizeRelocate(x1, y1, Math.clamp(x(to.x()), 0, WIDTH) - x1, Math.clamp(y(to.y()), 0, HEIGHT) - y1);
        getChildren().add(seen);
    }

    private double x(double drawn) {
        return (drawn - left) * scale + MARGIN;
    }

    private double y(double drawn) {
        return (drawn - top) * scale + MARGIN;
    }
}
