package dev.vethwork.ui.canvas;

import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;

/** A corner of the drawing surface, the one first that is taken when nothing speaks against it. */
enum Corner {
    LOWER_RIGHT(true, true),
    LOWER_LEFT(false, true),
    UPPER_RIGHT(true, false),
    UPPER_LEFT(false, false);

    private final boolean right;
    private final boolean low;

    Corner(boolean right, boolean low) {
        this.right = right;
        this.low = low;
    }

    /** Where something of that size lies in it. */
    Bounds place(double surfaceWidth, double surfaceHeight, double width, double height, double inset) {
        return new BoundingBox(
                right ? surfaceWidth - width - inset : inset, low ? surfaceHeight - height - inset : inset, width, height);
    }

    /**
     * The corner in which nothing is hidden; the one where it is now, as long as that is one, or where there is none.
     *
     * @param hides whether something lies in one
     */
    Corner next(Predicate<Corner> hides) {
        return hides.test(this)
                ? Stream.of(values()).filter(hides.negate()).findFirst().orElse(this)
                : this;
    }
}
