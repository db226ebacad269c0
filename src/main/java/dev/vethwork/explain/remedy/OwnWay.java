package dev.vethwork.explain.remedy;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.walk.RoundTrip;
import dev.vethwork.explain.walk.stack.FlowKeys;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.trip.Connection;
import dev.vethwork.explain.walk.trip.Crossing;
import dev.vethwork.explain.walk.trip.Trip;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.FlowSelector;
import dev.vethwork.net.PortSpan;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RouteTable;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.RoutingRule;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Sends answers by the link that was asked: what is from its address, or from whom it was sent on to, gets a routing table of its own. */
record OwnWay(Topology topology, Gateways gateways, UnaryOperator<String> nodes) {
    private static final long FIRST = 100;

    /** Where an answer leaves by another link than the one whose address it is from. */
    List<Edit> edits(RoundTrip trip) {
        Trip back = trip.back();
        if (back == null || back.crossings().isEmpty()) {
            return List.of();
        }
        Crossing first = back.crossings().getFirst();
        IPAddress asked = trip.there().packet().destination();
        IPAddress asker = trip.there().packet().source();
        Stream<Edit> own = gateways.holding(first.namespace(), asked).stream()
                .filter(link -> !link.equals(first.out()))
                .flatMap(link -> gateways.knowing(first.namespace(), asker, link).stream()
                        .flatMap(gateway -> edit(
                                nodes.apply(first.namespace()), "fix.ownWay", asked, r -> r.withFrom(Prefix.host(asked)), gateway, link).stream()));
        return Stream.concat(own, forwarded(trip.there(), back)).toList();
    }

    /** The same where a node has sent on to somebody else what was for it: what he answers from there. */
    private Stream<Edit> forwarded(Trip there, Trip back) {
        return there.connections().stream()
                .filter(c -> c.turnsDestination() && !c.original().reply())
                .flatMap(c -> there.crossings().stream()
                        .filter(in -> in.namespace().equals(c.namespace()) && !in.in().isEmpty())
                        .flatMap(in -> back.crossings().stream()
                                .filter(out -> out.namespace().equals(c.namespace()) && !out.in().isEmpty() && !out.out().equals(in.in()))
                                .flatMap(out -> gateways.knowing(c.namespace(), c.original().source(), in.in()).stream()
                                        .flatMap(gateway -> answers(c, out.in(), gateway, in.in())))));
    }

    private Stream<Edit> answers(Connection connection, String from, IPAddress gateway, String link) {
        Packet sent = connection.last();
        PortSpan port = sent.destinationPort() == 0 ? null : new PortSpan(sent.destinationPort(), sent.destinationPort());
        FlowSelector selector = new FlowSelector(null, FlowKeys.of(sent).protocol(), port, null);
        return edit(
                nodes.apply(connection.namespace()),
                "fix.ownWayOf",
                sent.destination(),
                r -> r.withFrom(Prefix.host(sent.destination())).withIn(from).withSelector(selector),
                gateway,
                link)
                .stream();
    }

    private List<Edit> edit(String name, String title, IPAddress from, UnaryOperator<RoutingRule> which, IPAddress gateway, String link) {
        if (!(topology.nodes().get(name) instanceof StackNode node)) {
            return List.of();
        }
        IpStack stack = node.stack();
        long before = stack.rules().stream().mapToLong(RoutingRule::priority).min().orElse(FIRST + 1) - 1;
        if (before <= 0) {
            return List.of();
        }
        RouteTable table = free(stack);
        Prefix alone = Prefix.host(from);
        RoutingRule rule = which.apply(RoutingRule.lookup(before, table));
        Route route = Route.via(Prefix.all(alone.family()), gateway).withDevice(link).withTable(table);
        return List.of(Edit.of(
                EditName.of(title, name, alone.shortText(), Addresses.text(gateway), link),
                t -> FixEdits.stack(t, name, s -> s.withRules(FixEdits.with(s.rules(), rule)).withRoutes(FixEdits.with(s.routes(), route)))));
    }

    private static RouteTable free(IpStack stack) {
        long number = FIRST;
        while (isUsed(stack, new RouteTable(number))) {
            number++;
        }
        return new RouteTable(number);
    }

    private static boolean isUsed(IpStack stack, RouteTable table) {
        return stack.routes().stream().anyMatch(r -> r.table().equals(table))
                || stack.rules().stream().anyMatch(r -> table.equals(r.table()));
    }
}
