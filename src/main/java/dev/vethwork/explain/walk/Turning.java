package dev.vethwork.explain.walk;

import dev.vethwork.explain.kind.LinkPaths;
import dev.vethwork.explain.walk.link.Listener;
import dev.vethwork.explain.walk.link.Port;
import dev.vethwork.explain.walk.link.Wire;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.stack.RouteQuestion;
import dev.vethwork.explain.walk.stack.Stack;
import dev.vethwork.explain.walk.stack.Stacks;
import dev.vethwork.explain.walk.trip.Crossing;
import dev.vethwork.explain.walk.trip.Trip;
import dev.vethwork.state.RouteEntry;
import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.Objects;

/**
 * Frames whose destination is translated as they come into a bridge, to somebody on that bridge: br_netfilter hands them
 * on as frames (br_nf_pre_routing_finish in net/bridge/br_netfilter_hooks.c), and no bridge sends a frame back by the
 * port that it came by, unless that is told to.
 */
record Turning(Stacks stacks, Wire wire) {
    /** @param trip with the packet as it came in */
    boolean backWhereItCameFrom(Stack stack, Port at, Trip trip, Packet aimed) {
        return isTurned(stack, at, trip, aimed) && areBehindOnePort(at, trip, nextHops(stack, at.device(), aimed));
    }

    /** Whether it goes on as a frame, which no router has passed on. */
    boolean staysOnTheBridge(Stack stack, Port at, Trip trip, Packet aimed) {
        return isTurned(stack, at, trip, aimed) && !nextHops(stack, at.device(), aimed).isEmpty();
    }

    private boolean isTurned(Stack stack, Port at, Trip trip, Packet aimed) {
        return !aimed.destination().equals(trip.packet().destination())
                && wire.device(at).filter(d -> LinkPaths.of(d).filtersBridged()).isPresent()
                && stack.switches().filtersBridged(aimed.family());
    }

    /** Where its route leads, if that is nowhere but out of the bridge again; over a gateway there too. */
    private static List<IPAddress> nextHops(Stack stack, String device, Packet aimed) {
        return stack.routing()
                .lookup(RouteQuestion.of(aimed, device, ""))
                .filter(r -> r.type() == RouteEntry.Type.UNICAST)
                .filter(r -> r.hops().stream().allMatch(h -> device.equals(h.device())))
                .map(r -> r.hops().stream()
                        .map(h -> Objects.requireNonNullElse(h.via(), aimed.destination()))
                        .toList())
                .orElse(List.of());
    }

    private boolean areBehindOnePort(Port bridge, Trip trip, List<IPAddress> nextHops) {
        Crossing last = trip.crossings().reversed().stream()
                .filter(c -> c.route() != null)
                .findFirst()
                .orElse(null);
        if (last == null || nextHops.isEmpty()) {
            return false;
        }
        Port sender = new Port(last.namespace(), last.out());
        return wire.members(bridge).stream()
                .filter(port -> !port.port().hairpin())
                .map(port -> wire.listeners(new Port(bridge.namespace(), port.name())).stream()
                        .map(Listener::port)
                        .toList())
                .anyMatch(ports -> ports.contains(sender)
                        && nextHops.stream().allMatch(hop -> ports.stream().anyMatch(p -> takes(p, hop))));
    }

    private boolean takes(Port port, IPAddress hop) {
        return stacks.of(port.namespace()).answers(hop, port.device());
    }
}
