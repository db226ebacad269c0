package dev.vethwork.ui.canvas.drawing;

import dev.vethwork.topology.Position;
import java.util.List;

/** Where things are on the drawing. */
public final class Geometry {
    /** Nodes snap to this. */
    public static final double GRID = 20;

    private Geometry() {}

    public static Position snap(double x, double y) {
        return new Position(Math.rint(x / GRID) * GRID, Math.rint(y / GRID) * GRID);
    }

    /** Where the line from a node's centre towards another point leaves the node's box. */
    static Position rim(Position centre, double width, double height, Position towards) {
        double dx = towards.x() - centre.x();
        double dy = towards.y() - centre.y();
        if (dx == 0 && dy == 0) {
            return centre;
        }
        double scale = Math.min(
                dx == 0 ? Double.MAX_VALUE : width / 2 / Math.abs(dx),
                dy == 0 ? Double.MAX_VALUE : height / 2 / Math.abs(dy));
        return new Position(centre.x() + dx * scale, centre.y() + dy * scale);
    }

    /** How far a point is from the line between two others. */
    static double distance(Position at, Position from, Position to) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        double square = dx * dx + dy * dy;
        double along = square == 0
                ? 0
                : Math.clamp(((at.x() - from.x()) * dx + (at.y() - from.y()) * dy) / square, 0, 1);
        return Math.hypot(at.x() - from.x() - along * dx, at.y() - from.y() - along * dy);
    }

    /** Both shifted sideways, as seen from a to b. */
    public static List<Position> aside(Position a, Position b, double shift) {
        double length = Math.hypot(b.x() - a.x(), b.y() - a.y());
        if (shift == 0 || length == 0) {
            return List.of(a, b);
        }
        double x = -(b.y() - a.y()) / length * shift;
        double y = (b.x() - a.x()) / length * shift;
        return List.of(new Position(a.x() + x, a.y() + y), new Position(b.x() + x, b.y() + y));
    }
}
