package dev.vethwork.ui.canvas.ground;

import dev.vethwork.ui.canvas.drawing.CableFlow;
import dev.vethwork.ui.canvas.raster.Raster;

/** Paints what passes over a cable: marks that move along it, each way on its own side. */
final class FlowPainter {
    private static final double GAP = 34;
    private static final double SLOWEST = 18;
    private static final double FASTEST = 150;
    private static final int MOST_MARKS = 48;
    private static final double STEP = 2;
    private static final double SECONDS_A_FRAME = 1 / 15.0;

    private FlowPainter() {}

    /** How much thicker a cable's line is for what passes. */
    static double thickness(CableFlow flow) {
        return 5 * Math.max(CableFlow.strength(flow.forth()), CableFlow.strength(flow.back()));
    }

    /**
     * In how many seconds the faster of its marks is to be painted elsewhere: once it has moved by two pixels, but not more often
     * than one needs to see that it moves, as each time the whole drawing is painted. Where anything else moves, marks go with it.
     */
    static double secondsToMove(CableFlow flow, double size) {
        double strength = Math.max(CableFlow.strength(flow.forth()), CableFlow.strength(flow.back()));
        return strength == 0 ? Double.POSITIVE_INFINITY : Math.max(SECONDS_A_FRAME, STEP / speed(strength, size));
    }

    private static double speed(double strength, double size) {
        return (SLOWEST + (FASTEST - SLOWEST) * strength) * size;
    }

    /**
     * Paints the marks.
     *
     * @param aside how far beside the middle of the line they run
     * @param seconds that have passed, for them to move by
     */
    static void marks(
            Raster on, double x0, double y0, double x1, double y1, double size, double aside, CableFlow flow, double seconds, int argb) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double length = Math.hypot(dx, dy);
        if (length < GAP || !sees(on, x0, y0, x1, y1)) {
            return;
        }
        double sideX = -dy / length * aside;
        double sideY = dx / length * aside;
        way(on, x0 + sideX, y0 + sideY, dx / length, dy / length, length, size, flow.forth(), seconds, argb);
        way(on, x1 - sideX, y1 - sideY, -dx / length, -dy / length, length, size, flow.back(), seconds, argb);
    }

    private static boolean sees(Raster on, double x0, double y0, double x1, double y1) {
        return Math.max(x0, x1) > 0 && Math.max(y0, y1) > 0 && Math.min(x0, x1) < on.width() && Math.min(y0, y1) < on.height();
    }

    private static void way(
            Raster on, double x, double y, double dx, double dy, double length, double size, double bits, double seconds, int argb) {
        double strength = CableFlow.strength(bits);
        if (strength == 0) {
            return;
        }
        double gap = Math.max(GAP * size, length / MOST_MARKS);
        double radius = (1.4 + 1.8 * strength) * size;
        for (double at = seconds * speed(strength, size) % gap; at < length; at += gap) {
            on.dot(x + dx * at, y + dy * at, radius, argb);
        }
    }
}
