package dev.vethwork.explain.walk;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.walk.link.Wire;
import dev.vethwork.explain.walk.netfilter.Flow;
import dev.vethwork.explain.walk.netfilter.Hooks;
import dev.vethwork.explain.walk.netfilter.NatRules;
import dev.vethwork.explain.walk.stack.FlowKeys;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.stack.RouteAnswer;
import dev.vethwork.explain.walk.stack.RouteQuestion;
import dev.vethwork.explain.walk.stack.RuleText;
import dev.vethwork.explain.walk.stack.Stack;
import dev.vethwork.explain.walk.stack.Stacks;
import dev.vethwork.explain.walk.trip.Connection;
import dev.vethwork.explain.walk.trip.Crossing;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.explain.walk.trip.Trip;
import dev.vethwork.explain.walk.trip.Verdict;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RouteTable;
import dev.vethwork.state.Interface;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.RouteEntry.Hop;
import dev.vethwork.state.RoutingRuleEntry;
import dev.vethwork.state.nft.NftChain.Hook;
import dev.vethwork.topology.netfilter.Protocol;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Out of a stack: route, rules, translation. */
final class Departure {
    /** Branches of ways that are followed; equal ones multiply quickly. */
    static final int MOST_BRANCHES = 64;

    private final Stacks stacks;
    private final Diagnosis diagnosis;
    private final Delivery delivery;
    private final Beginning beginning;
    private final PathMtu mtus;

    Departure(Stacks stacks, Wire wire) {
        this.stacks = stacks;
        this.diagnosis = new Diagnosis(stacks, wire);
        this.delivery = new Delivery(stacks, wire, diagnosis, this);
        this.beginning = new Beginning(this);
        this.mtus = new PathMtu(stacks, wire, beginning);
    }

    Delivery delivery() {
        return delivery;
    }

    /** Every way from the stack that makes a packet. */
    List<Trip> begin(Stack stack, Trip trip, Choice choice) {
        return beginning.begin(stack, trip, choice);
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
        // What is marked before mangle is not looked for again (ipt_mangle_out in net/ipv4/netfilter/iptable_mangle.c).
        boolean marked = choice.turned() || !passing.in().isEmpty();
        RouteQuestion plain = choice.question(packet, passing.in());
        RouteQuestion asked = marked ? plain.marked(passing.hooks().wayMark()) : plain;
        RouteQuestion question =
                choice.turned() && !stack.looksInside(packet.family()) ? asked.carrying(FlowKeys.NONE) : asked;
        RouteAnswer answer = stack.routing().ask(question);
        Stop refusal = refusal(stack, packet, answer);
        return refusal == null && answer instanceof RouteAnswer.Found(RouteEntry route, var _)
                ? route(passing, trip, choice, route)
                : List.of(trip.stopped(Objects.requireNonNull(refusal)));
    }

    /** Why tables and rules lead a packet nowhere; null where they lead somewhere. */
    @Nullable Stop refusal(Stack stack, Packet packet, RouteAnswer answer) {
        return switch (answer) {
            case RouteAnswer.Nothing() -> diagnosis.noRoute(stack, packet);
            case RouteAnswer.Refused(RoutingRuleEntry rule) ->
                Stop.at(stack, Cause.BLACKHOLE, null, packet, RuleText.of(rule));
            case RouteAnswer.Unknown(RoutingRuleEntry rule) ->
                Stop.at(stack, Cause.UNKNOWN_MATCH, null, packet, RuleText.of(rule));
            case RouteAnswer.Found(RouteEntry route, var _) -> route.type() == RouteEntry.Type.UNICAST
                    ? null
                    : Stop.at(
                            stack,
                            Cause.BLACKHOLE,
                            null,
                            packet,
                            route.type().name().toLowerCase(Locale.ROOT) + " " + route.to().shortText());
        };
    }

    private List<Trip> route(Passing passing, Trip trip, Choice choice, RouteEntry route) {
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
                RouteTable.LOCAL,
                RouteEntry.KERNEL,
                "link",
                null);
        return leave(passing, trip, route, hop);
    }

    private List<Trip> leave(Passing passing, Trip arrived, RouteEntry route, Hop hop) {
        String device = Objects.requireNonNullElse(hop.device(), "");
        String martian = passing.in().isEmpty() ? Martians.leaving(passing.stack(), arrived.packet(), device) : "";
        if (!martian.isEmpty()) {
            return List.of(
                    arrived.stopped(Stop.at(passing.stack(), Cause.MARTIAN, device, arrived.packet(), martian)));
        }
        Trip trip = mtus.fitted(passing, arrived, device);
        if (!trip.arrived()) {
            return List.of(trip);
        }
        Packet packet = trip.packet();
        // Who is his own gateway looks for everybody on his own link.
        IPAddress via = hop.via() != null && passing.stack().has(hop.via(), device) ? null : hop.via();
        IPAddress nextHop = via == null ? packet.destination() : via;
        Hooks hooks = passing.hooks();
        Flow flow = passing.leavingBy(packet, device);
        Hook first = passing.in().isEmpty() ? Hook.OUTPUT : Hook.FORWARD;
        Flow sent = passing.sentBy(packet, device);
        Stop stop = hooks.filter(sent, first, Cause.FIREWALL, device);
        if (stop == null) {
            stop = hooks.filter(flow, Hook.POSTROUTING, Cause.FIREWALL, device);
        }
        Verdict verdict = hooks.nat(flow, Hook.POSTROUTING);
        if (stop == null) {
            stop = hooks.masked(flow, verdict, device, Cause.FIREWALL);
        }
        if (stop == null) {
            stop = hooks.framed(flow, List.of(Hook.OUTPUT, Hook.POSTROUTING), Hook.EGRESS, device);
        }
        Stack stack = passing.stack();
        IPAddress own = stack.sourceFor(device, packet.destination(), nextHop);
        if (stop == null && own == null && verdict.kind() == Verdict.Kind.MASQUERADE) {
            // Nothing to hide it behind (nf_nat_masquerade_ipv4 in net/netfilter/nf_nat_masquerade.c).
            stop = Stop.at(stack, Cause.FIREWALL, device, packet, verdict.text());
        }
        if (stop == null && !passing.in().isEmpty()) {
            stop = hooks.parted(flow, own, device, Cause.FIREWALL);
        }
        if (stop != null) {
            return List.of(trip.stopped(stop));
        }
        Trip living = HopLimit.written(
                stacks, HopLimit.written(stacks, trip, sent, List.of(first)), flow, List.of(Hook.POSTROUTING));
        Packet leaving = passing.tracking().leaving(NatRules.source(verdict, packet, own));
        String key = via == null ? "hop.link" : "hop.via";
        String table = route.table().isMain() || route.table().equals(RouteTable.LOCAL)
                ? ""
                : " table " + route.table().text();
        String detail = route.to().shortText() + (via == null ? "" : " via " + Addresses.text(via)) + table;
        if (!leaving.equals(passing.original())) {
            key += ".nat";
            detail += ", " + Addresses.text(leaving.source()) + " → " + Addresses.text(leaving.destination());
        }
        Trip left = living.carrying(leaving)
                .across(new Crossing(
                        stack.name(), passing.in(), device, key, detail, route, nextHop, hooks.said()))
                .remembering(
                        passing.tracking().isTracked(),
                        new Connection(stack.name(), passing.original(), leaving, Connection.Mask.of(verdict, device), hooks.mark()));
        return delivery.deliver(stack, left.withMark(hooks.mark()), device, nextHop);
    }
}
