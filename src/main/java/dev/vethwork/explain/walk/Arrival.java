package dev.vethwork.explain.walk;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.walk.link.Port;
import dev.vethwork.explain.walk.link.Wire;
import dev.vethwork.explain.walk.netfilter.Flow;
import dev.vethwork.explain.walk.netfilter.Hooks;
import dev.vethwork.explain.walk.netfilter.NatRules;
import dev.vethwork.explain.walk.netfilter.Tracking;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.stack.Stack;
import dev.vethwork.explain.walk.stack.Stacks;
import dev.vethwork.explain.walk.trip.Connection;
import dev.vethwork.explain.walk.trip.Crossing;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.explain.walk.trip.Trip;
import dev.vethwork.explain.walk.trip.Verdict;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.nft.NftChain.Hook;
import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.Optional;

/** Into a stack: rules, translation, whose it is, reverse-path filter. */
final class Arrival {
    /** Stacks after which it is going round: an IP packet lives for 64. */
    private static final int LONGEST = 64;

    private final Stacks stacks;
    private final Departure departure;
    private final Turning turning;

    Arrival(Stacks stacks, Wire wire, Departure departure) {
        this.stacks = stacks;
        this.departure = departure;
        this.turning = new Turning(stacks, wire);
    }

    List<Trip> receive(Port at, Trip trip) {
        Stack stack = stacks.of(at.namespace());
        Packet original = trip.packet();
        if (trip.routed() >= LONGEST) {
            return List.of(trip.stopped(Stop.at(stack, Cause.ROUTING_LOOP, at.device(), original, "")));
        }
        Tracking tracking = Tracking.at(Hook.PREROUTING, new Flow(stack, original, at.device(), "", Tracking.NONE, false), trip);
        Hooks hooks = new Hooks(tracking, trip.mark());
        Flow arriving = new Flow(stack, original, at.device(), "", tracking, false);
        Stop stop = hooks.framed(
                arriving, List.of(Hook.PREROUTING, Hook.INPUT), Hook.INGRESS, at.device());
        stop = stop == null ? hooks.filter(arriving, Hook.PREROUTING, Cause.FIREWALL, at.device()) : stop;
        Verdict verdict = hooks.nat(arriving, Hook.PREROUTING);
        stop = stop == null ? hooks.unknown(arriving, verdict, at.device()) : stop;
        if (stop != null) {
            return List.of(trip.stopped(stop));
        }
        Trip living = HopLimit.written(stacks, trip, arriving, List.of(Hook.PREROUTING));
        return verdict.ways().stream()
                .flatMap(way -> receive(at, living, tracking, hooks.after(way), way).stream())
                .toList();
    }

    private List<Trip> receive(Port at, Trip trip, Tracking first, Hooks hooks, Verdict verdict) {
        Stack stack = stacks.of(at.namespace());
        Packet original = trip.packet();
        Packet packet = first.aimed(NatRules.destination(verdict, original));
        Tracking tracking = first.turned(original, packet);
        Trip here = trip.carrying(packet);
        Stop stop = hooks.aimed(new Flow(stack, packet, at.device(), "", tracking, false), Cause.FIREWALL, at.device());
        if (stop != null) {
            return List.of(here.stopped(stop));
        }
        String martian = Martians.arriving(stack, packet, at.device());
        if (!martian.isEmpty()) {
            return List.of(here.stopped(Stop.at(stack, Cause.MARTIAN, at.device(), packet, martian)));
        }
        Prefix broadcast = stack.broadcast(packet.destination());
        if (broadcast != null) {
            return List.of(here.stopped(Diagnosis.broadcast(stack, packet, broadcast)));
        }
        boolean mine = stack.owns(packet.destination(), at.device());
        boolean routed = !mine && !turning.staysOnTheBridge(stack, at, trip, packet);
        // Of v6, what a bridge has turned and sends on as a frame nobody routes (br_nf_pre_routing_finish_ipv6 in
        // net/bridge/br_netfilter_ipv6.c); v4's has no route to be found where nobody forwards.
        if (!mine && (routed || packet.family() == Family.V4) && !stack.switches().forwards(packet.family(), at.device())) {
            return List.of(here.stopped(Stop.at(stack, Cause.FORWARDING_OFF, at.device(), packet, "")));
        }
        if (!mine) {
            // What comes as a frame for everybody no router passes on (ip_forward in net/ipv4/ip_forward.c).
            Optional<Stop> everybodys = forEverybody(trip);
            if (everybodys.isPresent()) {
                return List.of(here.stopped(everybodys.get()));
            }
        }
        List<IPAddress> back = mine ? List.of() : turning.backWhereItCameFrom(stack, at, trip, packet);
        Trip turned = here.stopped(Stop.at(stack, Cause.BRIDGE_NETFILTER, at.device(), packet, ""));
        if (turning.surelyBack(stack, at, packet, back)) {
            return List.of(turned);
        }
        stop = packet.source().isIPv4() ? ReversePath.stop(stack, packet, at.device(), mine, hooks.wayMark()) : null;
        if (stop != null) {
            return List.of(here.stopped(stop));
        }
        stop = routed ? new HopLimit(stacks).spent(here, stack, at.device()) : null;
        if (stop != null) {
            return List.of(here.stopped(stop));
        }
        Passing passing = Passing.arriving(stack, at.device(), original, tracking, hooks);
        return mine
                ? List.of(take(passing, here))
                : departure.route(passing, here, Choice.FREE).stream()
                        .map(way -> leavesBy(way, here, back) ? turned : way)
                        .toList();
    }

    /** At who sent it to what he takes for the broadcast address of a subnet of his. */
    private Optional<Stop> forEverybody(Trip trip) {
        return trip.crossings().reversed().stream()
                .filter(c -> c.route() != null)
                .findFirst()
                .filter(sent -> sent.route() != null && sent.route().type() == RouteEntry.Type.BROADCAST)
                .flatMap(sent -> {
                    Stack sender = stacks.of(sent.namespace());
                    return Optional.ofNullable(sender.broadcast(trip.packet().destination()))
                            .map(own -> Diagnosis.broadcast(sender, trip.packet(), own));
                });
    }

    /** Whether a way goes on over one of these next hops. */
    private static boolean leavesBy(Trip way, Trip here, List<IPAddress> hops) {
        return way.crossings().stream()
                .skip(here.crossings().size())
                .findFirst()
                .filter(next -> next.neighbor() != null && hops.contains(next.neighbor()))
                .isPresent();
    }

    private static Trip take(Passing passing, Trip trip) {
        Stack stack = passing.stack();
        Stop stop = passing.hooks()
                .filter(passing.leavingBy(trip.packet(), ""), Hook.INPUT, Cause.FIREWALL, passing.in());
        if (stop != null) {
            return trip.stopped(stop);
        }
        Packet taken = passing.tracking().leaving(trip.packet());
        return trip.carrying(taken)
                .across(Crossing.of(
                        stack.name(), passing.in(), "", "hop.local", passing.hooks().said()))
                .remembering(passing.tracking().isTracked(), Connection.of(stack.name(), passing.original(), taken, passing.hooks().mark()))
                .withMark(passing.hooks().mark())
                .arrivedAt(stack.name());
    }
}
