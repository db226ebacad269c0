package dev.vethwork.explain.remedy;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.walk.RoundTrip;
import dev.vethwork.explain.walk.trip.Crossing;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.explain.walk.trip.Trip;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Route;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** FixEdits that take the route away which led a packet astray, alone or for a better one. */
record Rerouting(Gateways gateways, UnaryOperator<String> nodes) {
    /** Over other gateways than the one that nobody answers for. */
    List<Edit> aroundGateway(Stop stop) {
        IPAddress gateway = stop.nextHop();
        if (gateway == null || gateway.equals(stop.packet().destination())) {
            return List.of();
        }
        String node = nodes.apply(stop.namespace());
        List<IPAddress> beside = gateways.knowing(stop.namespace(), stop.packet().destination());
        List<Edit> edits = new ArrayList<>();
        for (IPAddress other : beside) {
            if (!other.equals(gateway)) {
                edits.add(reroute(node, gateway, other, r -> over(r, other)));
            }
        }
        if (beside.isEmpty()) {
            // Who is in a subnet of its own has its gateway on the link all the same.
            gateways.heardBy(stop).stream()
                    .filter(other -> !other.equals(gateway))
                    .forEach(other -> edits.add(reroute(node, gateway, other, r -> r.withVia(other).withDevice(stop.device()).withOnLink(true))));
        }
        return edits;
    }

    private static Edit reroute(String node, IPAddress gateway, IPAddress other, UnaryOperator<Route> over) {
        return Edit.of(
                EditName.of("fix.reroute", node, Addresses.text(gateway), Addresses.text(other)),
                t -> FixEdits.stack(t, node, s -> s.withRoutes(s.routes().stream()
                        .map(r -> gateway.equals(r.via()) ? over.apply(r) : r)
                        .distinct()
                        .toList())));
    }

    private static Route over(Route route, IPAddress gateway) {
        return route.withVia(gateway).withDevice(null).withOnLink(false);
    }

    /** A route for a neighbour alone, by the one of the node's links that it is on. */
    List<Edit> byOtherLink(Stop stop) {
        IPAddress nextHop = stop.nextHop();
        return nextHop == null ? List.of() : host(stop, nextHop, gateways.links(stop.namespace(), nextHop));
    }

    /** The same for the destination itself. */
    List<Edit> toNeighbor(Stop stop) {
        IPAddress destination = stop.packet().destination();
        return host(stop, destination, gateways.links(stop.namespace(), destination));
    }

    /** The same by any other link, for an address that nobody has: it is enough that there is a way. */
    List<Edit> onLink(Stop stop) {
        IPAddress nextHop = stop.nextHop();
        return nextHop == null
                ? List.of()
                : host(
                        stop,
                        nextHop,
                        gateways.links(stop.namespace()).stream()
                                .filter(device -> !device.equals(stop.device()))
                                .toList());
    }

    private List<Edit> host(Stop stop, IPAddress to, List<String> devices) {
        String node = nodes.apply(stop.namespace());
        Prefix alone = Prefix.host(to);
        return devices.stream()
                .map(device -> Edit.of(
                        EditName.of("fix.routeOut", node, alone.shortText(), device),
                        t -> FixEdits.stack(t, node, s -> s.withRoutes(FixEdits.with(
                                s.routes(), new Route(alone, null, device, null, Route.Type.UNICAST))))))
                .toList();
    }

    /** Each of the routes that lead in a circle, replaced by a gateway that is not on it, or taken away. */
    List<Edit> outOfCircle(RoundTrip trip, Stop stop) {
        Trip circling = Objects.requireNonNullElse(trip.back(), trip.there());
        IPAddress destination = stop.packet().destination();
        List<Edit> edits = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (Crossing crossing : circling.crossings()) {
            if (crossing.route() != null && seen.add(crossing.namespace())) {
                String node = nodes.apply(crossing.namespace());
                Prefix to = crossing.route().to();
                for (IPAddress gateway : gateways.knowing(crossing.namespace(), destination)) {
                    edits.add(Edit.of(
                            EditName.of("fix.route", node, to.shortText(), Addresses.text(gateway)),
                            t -> FixEdits.stack(t, node, s -> s.withRoutes(
                                    replaced(s.routes(), to, Route.via(to, gateway))))));
                }
                edits.add(Edit.of(
                        EditName.of("fix.removeRoute", node, to.shortText()),
                        t -> FixEdits.stack(t, node, s -> s.withRoutes(replaced(s.routes(), to, null)))));
            }
        }
        return edits;
    }

    private static List<Route> replaced(List<Route> routes, Prefix to, @Nullable Route fresh) {
        List<Route> all = new ArrayList<>(
                routes.stream().filter(r -> !r.to().network().equals(to)).toList());
        if (fresh != null) {
            all.add(fresh);
        }
        return all;
    }
}
