package dev.vethwork.topology.netfilter;

import dev.vethwork.net.BadValue;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many packets a rule takes: so many in a time, and at first as many at once as its burst is (iptables-extensions(8), limit).
 *
 * @param packets 1 to 10,000 a second
 * @param burst 1 to 10,000
 */
public record RateLimit(int packets, Unit unit, int burst) {
    /** What the kernel takes where nothing is said. */
    public static final int USUAL_BURST = 5;

    /** The finest step of the kernel's, which is also the most that it takes of either. */
    private static final int STEPS = 10_000;

    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})(?:/([a-z]+))?(?: burst ([0-9]{1,5}))?");

    /** The time for which packets are counted. */
    public enum Unit {
        SECOND(Duration.ofSeconds(1)),
        MINUTE(Duration.ofMinutes(1)),
        HOUR(Duration.ofHours(1)),
        DAY(Duration.ofDays(1));

        private final Duration length;

        Unit(Duration length) {
            this.length = length;
        }

        /** In the kernel's steps. */
        private long steps() {
            return length.toSeconds() * STEPS;
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public RateLimit {
        if (packets < 1 || burst < 1 || burst > STEPS || packets > unit.steps()) {
            throw BadValue.of("firewall.limit", packets + "/" + unit.word() + " burst " + burst);
        }
    }

    /** {@code 5/second}, {@code 10/minute burst 20}; a unit may be cut short, and is a second where none is named. */
    public static RateLimit parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (form.matches()) {
            String unit = form.group(2) == null ? "second" : form.group(2);
            for (Unit each : Unit.values()) {
                if (each.word().startsWith(unit)) {
                    int burst = form.group(3) == null ? USUAL_BURST : Integer.parseInt(form.group(3));
                    return new RateLimit(Integer.parseInt(form.group(1)), each, burst);
                }
            }
        }
        throw BadValue.of("firewall.limit", text);
    }

    public String text() {
        return packets + "/" + unit.word() + (burst == USUAL_BURST ? "" : " burst " + burst);
    }

    /** As the kernel holds it and prints it: it keeps the time between two packets, and names the unit in which that is a number. */
    public RateLimit held() {
        long between = unit.steps() / packets;
        Unit named = Unit.DAY;
        for (Unit finer : new Unit[] {Unit.HOUR, Unit.MINUTE, Unit.SECOND}) {
            if (between > finer.steps() || finer.steps() / between < finer.steps() % between) {
                break;
            }
            named = finer;
        }
        return new RateLimit((int) (named.steps() / between), named, burst);
    }
}
