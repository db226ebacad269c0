package dev.vethwork.ui.canvas.gesture;

import dev.vethwork.edit.arrange.Snapping.Guide;
import dev.vethwork.ui.canvas.TopologyCanvas;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.shape.Line;

/** The lines along which something that is dragged is aligned with others. */
final class GuideLines {
    private static final double BEYOND = 12;

    private final TopologyCanvas canvas;
    private final Group lines = new Group();

    GuideLines(TopologyCanvas canvas) {
        this.canvas = canvas;
        lines.setMouseTransparent(true);
    }

    void show(List<Guide> guides) {
        lines.getChildren().setAll(guides.stream().map(this::line).toList());
        if (guides.isEmpty()) {
            canvas.drawing().overlay().getChildren().remove(lines);
        } else if (lines.getParent() == null) {
            canvas.drawing().overlay().getChildren().add(lines);
        }
    }

    private Line line(Guide guide) {
        double from = guide.from() - BEYOND;
        double to = guide.to() + BEYOND;
        Line line = guide.vertical()
                ? new Line(guide.at(), from, guide.at(), to)
                : new Line(from, guide.at(), to, guide.at());
        line.getStyleClass().add("guide");
        // As thin on the screen at any zoom.
        line.setStrokeWidth(1 / canvas.viewport().zoom().get());
        return line;
    }
}
