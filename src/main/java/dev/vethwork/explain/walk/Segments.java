package dev.vethwork.explain.walk;

import dev.vethwork.explain.walk.link.Wire;
import dev.vethwork.explain.walk.trip.Crossing;
import dev.vethwork.explain.walk.trip.Trip;
import dev.vethwork.topology.Protocol;
import java.util.stream.Stream;

/** How big the segments of a TCP connection are. */
final class Segments {
    private Segments() {}

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
        boolean fits = Stream.of(trip.there(), back)
                .flatMap(t -> t.crossings().stream())
                .filter(c -> c.route() != null)
                .allMatch(c -> mtu(walker, c) >= agreed);
        return fits ? 0 : agreed;
    }

    private static int mtu(Walker walker, Crossing crossing) {
        return walker.mtu(new Wire.Port(crossing.namespace(), crossing.out()));
    }
}
