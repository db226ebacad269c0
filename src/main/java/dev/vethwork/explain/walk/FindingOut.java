package dev.vethwork.explain.walk;

import dev.vethwork.explain.walk.stack.FlowKeys;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.stack.RouteAnswer;
import dev.vethwork.explain.walk.stack.RouteQuestion;
import dev.vethwork.explain.walk.stack.Stack;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.explain.walk.trip.Trip;
import dev.vethwork.net.Family;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.topology.netfilter.Protocol;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What ping does before it sends anything: it connects a UDP socket, which sends nothing, to learn by which address it will
 * (ping4_run, ping6_run in iputils). Where that finds no route ping gives up, whatever its own packets would find.
 */
record FindingOut(Walker walker, Stack stack, IPAddress to) {
    private static final int PORT = 1_025;
    private static final int SIZE = 28;

    /** @param ways what becomes of ping's own packets @return what becomes of ping */
    List<RoundTrip> before(List<RoundTrip> ways) {
        // Without rules there is one way for all that is sent there.
        if (!stack.hasRules(Family.of(to)) || stack.owns(to, "") || stack.broadcast(to) != null) {
            return ways;
        }
        RouteAnswer first = stack.routing().ask(RouteQuestion.to(to).carrying(FlowKeys.sent(packet(to))));
        if (first instanceof RouteAnswer.Found(RouteEntry route, var _) && route.type() == RouteEntry.Type.UNICAST) {
            // A socket of v4 looks once more, with the address that it has by then (ip_route_connect in include/net/route.h).
            return to.isIPv6() ? ways : again(route, ways);
        }
        // One of v6 does where it found nothing (ip6_dst_lookup_tail in net/ipv6/ip6_output.c).
        IPAddress any = RoundTrip.any(stack, to);
        Packet packet = packet(any == null ? to : any);
        Stop stop = to.isIPv4() || any == null ? walker.unconnected(stack, packet, first) : again(packet);
        return stop == null ? ways : List.of(gaveUp(packet, stop));
    }

    private List<RoundTrip> again(RouteEntry route, List<RoundTrip> ways) {
        List<RoundTrip> refused = route.hops().stream()
                .flatMap(hop -> Stream.ofNullable(RoundTrip.source(stack, to, route, hop)))
                .map(this::packet)
                .flatMap(packet -> Stream.ofNullable(again(packet)).map(stop -> gaveUp(packet, stop)))
                .distinct()
                .toList();
        if (refused.isEmpty() || refused.size() == route.hops().size()) {
            return refused.isEmpty() ? ways : refused;
        }
        List<RoundTrip> all = new ArrayList<>(refused);
        all.addAll(ways);
        return all;
    }

    private @Nullable Stop again(Packet packet) {
        RouteQuestion question = RouteQuestion.from(packet.source(), to).carrying(FlowKeys.sent(packet));
        return walker.unconnected(stack, packet, stack.routing().ask(question));
    }

    private static RoundTrip gaveUp(Packet packet, Stop stop) {
        Trip trip = Trip.start(packet, List.of(), List.of()).stopped(stop);
        return new RoundTrip(trip, null, Objects.requireNonNull(trip.stop()));
    }

    private Packet packet(IPAddress source) {
        return Packet.of(source, to, Protocol.UDP, RoundTrip.EPHEMERAL, PORT, SIZE);
    }
}
