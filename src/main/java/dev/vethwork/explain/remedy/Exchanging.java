package dev.vethwork.explain.remedy;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.net.Family;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.segment.Segments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ends of cables that have each other's addresses, as where two cables were plugged in the wrong way round. */
record Exchanging(Topology topology) {
    private static final int MOST = 4;

    /**
     * An end that fits nobody on its segment.
     *
     * @param own the subnets of its addresses
     * @param others those that the rest of its segment is in
     */
    private record Misplaced(CableEnd end, Set<Prefix> own, Set<Prefix> others) {
        boolean fits(Misplaced place) {
            return place.others().containsAll(own);
        }
    }

    /** Each two that would fit in each other's place; two of one node first, as nobody else has to know of it. */
    List<Edit> edits(Family family) {
        List<Misplaced> misplaced = Segments.of(topology).all().stream()
                .flatMap(segment -> segment.ends().stream().map(end -> new Misplaced(
                        end,
                        subnets(end.addresses().stream(), family),
                        subnets(
                                Stream.concat(
                                        segment.bridgeAddresses().stream(),
                                        segment.ends().stream().filter(e -> !e.equals(end)).flatMap(e -> e.addresses().stream())),
                                family))))
                .filter(m -> !m.own().isEmpty() && !m.others().isEmpty() && m.own().stream().noneMatch(m.others()::contains))
                .toList();
        List<CableEnd[]> pairs = new ArrayList<>();
        for (int i = 0; i < misplaced.size(); i++) {
            for (Misplaced other : misplaced.subList(i + 1, misplaced.size())) {
                if (misplaced.get(i).fits(other) && other.fits(misplaced.get(i))) {
                    pairs.add(new CableEnd[] {misplaced.get(i).end(), other.end()});
                }
            }
        }
        return pairs.stream()
                .sorted(Comparator.comparing(pair -> !pair[0].node().equals(pair[1].node())))
                .limit(MOST)
                .map(pair -> exchanged(pair[0], pair[1], family))
                .toList();
    }

    private static Set<Prefix> subnets(Stream<InterfaceAddress> addresses, Family family) {
        return addresses.filter(a -> a.family() == family).map(InterfaceAddress::subnet).collect(Collectors.toSet());
    }

    private static Edit exchanged(CableEnd one, CableEnd other, Family family) {
        return Edit.of(
                EditName.of("fix.exchange", one.id().toString(), other.id().toString()),
                t -> FixEdits.end(
                        FixEdits.end(t, one.id(), e -> e.withAddresses(having(e, other, family))),
                        other.id(),
                        e -> e.withAddresses(having(e, one, family))));
    }

    /** An end's addresses, those of one family another's. */
    private static List<InterfaceAddress> having(CableEnd end, CableEnd other, Family family) {
        return Stream.concat(
                        other.addresses().stream().filter(a -> a.family() == family),
                        end.addresses().stream().filter(a -> a.family() != family))
                .toList();
    }
}
