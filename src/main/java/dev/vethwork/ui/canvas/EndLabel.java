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

    /** On the line from a rim towards the other end, close to the rim; beside it where the line is too short. */
    void alongside(Position rim, Position other, int side) {
        double length = Math.max(1, Math.hypot(other.x() - rim.x(), other.y() - rim.y()));
        double ux = (other.x() - rim.x()) / length;
        double uy = (other.y() - rim.y()) / length;
        double w = width() / 2;
        double h = height() / 2;
        // As far along as the label reaches in that direction, so that it clears the node.
        double reach = Math.min(w / Math.max(Math.abs(ux), 1e-6), h / Math.max(Math.abs(uy), 1e-6));
        if (2 * reach + GAP <= length / 2) {
            centre(rim.x() + ux * (reach + GAP), rim.y() + uy * (reach + GAP));
        } else {
            double beside = (Math.abs(uy) * w + Math.abs(ux) * h + GAP / 2) * side;
            double along = length / 4;
            centre(rim.x() + ux * along - uy * beside, rim.y() + uy * along + ux * beside);
        }
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
