package dev.vethwork.explain.walk;

import dev.vethwork.explain.walk.link.Port;
import dev.vethwork.explain.walk.trip.Crossing;
import dev.vethwork.explain.walk.trip.Trip;
import dev.vethwork.net.Family;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.netfilter.Match;
import dev.vethwork.state.netfilter.RuleTarget;
import dev.vethwork.topology.netfilter.Protocol;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How big the segments of a TCP connection are. */
final class TcpSegments {
    /** Bytes of a segment's headers. */
    private static final int HEADERS_V4 = 40;

    private static final int HEADERS_V6 = 60;

    private TcpSegments() {}

    /**
     * Bytes of the biggest packet that both ends agree on by their own links, as each tells the other (the option MSS); 0
     * where there is no connection, or where all links of the way take that much.
     */
    static int worthTrying(Walker walker, RoundTrip trip) {
        Trip back = trip.back();
        if (trip.stop() != null || back == null || back.packet().protocol() != Protocol.TCP) {
            return 0;
        }
        int agreed = Stream.of(trip.there(), back)
                .mapToInt(t -> mtu(walker, t.crossings().getFirst()))
                .min()
                .orElse(0);
        agreed = Math.min(agreed, clamped(walker, trip, back));
        int most = agreed;
        boolean fits = Stream.of(trip.there(), back)
                .flatMap(t -> t.crossings().stream())
                .filter(c -> c.route() != null)
                .allMatch(c -> mtu(walker, c) >= most && (c.in().isEmpty() || !walker.wrapsInV6(port(c))));
        return fits ? 0 : agreed;
    }

    /** What a stack on the way tells either end that the other one takes (the target TCPMSS). */
    private static int clamped(Walker walker, RoundTrip trip, Trip back) {
        return Stream.of(trip.there(), back)
                .flatMap(t -> t.crossings().stream())
                .filter(c -> c.route() != null)
                .flatMapToInt(c -> clamps(walker, c, trip.there().packet().family()))
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private static IntStream clamps(Walker walker, Crossing crossing, Family family) {
        return walker.stack(crossing.namespace()).state().netfilter().of(family).stream()
                .flatMap(chain -> chain.rules().stream())
                .map(Netfilter.Rule::meaning)
                .filter(rule -> rule.target() instanceof RuleTarget.Aside aside && aside.extension() == RuleTarget.Extension.TCPMSS)
                .filter(rule -> rule.all(Match.Leaves.class).allMatch(l -> l.by(crossing.out()))
                        && rule.all(Match.Arrives.class).allMatch(a -> a.by(crossing.in())))
                .mapToInt(rule -> rule.segment()
                        .map(bytes -> bytes + (family == Family.V4 ? HEADERS_V4 : HEADERS_V6))
                        .orElseGet(() -> mtu(walker, crossing)));
    }

    private static int mtu(Walker walker, Crossing crossing) {
        return walker.mtu(port(crossing));
    }

    private static Port port(Crossing crossing) {
        return new Port(crossing.namespace(), crossing.out());
    }
}
