package dev.vethwork.explain.walk;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.walk.link.Port;
import dev.vethwork.explain.walk.link.Wire;
import dev.vethwork.explain.walk.stack.FlowKeys;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.stack.RouteQuestion;
import dev.vethwork.explain.walk.stack.Stack;
import dev.vethwork.explain.walk.stack.Stacks;
import dev.vethwork.explain.walk.trip.Connection;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.explain.walk.trip.Trip;
import dev.vethwork.net.Family;
import dev.vethwork.state.RouteEntry.Hop;
import dev.vethwork.topology.netfilter.Protocol;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What becomes of a packet that is bigger than the interface it is to leave by takes: its sender cuts it; a router cuts what
 * it may, or drops it and tells the sender (RFC 1191, RFC 8201). Where that is never heard the path is a black hole for all
 * that is as big.
 */
record PathMtu(Stacks stacks, Wire wire, Beginning beginning) {
    /** What every link takes of v6 (RFC 8200, 5): nobody is told to send less. */
    static final int LEAST_V6 = 1280;

    /** The trip with a packet that fits, or stopped. */
    Trip fitted(Passing passing, Trip trip, String device) {
        Packet packet = trip.packet();
        Stack stack = passing.stack();
        int mtu = wire.mtu(new Port(stack.name(), device));
        if (packet.size() <= mtu) {
            return trip;
        }
        if (passing.in().isEmpty() || packet.cuttable()) {
            return trip.carrying(packet.cut(mtu));
        }
        Stack sender = stacks.of(trip.crossings().getFirst().namespace());
        Trip told = tell(stack, passing.in(), trip, passing.original());
        boolean heard = told.arrived() && told.end().equals(sender.name());
        boolean noted = heard && isNotedWhereAsked(sender, told.packet());
        if (noted || packet.protocol() == Protocol.TCP && sender.switches().probesMtu()) {
            return trip.carrying(packet.cut(packet.family() == Family.V6 ? Math.max(mtu, LEAST_V6) : mtu));
        }
        Stop why = heard ? Stop.at(sender, Cause.PMTU_BLACK_HOLE, null, packet, "") : told.stop();
        return trip.stopped(new Stop(Cause.PMTU_BLACK_HOLE, stack.name(), device, packet, null, String.valueOf(mtu), why));
    }

    /**
     * Whether the route at which the sender notes how big packets may be, looked for by their source as well, is the one that it
     * sends them by: ping looks for that before it has a source (ipv4_sk_update_pmtu in net/ipv4/route.c, ip6_update_pmtu in
     * net/ipv6/route.c), and a connection to an own address of v4, which is passed on, has a route by itself that nothing makes
     * invalid (do_cache in __mkroute_output, the same file).
     */
    private static boolean isNotedWhereAsked(Stack sender, Packet error) {
        Packet sent = error.about();
        if (sent != null && sent.protocol() == Protocol.TCP) {
            return sent.family() == Family.V6 || !sender.owns(sent.destination(), "");
        }
        return sent == null
                || sent.protocol() != Protocol.ICMP
                || sent.reply()
                || sender.routing()
                        .lookup(RouteQuestion.to(sent.destination()).carrying(FlowKeys.of(sent)))
                        .equals(sender.routing().lookup(RouteQuestion.from(sent.source(), sent.destination()).carrying(FlowKeys.of(sent))));
    }

    /** The way of what a router says to the sender, the worst of several. */
    private Trip tell(Stack router, String in, Trip trip, Packet original) {
        Packet packet = trip.packet();
        IPAddress source = router.routing()
                .lookup(RouteQuestion.to(packet.source()).inVrfOf(in).carrying(FlowKeys.of(Packet.tooBig(packet.destination(), packet))))
                .flatMap(r -> r.hops().stream().findFirst())
                .map(hop -> source(router, hop, packet.source()))
                .orElse(packet.destination());
        Packet error = Packet.tooBig(source, packet);
        // It belongs to the connection of what it is about, new as that may be (nf_ct_attach in net/ipv4/icmp.c).
        List<Connection> known = new ArrayList<>(trip.connections());
        known.add(Connection.of(router.name(), original, packet));
        List<Trip> ways = beginning.begin(router, Trip.start(error, known, trip.neighbors()), Choice.answering(in));
        return ways.stream().filter(w -> !w.arrived()).findFirst().orElseGet(ways::getFirst);
    }

    private static IPAddress source(Stack router, Hop hop, IPAddress sender) {
        String device = Objects.requireNonNullElse(hop.device(), "");
        IPAddress via = Objects.requireNonNullElse(hop.via(), sender);
        return Optional.ofNullable(router.sourceFor(device, sender, via)).orElse(sender);
    }
}
