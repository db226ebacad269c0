package dev.vethwork.explain.walk;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.walk.netfilter.Flow;
import dev.vethwork.explain.walk.netfilter.Hooks;
import dev.vethwork.explain.walk.netfilter.NatRules;
import dev.vethwork.explain.walk.netfilter.Tracking;
import dev.vethwork.explain.walk.stack.ByAge;
import dev.vethwork.explain.walk.stack.FlowKeys;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.stack.RouteQuestion;
import dev.vethwork.explain.walk.stack.Stack;
import dev.vethwork.explain.walk.trip.Connection;
import dev.vethwork.explain.walk.trip.Crossing;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.explain.walk.trip.Trip;
import dev.vethwork.explain.walk.trip.Verdict;
import dev.vethwork.net.Family;
import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.nft.NftChain.Hook;
import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A packet in the stack that makes it: translation, and what it sends to itself. */
record Beginning(Departure departure) {
    /** Every way of what the trip carries. */
    List<Trip> begin(Stack stack, Trip trip, Choice choice) {
        Packet packet = trip.packet();
        String out = outOf(stack, packet, choice);
        Tracking tracking = Tracking.at(Hook.OUTPUT, new Flow(stack, packet, "", out, Tracking.NONE, false), trip);
        Hooks hooks = new Hooks(tracking, choice.mark());
        Flow flow = new Flow(stack, packet, "", out, tracking, false);
        hooks.markLeaving(flow);
        Verdict verdict = hooks.nat(flow, Hook.OUTPUT);
        Stop unknown = hooks.unknown(flow, verdict, "");
        if (unknown != null) {
            return List.of(trip.stopped(unknown));
        }
        return verdict.ways().stream()
                .flatMap(way -> begin(flow, trip, choice, hooks.after(way), way).stream())
                .toList();
    }

    private List<Trip> begin(Flow sent, Trip trip, Choice choice, Hooks hooks, Verdict verdict) {
        Stack stack = sent.stack();
        Packet packet = sent.packet();
        Tracking first = sent.tracking();
        // A way to where it was to go is looked for before anything is translated.
        Packet aimed = hasWay(stack, packet, choice) ? first.aimed(NatRules.destination(verdict, packet)) : packet;
        Tracking tracking = first.turned(packet, aimed);
        hooks.markAimed(new Flow(stack, aimed, "", sent.out(), tracking, false));
        if (!stack.owns(aimed.destination(), choice.scope())) {
            // Sent elsewhere, it is looked for once more, by its addresses as they are by now (ip_route_me_harder in net/ipv4/netfilter.c).
            // But it comes to the rules that mark or translate it only where there is a way without them.
            boolean leaves = stack.routing()
                    .lookup(choice.question(packet, ""))
                    .filter(r -> r.type() == RouteEntry.Type.UNICAST)
                    .isPresent();
            boolean turned = leaves && (!aimed.destination().equals(packet.destination()) || !hooks.marking().isEmpty());
            return departure.route(
                    new Passing(stack, "", packet, tracking, leaves ? hooks : new Hooks(), turned ? sent.out() : ""),
                    trip.carrying(aimed),
                    turned ? choice.again(aimed) : choice);
        }
        return List.of(loopBack(sent, trip.carrying(aimed), tracking, hooks));
    }

    private static boolean hasWay(Stack stack, Packet packet, Choice choice) {
        return stack.owns(packet.destination(), choice.scope())
                || stack.broadcast(packet.destination()) != null
                || stack.routing()
                        .lookup(RouteQuestion.to(packet.destination())
                                .inVrfOf(choice.scope())
                                .carrying(FlowKeys.sent(packet)))
                        .filter(r -> r.type() == RouteEntry.Type.UNICAST)
                        // What may not leave there has none (__mkroute_output in net/ipv4/route.c).
                        .filter(r -> r.hops().stream().allMatch(hop ->
                                Martians.leaving(stack, packet, Objects.requireNonNullElse(hop.device(), "")).isEmpty()))
                        .isPresent();
    }

    private static Trip loopBack(Flow sent, Trip trip, Tracking tracking, Hooks hooks) {
        Stack stack = sent.stack();
        Packet packet = trip.packet();
        if (!stack.loopbackUp()) {
            return trip.stopped(Stop.at(stack, Cause.LOOPBACK_DOWN, Names.LOOPBACK, packet, ""));
        }
        Flow leaving = new Flow(stack, packet, "", Names.LOOPBACK, tracking, false);
        Flow output = new Flow(stack, packet, "", sent.out(), tracking, false);
        Stop stop = hooks.filter(output, Hook.OUTPUT, Cause.FIREWALL, Names.LOOPBACK);
        if (stop != null) {
            return trip.stopped(stop);
        }
        Verdict verdict = hooks.nat(leaving, Hook.POSTROUTING);
        IPAddress mask = mask(stack);
        if (verdict.kind() == Verdict.Kind.MASQUERADE && packet.source().isIPv4() && mask == null) {
            // The kernel drops what it would hide.
            return trip.stopped(Stop.at(stack, Cause.FIREWALL, Names.LOOPBACK, packet, verdict.text()));
        }
        // What comes in again has the source that it got on its way out.
        Packet back = tracking.leaving(NatRules.source(verdict, packet, packet.source().isIPv4() ? mask : null));
        Flow coming = new Flow(stack, back, Names.LOOPBACK, "", tracking, false);
        stop = hooks.filter(coming, Hook.PREROUTING, Cause.FIREWALL, Names.LOOPBACK);
        stop = stop == null ? hooks.filter(coming, Hook.INPUT, Cause.FIREWALL, Names.LOOPBACK) : stop;
        return stop != null ? trip.stopped(stop) : looped(stack, trip.carrying(back), sent.packet(), tracking, hooks);
    }

    /** What a mask of loopback's is: an address of another interface, or one of its own that others may know. */
    private static @Nullable IPAddress mask(Stack stack) {
        return ByAge.of(stack.state())
                .flatMap(i -> i.addresses().stream())
                .filter(a -> a.family() == Family.V4 && !a.address().isLoopback())
                .map(Prefix::address)
                .findFirst()
                .orElse(null);
    }

    private static Trip looped(Stack stack, Trip trip, Packet original, Tracking tracking, Hooks hooks) {
        return trip.across(Crossing.of(stack.name(), "", "", "hop.loopback", hooks.said()))
                .remembering(tracking.isTracked(), Connection.of(stack.name(), original, trip.packet(), hooks.mark()))
                .arrivedAt(stack.name());
    }

    private static String outOf(Stack stack, Packet packet, Choice choice) {
        if (stack.owns(packet.destination(), choice.scope())) {
            return Names.LOOPBACK;
        }
        @Nullable String device = stack.routing()
                .lookup(choice.question(packet, ""))
                .filter(r -> !r.hops().isEmpty())
                .map(r -> r.hops().getFirst().device())
                .orElse(null);
        return Objects.requireNonNullElse(device, "");
    }
}
