package dev.vethwork.lab.watch;

import java.util.List;
import java.util.Locale;

/** Rates as people write them. */
public final class Bits {
    private static final List<String> UNITS = List.of("bit/s", "kbit/s", "Mbit/s", "Gbit/s");
    private static final double STEP = 1000;

    private Bits() {}

    /** {@code 1.2 Mbit/s}. */
    public static String text(double perSecond) {
        double value = perSecond;
        int unit = 0;
        while (value >= STEP && unit < UNITS.size() - 1) {
            value /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, UNITS.get(unit));
    }
}
