package dev.vethwork.explain.walk;

import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.trip.Crossing;
import dev.vethwork.explain.walk.trip.Trip;
import dev.vethwork.state.RouteEntry.Hop;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What follows the handshake of a TCP connection: packets of the same way that every stack knows by now, save one that has seen
 * one direction only.
 *
 * @param shaken the handshake, which came back
 */
record Following(Walker walker, String from, RoundTrip shaken) {
    /** @param packet the first of the connection, as its sender made it @return the handshake, where nothing stops what follows */
    RoundTrip walked(Packet packet, @Nullable Hop first, boolean bound) {
        Trip answer = shaken.back();
        if (answer == null) {
            return shaken;
        }
        Trip sent = Trip.start(packet.withStage(Packet.Stage.FOLLOWING), answer.connections(), answer.neighbors());
        Trip there = along(shaken.there(), walker.send(from, sent, first, bound));
        if (!there.arrived() || !there.end().equals(shaken.there().end())) {
            return there.arrived() ? shaken : new RoundTrip(there, null, there.stop());
        }
        Trip back = along(answer, walker.answer(there, packet.size()));
        return back.arrived() ? shaken : new RoundTrip(there, back, back.stop());
    }

    /** Of several ways the one that the handshake took, as the kernel chooses by addresses and ports. */
    private static Trip along(Trip before, List<Trip> ways) {
        return ways.stream().filter(way -> isAlong(before, way)).findFirst().orElseGet(ways::getFirst);
    }

    /** One that stopped is so as far as it went. */
    private static boolean isAlong(Trip before, Trip way) {
        List<Crossing> passed = way.crossings();
        return passed.size() <= before.crossings().size()
                && IntStream.range(0, passed.size())
                        .allMatch(i -> isSame(passed.get(i), before.crossings().get(i)));
    }

    /** Two gateways on one link are two ways. */
    private static boolean isSame(Crossing one, Crossing other) {
        return one.namespace().equals(other.namespace())
                && one.in().equals(other.in())
                && one.out().equals(other.out())
                && Objects.equals(one.neighbor(), other.neighbor());
    }
}
