package dev.vethwork.ui.commands;

import java.time.Duration;
import java.util.Locale;

/** How long something took, as short as a person wants to know it. */
final class CommandTime {
    private CommandTime() {}

    static String text(Duration took) {
        if (took.toMillis() < 1) {
            return "<1 ms";
        }
        return took.toMillis() < 1000
                ? took.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }
}
