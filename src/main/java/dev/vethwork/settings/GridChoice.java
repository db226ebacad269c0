package dev.vethwork.settings;

/**
 * The grid of the drawing surface.
 *
 * @param shown whether it is painted
 * @param size between two lines, in the drawing's pixels, 5 to 100
 * @param snap whether what is moved keeps to it
 */
public record GridChoice(boolean shown, int size, boolean snap) {
    public static final GridChoice DEFAULT = new GridChoice(true, 20, true);

    public GridChoice {
        size = Math.clamp(size, 5, 100);
    }

    public GridChoice withShown(boolean value) {
        return new GridChoice(value, size, snap);
    }

    public GridChoice withSize(int value) {
        return new GridChoice(shown, value, snap);
    }

    public GridChoice withSnap(boolean value) {
        return new GridChoice(shown, size, value);
    }
}
