package dev.vethwork.topology;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Quote;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How slow, far and lossy a cable is, in both directions; what is null is not limited. In the units of {@code tc(8)}.
 *
 * @param rate like {@code 10mbit}
 * @param delay like {@code 20ms}
 * @param loss like {@code 1%}
 */
@RecordBuilder
public record Shaping(@Nullable String rate, @Nullable String delay, @Nullable String loss) implements ShapingBuilder.With {
    public static final Shaping NONE = new Shaping(null, null, null);

    private static final Pattern RATE = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,6})?(bit|[kmgtKMGT]i?bit|[kmgtKMGT]?i?bps)");
    private static final Pattern DELAY = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,6})?(us|ms|s)");
    private static final Pattern LOSS = Pattern.compile("(100(\\.0+)?|[0-9]{1,2}(\\.[0-9]{1,6})?)%");

    public Shaping {
        check("rate", rate, RATE);
        check("delay", delay, DELAY);
        check("loss", loss, LOSS);
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /** Whether it needs the kernel's netem queue. */
    public boolean needsNetem() {
        return delay != null || loss != null;
    }

    private static void check(String what, @Nullable String value, Pattern form) {
        if (value != null && !form.matcher(value).matches()) {
            throw BadValue.of("shaping." + what, Quote.of(value));
        }
    }
}
