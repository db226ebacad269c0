package dev.vethwork.ui.canvas;

import dev.vethwork.topology.Position;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;

/** The words at a cable's end: interface and addresses. */
final class EndLabel extends Label {
    private static final double GAP = 8;

    EndLabel() {
        getStyleClass().add("end-label");
        setMouseTransparent(true);
        setManaged(false);
    }

    /**
     * On the line from a rim towards the other end, close to the rim; where it is too short for that, on the side of it
     * that hides the least of the nodes.
     */
    void alongside(Position rim, Position other, List<Bounds> nodes) {
        double length = Math.max(1, Math.hypot(other.x() - rim.x(), other.y() - rim.y()));
        double ux = (other.x() - rim.x()) / length;
        double uy = (other.y() - rim.y()) / length;
        double w = width() / 2;
        double h = height() / 2;
        // As far along as the label reaches in that direction, so that it clears the node.
        double reach = Math.min(w / Math.max(Math.abs(ux), 1e-6), h / Math.max(Math.abs(uy), 1e-6));
        double near = Math.min(reach + GAP, length / 2);
        double beside = Math.abs(uy) * w + Math.abs(ux) * h + GAP / 2;
        Position best = new Position(rim.x() + ux * near, rim.y() + uy * near);
        if (2 * reach + GAP > length / 2) {
            double least = Double.MAX_VALUE;
            for (double side : new double[] {-beside, beside}) {
                for (double along : new double[] {length / 4, near}) {
                    Position at = new Position(
                            rim.x() + ux * along - uy * side, rim.y() + uy * along + ux * side);
                    double hidden = nodes.stream().mapToDouble(n -> overlap(n, at, w, h)).sum();
                    if (hidden < least) {
                        least = hidden;
                        best = at;
                    }
                }
            }
        }
        centre(best.x(), best.y());
    }

    private static double overlap(Bounds node, Position at, double w, double h) {
        double x = Math.min(node.getMaxX(), at.x() + w) - Math.max(node.getMinX(), at.x() - w);
        double y = Math.min(node.getMaxY(), at.y() + h) - Math.max(node.getMinY(), at.y() - h);
        return Math.max(0, x) * Math.max(0, y);
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
