package dev.vethwork.render;

import dev.vethwork.topology.Position;
import java.util.Optional;

/**
 * The thin line from a label that stands beside its cable to the end that it speaks of, in windows and in pictures alike: of two
 * labels at one short cable it says whose each is.
 */
public final class Leader {
    /** So wide is its line. */
    public static final double WIDTH = 1.3;
    /** Nearer than this, or on its own cable, a label is its end's for everybody. */
    private static final double SHORTEST = 3;

    private Leader() {}

    /** From the cable's end to below the label, which covers it; none to a label that stands on its cable, or at its end. */
    public static Optional<Stretch> of(Box label, Stretch own) {
        Position end = own.from();
        if (own.crossing(label) > 0 || label.distance(end.x(), end.y()) < SHORTEST) {
            return Optional.empty();
        }
        // Not the nearest point: straight down it would run along the rim of what the end is plugged into.
        double x = (Math.clamp(end.x(), label.x(), label.right()) + label.middleX()) / 2;
        double y = (Math.clamp(end.y(), label.y(), label.bottom()) + label.middleY()) / 2;
        return Optional.of(new Stretch(end, new Position(x, y)));
    }
}
