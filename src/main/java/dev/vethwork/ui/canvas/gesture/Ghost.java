package dev.vethwork.ui.canvas.gesture;

import dev.vethwork.topology.Position;
import dev.vethwork.ui.canvas.Stamp;
import dev.vethwork.ui.canvas.TopologyCanvas;
import javafx.scene.shape.SVGPath;
import org.jspecify.annotations.Nullable;

/** Shows, at the pointer, what would be put there. */
public final class Ghost {
    private final TopologyCanvas canvas;
    private final SVGPath shape = new SVGPath();

    public Ghost(TopologyCanvas canvas) {
        this.canvas = canvas;
        shape.getStyleClass().add("ghost");
        shape.setMouseTransparent(true);
    }

    /** @param at on the drawing */
    public void show(@Nullable Stamp stamp, Position at) {
        if (stamp == null) {
            hide();
            return;
        }
        Position snapped = canvas.snap(at.x(), at.y());
        shape.setContent(stamp.path());
        shape.setLayoutX(snapped.x());
        shape.setLayoutY(snapped.y());
        if (shape.getParent() == null) {
            canvas.drawing().overlay().getChildren().add(shape);
        }
    }

    /** @return whether it was shown */
    public boolean hide() {
        return canvas.drawing().overlay().getChildren().remove(shape);
    }
}
