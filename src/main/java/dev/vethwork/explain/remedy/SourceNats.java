package dev.vethwork.explain.remedy;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.walk.RoundTrip;
import dev.vethwork.explain.walk.trip.Crossing;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.SourceNat;
import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** FixEdits of source NAT that is drawn, and gives packets an address to which no answer comes. */
record SourceNats(Topology topology, UnaryOperator<String> nodes) {
    /** Each such rule on the way there, with the address that the router has where the packet leaves it. */
    List<Edit> corrected(RoundTrip trip, Stop stop) {
        return trip.there().crossings().reversed().stream()
                .filter(crossing -> crossing.route() != null)
                .flatMap(crossing -> corrected(crossing, stop.packet().destination()))
                .toList();
    }

    private Stream<Edit> corrected(Crossing crossing, IPAddress wrong) {
        String router = nodes.apply(crossing.namespace());
        Optional<IPAddress> own = own(router, crossing.out(), Family.of(wrong));
        return topology.nodes().get(router) instanceof StackNode node && own.isPresent() && !own.get().equals(wrong)
                ? node.stack().sourceNats().stream()
                        .filter(nat -> nat.to().equals(wrong))
                        .map(nat -> correct(router, nat, own.get()))
                : Stream.empty();
    }

    private Optional<IPAddress> own(String router, String device, Family family) {
        return topology.endsOf(router).stream()
                .filter(end -> end.interfaceName().equals(device))
                .map(CableEnd::addresses)
                .flatMap(List::stream)
                .map(InterfaceAddress::ip)
                .filter(address -> Family.of(address) == family)
                .findFirst();
    }

    private static Edit correct(String router, SourceNat wrong, IPAddress own) {
        return Edit.of(
                EditName.of("fix.sourceNatRight", router, Addresses.text(wrong.to()), Addresses.text(own)),
                t -> FixEdits.stack(t, router, s -> s.withSourceNats(s.sourceNats().stream()
                        .map(nat -> nat.equals(wrong) ? nat.withTo(own) : nat)
                        .toList())));
    }
}
