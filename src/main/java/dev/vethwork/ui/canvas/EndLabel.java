package dev.vethwork.ui.canvas;

import dev.vethwork.topology.Position;
import javafx.scene.control.Label;

/** The words at a cable's end: interface and addresses. */
final class EndLabel extends Label {
    private static final double GAP = 8;

    EndLabel() {
        getStyleClass().add("end-label");
        setMouseTransparent(true);
        setManaged(false);
    }

    /** Beside the line from a rim towards the other end, close to the rim; less far where the line is short. */
    void alongside(Position rim, Position other) {
        double length = Math.max(1, Math.hypot(other.x() - rim.x(), other.y() - rim.y()));
        double ux = (other.x() - rim.x()) / length;
        double uy = (other.y() - rim.y()) / length;
        double w = width();
        double h = height();
        // As far along as the label reaches in that direction, so that it clears the node.
        double reach = Math.min(w / 2 / Math.max(Math.abs(ux), 1e-6), h / 2 / Math.max(Math.abs(uy), 1e-6)) + GAP;
        double along = Math.min(reach, Math.max(length * 0.28, 10));
        centre(rim.x() + ux * along, rim.y() + uy * along);
    }

    void centre(double x, double y) {
        resizeRelocate(x - width() / 2, y - height() / 2, width(), height());
    }

    private double width() {
        return prefWidth(-1);
    }

    private double height() {
        return prefHeight(-1);
    }
}
