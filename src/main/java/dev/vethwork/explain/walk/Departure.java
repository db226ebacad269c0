package dev.vethwork.explain.walk;

import dev.vethwork.explain.Cause;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.Interface;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.RouteEntry.Hop;
import dev.vethwork.topology.Protocol;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Out of a stack: route, rules, translation. */
final class Departure {
    /** Branches of ways that are followed; equal ones multiply quickly. */
    static final int MOST_BRANCHES = 64;

    private final Diagnosis diagnosis;
    private final Delivery delivery;

    Departure(Stacks stacks, Wire wire) {
        this.diagnosis = new Diagnosis(stacks, wire);
        this.delivery = new Delivery(stacks, wire, diagnosis, this);
    }

    /**
     * Every way on from here.
     *
     * @param trip carries the packet, its destination translated already
     */
    List<Trip> route(Passing passing, Trip trip, Choice choice) {
        Stack stack = passing.stack();
        Packet packet = trip.packet();
        Prefix broadcast = stack.broadcast(packet.destination());
        if (broadcast != null) {
            return broadcast(passing, trip, broadcast);
        }
        Optional<RouteEntry> found = stack.routing().lookup(packet.destination(), choice.device());
        if (found.isEmpty()) {
            return List.of(trip.stopped(diagnosis.noRoute(stack, packet)));
        }
        RouteEntry route = found.get();
        if (route.type() != RouteEntry.Type.UNICAST) {
            String what = route.type().name().toLowerCase(Locale.ROOT) + " " + route.to().shortText();
            return List.of(trip.stopped(Stop.at(stack, Cause.BLACKHOLE, null, packet, what)));
        }
        List<Trip> ways = new ArrayList<>();
        Hop only = choice.only();
        for (Hop hop : only != null && route.hops().contains(only) ? List.of(only) : route.hops()) {
            ways.addAll(leave(passing, trip, route, hop));
            if (ways.size() >= MOST_BRANCHES) {
                break;
            }
        }
        return ways;
    }

    /** Nobody may send there, save the kernel itself (icmp_reply in net/ipv4/icmp.c): the asker hears it as all others do. */
    private List<Trip> broadcast(Passing passing, Trip trip, Prefix own) {
        Stack stack = passing.stack();
        Packet packet = trip.packet();
        if (packet.protocol() != Protocol.ICMP || !packet.reply()) {
            return List.of(trip.stopped(Diagnosis.broadcast(stack, packet, own)));
        }
        Hop hop = Hop.of(null, stack.holder(own.address()).map(Interface::name).orElse(""));
        RouteEntry route = new RouteEntry(
                Prefix.host(packet.destination()),
                RouteEntry.Type.BROADCAST,
                List.of(hop),
                0,
                own.address(),
                "local",
                "kernel",
                "link",
                null);
        return leave(passing, trip, route, hop);
    }

    private List<Trip> leave(Passing passing, Trip trip, RouteEntry route, Hop hop) {
        Packet packet = trip.packet();
        String device = Objects.requireNonNullElse(hop.device(), "");
        // Who is his own gateway looks for everybody on his own link.
        IPAddress via = hop.via() != null && passing.stack().owns(hop.via()) ? null : hop.via();
        IPAddress nextHop = via == null ? packet.destination() : via;
        Hooks hooks = passing.hooks();
        Flow flow = passing.leavingBy(packet, device);
        Stop stop = hooks.filter(flow, passing.in().isEmpty() ? "OUTPUT" : "FORWARD", Cause.FIREWALL, device);
        if (stop == null) {
            stop = hooks.filter(passing.leavingBy(packet, device), "POSTROUTING", Cause.FIREWALL, device);
        }
        Verdict verdict = hooks.nat(flow, "POSTROUTING");
        if (stop == null) {
            stop = hooks.masked(flow, verdict, device, Cause.FIREWALL);
        }
        if (stop != null) {
            return List.of(trip.stopped(stop));
        }
        Stack stack = passing.stack();
        Packet leaving = passing.tracking()
                .leaving(NatRules.source(verdict, packet, stack.sourceFor(device, packet.destination(), nextHop)));
        String key = via == null ? "hop.link" : "hop.via";
        String detail = route.to().shortText() + (via == null ? "" : " via " + Addresses.text(via));
        if (!leaving.equals(passing.original())) {
            key += ".nat";
            detail += ", " + Addresses.text(leaving.source()) + " → " + Addresses.text(leaving.destination());
        }
        Trip left = trip.carrying(leaving)
                .across(new Crossing(
                        stack.name(), passing.in(), device, key, detail, route, nextHop, hooks.said()))
                .remembering(new Connection(
                        stack.name(), passing.original(), leaving, Connection.Mask.of(verdict, device)));
        return delivery.deliver(stack, left, device, nextHop);
    }
}
