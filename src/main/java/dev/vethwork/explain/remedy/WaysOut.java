package dev.vethwork.explain.remedy;

import dev.vethwork.edit.Edit;
import dev.vethwork.explain.Cause;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.lint.route.SourceRule;
import dev.vethwork.explain.walk.Advertising;
import dev.vethwork.explain.walk.RoundTrip;
import dev.vethwork.explain.walk.trip.Crossing;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.RoutingRule;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Masquerade;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Ways for what has none, there or back: routes that are missing, not taken, or throw away what they are for. */
record WaysOut(Topology topology, NetworkState state, Gateways gateways, NodeEdits nodes) {
    /** What makes a way there. */
    List<Edit> there(Stop stop, String node) {
        Readdressing addresses = new Readdressing(topology);
        Family family = stop.packet().family();
        return Joined.of(
                learned(stop, node),
                carrying(stop, node),
                sources(stop, node),
                new Exchanging(topology).edits(family),
                new Rerouting(gateways, nodes::node).aroundGateway(stop),
                gateways.routes(stop, node),
                addresses.widened(stop.namespace(), null, family),
                addresses.fitting(stop.namespace(), null, family),
                addresses.onBridges(stop.namespace(), family));
    }

    /** What makes one back; be it that nobody has to know it. */
    List<Edit> back(RoundTrip trip, Stop stop, String node) {
        List<Edit> edits = new ArrayList<>(learned(stop, node));
        edits.addAll(gateways.routes(stop, node));
        edits.addAll(new Readdressing(topology).widened(stop.namespace(), null, stop.packet().family()));
        List<Crossing> forwarded = trip.there().crossings().stream()
                .filter(c -> c.route() != null && !c.in().isEmpty())
                .toList();
        if (!forwarded.isEmpty()) {
            edits.add(masquerade(forwarded.getLast(), gateways.subnet(stop.packet().destination())));
        }
        return edits;
    }

    private Edit masquerade(Crossing last, Prefix source) {
        String router = nodes.node(last.namespace());
        return nodes.change(
                "fix.masquerade",
                router,
                s -> s.withMasquerades(FixEdits.with(s.masquerades(), new Masquerade(source, last.out()))),
                router,
                source.text());
    }

    /** The default route that a router tells of, which who forwards takes only where it is told to. */
    private List<Edit> learned(Stop stop, String node) {
        return stop.packet().family() == Family.V4
                ? List.of()
                : Advertising.deaf(state, stop.namespace()).stream()
                        .map(device -> nodes.set(node, "net.ipv6.conf." + device + ".accept_ra", "2"))
                        .toList();
    }

    /** Without what throws it away. */
    List<Edit> unrefused(Stop stop, String node) {
        Edit routes = nodes.change(
                "fix.removeRoute",
                node,
                s -> s.withRoutes(s.routes().stream()
                        .filter(r -> r.type() == Route.Type.UNICAST || !r.to().contains(stop.packet().destination()))
                        .toList()),
                node,
                stop.detail());
        return Stream.concat(
                        new Rerouting(gateways, nodes::node).toNeighbor(stop).stream(), Stream.of(unruled(stop, node), routes))
                .toList();
    }

    /** Without the rules that end the search for such a packet. */
    private Edit unruled(Stop stop, String node) {
        String destination = Addresses.text(stop.packet().destination());
        return nodes.change(
                "fix.removeRules",
                node,
                s -> s.withRules(s.rules().stream()
                        .filter(r -> r.type() == RoutingRule.Type.UNICAST
                                || r.from() != null && !r.from().contains(stop.packet().source())
                                || r.to() != null && !r.to().contains(stop.packet().destination()))
                        .toList()),
                node,
                destination);
    }

    /** Routes that nobody can send by from the address that they name, left to the kernel to choose one. */
    private List<Edit> sources(Stop stop, String node) {
        IPAddress source = stop.nextHop();
        return stop.cause() != Cause.NO_ROUTE || source == null
                ? List.of()
                : List.of(nodes.change(
                        "fix.freeSource", node, s -> SourceRule.freed(s, source), node, Addresses.text(source)));
    }

    /** Carried by the tunnel that it is sent into, to each of its other ends. */
    private List<Edit> carrying(Stop stop, String node) {
        String device = stop.device();
        Prefix subnet = gateways.subnet(stop.packet().destination());
        return device == null || !(topology.nodes().get(node) instanceof StackNode drawn)
                ? List.of()
                : drawn.stack().drawn(device).stream()
                        .flatMap(tunnel -> tunnel.carrying(subnet).entrySet().stream())
                        .map(end -> nodes.change(
                                "fix.carry",
                                node,
                                s -> s.editDrawn(device, _ -> end.getValue()),
                                node,
                                device,
                                subnet.shortText(),
                                end.getKey()))
                        .toList();
    }
}
