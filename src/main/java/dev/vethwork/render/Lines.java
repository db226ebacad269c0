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

    static Position along(Position a, Position b, double share) {
        return new Position(a.x() + (b.x() - a.x()) * share, a.y() + (b.y() - a.y()) * share);
    }

    /** How much of a box a line crosses. */
    static double crossing(Position a, Position b, Box box) {
        int inside = 0;
        int samples = 40;
        for (int i = 0; i <= samples; i++) {
            Position at = along(a, b, i / (double) samples);
            inside += box.contains(at.x(), at.y()) ? 1 : 0;
        }
        return inside * Math.hypot(a.x() - b.x(), a.y() - b.y()) / samples;
    }

    static String number(double value) {
        double rounded = Math.round(value * 100) / 100.0;
        return rounded == Math.rint(rounded)
                ? String.valueOf((long) rounded)
                : String.format(Locale.ROOT, "%.2f", rounded).replaceAll("0+$", "");
    }
}
