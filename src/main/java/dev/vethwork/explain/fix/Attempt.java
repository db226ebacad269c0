package dev.vethwork.explain.fix;

import dev.vethwork.edit.Edit;
import dev.vethwork.explain.Cause;
import dev.vethwork.explain.walk.RoundTrip;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.explain.walk.trip.Trip;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An edit that was tried on a drawing, and how far the packet gets after it. */
record Attempt(Edit edit, Trial trial, RoundTrip trip) {
    /** More than any way has of stacks. */
    private static final int THERE = 1_000;

    /** What stops a packet, as far as it is the same for a person. */
    record Trouble(
            Cause cause,
            String namespace,
            @Nullable String device,
            String detail,
            boolean reply,
            boolean discovery) {
        static @Nullable Trouble of(RoundTrip trip) {
            Stop stop = trip.stop();
            return stop == null
                    ? null
                    : new Trouble(
                            stop.cause(),
                            stop.namespace(),
                            stop.device(),
                            stop.detail(),
                            stop.packet().reply(),
                            stop.packet().isNeighborDiscovery());
        }
    }

    boolean reaches() {
        return trip.stop() == null;
    }

    /** Whether it is not the same trouble as before. */
    boolean helps(@Nullable RoundTrip before) {
        return before == null || !Objects.equals(Trouble.of(before), Trouble.of(trip));
    }

    int far() {
        return farOf(trip);
    }

    /** The further the packet gets the more; on one spot what is looked at later is further. */
    static int farOf(@Nullable RoundTrip trip) {
        if (trip == null) {
            return -1;
        }
        Stop stop = trip.stop();
        if (stop == null) {
            return Integer.MAX_VALUE;
        }
        Trip back = trip.back();
        Trip last = back == null ? trip.there() : back;
        int passed = isNowhere(stop) ? 0 : 2 * last.crossings().size();
        boolean entered = passed > 0 && !last.crossings().getLast().namespace().equals(stop.namespace());
        int spot = (back == null ? 0 : THERE) + passed + (entered ? 1 : 0);
        return spot * Cause.values().length + Arrays.asList(Cause.values()).indexOf(stop.cause());
    }

    /** Round in circles, or on the way to somebody who is no longer there. */
    private static boolean isNowhere(Stop stop) {
        return stop.cause() == Cause.ROUTING_LOOP
                || stop.cause() == Cause.NO_SUCH_ADDRESS
                        && stop.detail().isEmpty()
                        && stop.packet().destination().equals(stop.nextHop());
    }
}
