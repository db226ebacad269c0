package dev.vethwork.render;

import dev.vethwork.topology.Position;
import java.util.Locale;

/** Straight things. */
final class Lines {
    private Lines() {}

    /** Where the line from a node's centre towards another point leaves the node. */
    static Position rim(Position centre, Outline outline, Position towards) {
        double dx = towards.x() - centre.x();
        double dy = towards.y() - centre.y();
        if (dx == 0 && dy == 0) {
            return centre;
        }
        double scale = Math.min(
                dx == 0 ? Double.MAX_VALUE : outline.width() / 2 / Math.abs(dx),
                dy == 0 ? Double.MAX_VALUE : outline.height() / 2 / Math.abs(dy));
        return new Position(centre.x() + dx * scale, centre.y() + dy * scale);
    }

    /** A point shifted to the left of the way from a to b. */
    static Position aside(Position point, Position a, Position b, double by) {
        double length = Math.hypot(b.x() - a.x(), b.y() - a.y());
        if (length == 0) {
            return point;
        }
        return new Position(
                point.x() + (b.y() - a.y()) / length * by, point.y() - (b.x() - a.x()) / length * by);
    }

    /** How long a part of the line lies in a box (Liang and Barsky). */
    static double crossing(Position a, Position b, Box box) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double[] toEdges = {a.x() - box.x(), box.right() - a.x(), a.y() - box.y(), box.bottom() - a.y()};
        double[] speeds = {-dx, dx, -dy, dy};
        double enters = 0;
        double leaves = 1;
        for (int i = 0; i < toEdges.length; i++) {
            double share = toEdges[i] / speeds[i];
            if (speeds[i] < 0) {
                enters = Math.max(enters, share);
            } else if (speeds[i] > 0) {
                leaves = Math.min(leaves, share);
            } else if (toEdges[i] < 0) {
                return 0;
            }
        }
        return Math.max(0, leaves - enters) * Math.hypot(dx, dy);
    }

    static String number(double value) {
        double rounded = Math.round(value * 100) / 100.0;
        return rounded == Math.rint(rounded)
                ? String.valueOf((long) rounded)
                : String.format(Locale.ROOT, "%.2f", rounded).replaceAll("0+$", "");
    }
}
