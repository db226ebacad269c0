package dev.vethwork.explain.remedy;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Topology;
import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Lets two of one subnet whom a switch keeps apart reach each other over a router that both hear. */
record OverRouter(Gateways gateways, UnaryOperator<String> nodes) {
    List<Edit> edits(Stop stop) {
        IPAddress one = stop.packet().source();
        IPAddress other = stop.packet().destination();
        Optional<String> there = gateways.holder(other);
        return gateways.holder(one).stream()
                .flatMap(here -> there.stream()
                        .flatMap(far -> gateways.knowing(here, other).stream()
                                .filter(gateway -> !gateway.equals(other) && gateways.knowing(far, one).contains(gateway))
                                .map(gateway -> edit(nodes.apply(here), one, nodes.apply(far), other, gateway))))
                .toList();
    }

    private static Edit edit(String here, IPAddress one, String there, IPAddress other, IPAddress gateway) {
        return Edit.of(
                EditName.of("fix.overRouter", here, there, Addresses.text(gateway)),
                t -> routed(routed(t, here, other, gateway), there, one, gateway));
    }

    private static Topology routed(Topology topology, String node, IPAddress to, IPAddress gateway) {
        return FixEdits.stack(topology, node, s -> s.withRoutes(FixEdits.with(s.routes(), Route.via(Prefix.host(to), gateway))));
    }
}
