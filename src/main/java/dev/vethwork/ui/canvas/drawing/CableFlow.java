package dev.vethwork.ui.canvas.drawing;

/**
 * What passes over a cable just now.
 *
 * @param forth bits a second from the first end to the second
 * @param back and the other way
 * @param losing whether packets are dropped or in error at one of its ends
 */
public record CableFlow(double forth, double back, boolean losing) {
    public static final CableFlow NONE = new CableFlow(0, 0, false);

    /** The thickest line stands for that many decimal places. */
    private static final double MOST_DIGITS = 10;

    private static final double FEWEST_DIGITS = 2;

    /** How much of the thickest line a rate is worth, 0 to 1: each further digit adds the same. */
    public static double strength(double bits) {
        return bits < 1 ? 0 : Math.clamp((Math.log10(bits) - FEWEST_DIGITS) / (MOST_DIGITS - FEWEST_DIGITS), 0.05, 1);
    }

    public boolean isNone() {
        return forth < 1 && back < 1 && !losing;
    }
}
