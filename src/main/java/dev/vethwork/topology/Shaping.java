package dev.vethwork.topology;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Quote;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How slow, far and lossy a cable is; what is null is not limited. In the units of {@code tc(8)}.
 *
 * @param rate like {@code 10mbit}
 * @param delay like {@code 20ms}
 * @param jitter by how much the delay varies, like {@code 5ms}
 * @param loss like {@code 1%}
 * @param duplicate packets that come twice, like {@code 1%}
 * @param corrupt packets with a wrong bit, like {@code 0.1%}
 * @param reorder packets that are sent at once and so overtake the delayed ones, like {@code 5%}
 */
@RecordBuilder
public record Shaping(
        @Nullable String rate,
        @Nullable String delay,
        @Nullable String jitter,
        @Nullable String loss,
        @Nullable String duplicate,
        @Nullable String corrupt,
        @Nullable String reorder) implements ShapingBuilder.With {
    public static final Shaping NONE = new Shaping(null, null, null);

    private static final Pattern RATE = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,6})?(bit|[kmgtKMGT]i?bit|[kmgtKMGT]?i?bps)");
    private static final Pattern DELAY = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,6})?(us|ms|s)");
    private static final Pattern SHARE = Pattern.compile("(100(\\.0+)?|[0-9]{1,2}(\\.[0-9]{1,6})?)%");

    public Shaping {
        check("rate", rate, RATE);
        check("delay", delay, DELAY);
        check("delay", jitter, DELAY);
        check("loss", loss, SHARE);
        check("share", duplicate, SHARE);
        check("share", corrupt, SHARE);
        check("share", reorder, SHARE);
    }

    public Shaping(@Nullable String rate, @Nullable String delay, @Nullable String loss) {
        this(rate, delay, null, loss, null, null, null);
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /** Whether it needs the kernel's netem queue. */
    public boolean needsNetem() {
        return !withRate(null).isNone();
    }

    /** This, and of another what this says nothing of. */
    public Shaping over(Shaping other) {
        return new Shaping(
                either(rate, other.rate),
                either(delay, other.delay),
                either(jitter, other.jitter),
                either(loss, other.loss),
                either(duplicate, other.duplicate),
                either(corrupt, other.corrupt),
                either(reorder, other.reorder));
    }

    private static @Nullable String either(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    private static void check(String what, @Nullable String value, Pattern form) {
        if (value != null && !form.matcher(value).matches()) {
            throw BadValue.of("shaping." + what, Quote.of(value));
        }
    }
}
