package dev.vethwork.plan.rules;

import dev.vethwork.net.BadValue;
import dev.vethwork.state.netfilter.Match;
import dev.vethwork.topology.netfilter.RateLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A limit as a drawing has it, and as the words of a rule are. */
public final class RateLimits {
    private static final String RATE = "--limit";
    private static final String BURST = "--limit-burst";

    private RateLimits() {}

    /** As iptables-save prints it. */
    public static List<Match.Rate> matches(RateLimit drawn) {
        RateLimit held = drawn.held();
        String unit = switch (held.unit()) {
            case SECOND -> "sec";
            case MINUTE -> "min";
            case HOUR -> "hour";
            case DAY -> "day";
        };
        List<Match.Rate> all = new ArrayList<>(List.of(new Match.Rate(List.of(RATE, held.packets() + "/" + unit))));
        if (held.burst() != RateLimit.USUAL_BURST) {
            all.add(new Match.Rate(List.of(BURST, Integer.toString(held.burst()))));
        }
        return all;
    }

    /** Of all that a rule says of its limit; empty where it has none, or one that no drawing holds. */
    public static Optional<RateLimit> of(List<Match.Rate> matches) {
        String rate = "";
        String burst = "";
        for (Match.Rate match : matches) {
            String value = match.words().getLast();
            if (match.words().getFirst().equals(BURST)) {
                burst = " burst " + value;
            } else {
                rate = value;
            }
        }
        try {
            return rate.isEmpty() ? Optional.empty() : Optional.of(RateLimit.parse(rate + burst));
        } catch (BadValue e) {
            // Told as a match that no drawing holds.
            return Optional.empty();
        }
    }

    public static boolean isBurst(Match.Rate match) {
        return match.words().getFirst().equals(BURST);
    }
}
