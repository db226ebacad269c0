package dev.vethwork.plan.difference;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts in the units of {@code tc(8)}: {@code 10mbit} is {@code 10000kbit}. */
final class Amount {
    private static final Pattern FORM = Pattern.compile("([0-9.]+)\\s*([A-Za-z%]*)");

    /** To bits a second, microseconds and per cent. */
    private static final Map<String, Double> UNITS = Map.ofEntries(
            Map.entry("", 1.0), Map.entry("bit", 1.0), Map.entry("kbit", 1e3), Map.entry("mbit", 1e6),
            Map.entry("gbit", 1e9), Map.entry("tbit", 1e12), Map.entry("kibit", 1024.0),
            Map.entry("mibit", 1048576.0), Map.entry("gibit", 1073741824.0), Map.entry("tibit", 1099511627776.0),
            Map.entry("bps", 8.0), Map.entry("kbps", 8e3), Map.entry("mbps", 8e6), Map.entry("gbps", 8e9),
            Map.entry("tbps", 8e12), Map.entry("kibps", 8192.0), Map.entry("mibps", 8388608.0),
            Map.entry("gibps", 8589934592.0), Map.entry("tibps", 8796093022208.0), Map.entry("us", 1.0),
            Map.entry("ms", 1e3), Map.entry("s", 1e6), Map.entry("%", 1.0));

    private Amount() {}

    /** Whether both say the same amount, as closely as the kernel keeps it. */
    static boolean same(@Nullable String one, @Nullable String other) {
        if (one == null || other == null || one.equals(other)) {
            return one == null ? other == null : one.equals(other);
        }
        double a = value(one);
        double b = value(other);
        return Math.abs(a - b) <= 1e-3 * Math.max(a, b);
    }

    private static double value(String text) {
        Matcher matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
        Double unit = matcher.matches() ? UNITS.get(matcher.group(2)) : null;
        try {
            return unit == null ? Double.NaN : Double.parseDouble(matcher.group(1)) * unit;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
