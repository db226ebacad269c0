package dev.vethwork.ui.shell.window;

import java.util.Comparator;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;

/** Finds room beside something on a screen, so that one sees what one changes. */
final class Beside {
    private static final double GAP = 12;

    private Beside() {}

    /**
     * Where a box of this size is on the screen and hides none of what it is about, or as little as may be: on its right, its
     * left, below or above it, whichever is possible first.
     */
    static Rectangle2D place(Rectangle2D about, double width, double height, Rectangle2D screen) {
        double across = about.getMinX() + about.getWidth() / 2 - width / 2;
        double down = about.getMinY() + about.getHeight() / 2 - height / 2;
        return Stream.of(
                        new Rectangle2D(about.getMaxX() + GAP, down, width, height),
                        new Rectangle2D(about.getMinX() - GAP - width, down, width, height),
                        new Rectangle2D(across, about.getMaxY() + GAP, width, height),
                        new Rectangle2D(across, about.getMinY() - GAP - height, width, height))
                .map(place -> within(place, screen))
                .min(Comparator.comparingDouble(place -> overlap(place, about)))
                .orElseThrow();
    }

    private static Rectangle2D within(Rectangle2D place, Rectangle2D screen) {
        return new Rectangle2D(
                Math.max(screen.getMinX(), Math.min(place.getMinX(), screen.getMaxX() - place.getWidth())),
                Math.max(screen.getMinY(), Math.min(place.getMinY(), screen.getMaxY() - place.getHeight())),
                place.getWidth(),
                place.getHeight());
    }

    private static double overlap(Rectangle2D a, Rectangle2D b) {
        double across = Math.min(a.getMaxX(), b.getMaxX()) - Math.max(a.getMinX(), b.getMinX());
        double down = Math.min(a.getMaxY(), b.getMaxY()) - Math.max(a.getMinY(), b.getMinY());
        return across > 0 && down > 0 ? across * down : 0;
    }
}
