package dev.vethwork.explain.walk;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.walk.link.Tunnel;
import dev.vethwork.explain.walk.link.Wire;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.stack.Stack;
import dev.vethwork.explain.walk.stack.Stacks;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.explain.walk.trip.Trip;
import inet.ipaddr.IPAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks the outer packets of tunnels. */
final class Tunnels {
    private static final int OUTER_SIZE = 150;

    /** Those that are being walked: one that leads through itself leads nowhere. */
    private static final ThreadLocal<Set<Tunnel>> WALKED = ThreadLocal.withInitial(HashSet::new);

    private final Stacks stacks;
    private final Departure departure;

    Tunnels(Stacks stacks, Departure departure) {
        this.stacks = stacks;
        this.departure = departure;
    }

    /** Why a tunnel carries nothing there, or no answer back; null where it carries. */
    @Nullable Stop stop(Tunnel tunnel) {
        Stack stack = stacks.of(tunnel.from().namespace());
        IPAddress source = tunnel.local() != null ? tunnel.local() : chosen(stack, tunnel.remote());
        Packet outer = packet(source == null ? tunnel.remote() : source, tunnel.remote(), tunnel);
        if (!WALKED.get().add(tunnel)) {
            return Stop.at(stack, Cause.ROUTING_LOOP, tunnel.from().device(), outer, "");
        }
        try {
            if (source == null) {
                // Without a route there is no address to choose, and walking it says why.
                return stop(stack, outer, tunnel.to());
            }
            Stop there = stop(stack, outer, tunnel.to());
            Stack other = stacks.of(tunnel.to().namespace());
            return there != null ? there : stop(other, packet(tunnel.remote(), source, tunnel), tunnel.from());
        } finally {
            WALKED.get().remove(tunnel);
        }
    }

    /** The same the other way round, to where it came from. */
    Tunnel turned(Tunnel tunnel) {
        IPAddress source = tunnel.local() != null
                ? tunnel.local()
                : chosen(stacks.of(tunnel.from().namespace()), tunnel.remote());
        return new Tunnel(
                tunnel.to(),
                tunnel.remote(),
                source == null ? tunnel.remote() : source,
                tunnel.protocol(),
                tunnel.port(),
                tunnel.from());
    }

    private @Nullable Stop stop(Stack stack, Packet outer, Wire.Port end) {
        List<Trip> ways = departure.begin(stack, Trip.start(outer, List.of(), List.of()), Choice.FREE);
        for (Trip way : ways) {
            Stop stop = way.stop();
            if (stop != null) {
                return stop;
            }
            if (!way.end().equals(end.namespace())) {
                return Stop.at(stack, Cause.NOT_ON_SEGMENT, end.device(), outer, way.end());
            }
        }
        return null;
    }

    private static Packet packet(IPAddress source, IPAddress destination, Tunnel tunnel) {
        return Packet.of(source, destination, tunnel.protocol(), tunnel.port(), tunnel.port(), OUTER_SIZE);
    }

    private static @Nullable IPAddress chosen(Stack stack, IPAddress remote) {
        return stack.routing()
                .lookup(remote)
                .filter(route -> !route.hops().isEmpty())
                .map(route -> {
                    IPAddress via = route.hops().getFirst().via();
                    String device = Objects.requireNonNullElse(route.hops().getFirst().device(), "");
                    return route.source() != null
                            ? route.source()
                            : stack.sourceFor(device, remote, via == null ? remote : via);
                })
                .orElse(null);
    }
}
