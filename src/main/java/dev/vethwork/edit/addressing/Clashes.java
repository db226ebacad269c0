package dev.vethwork.edit.addressing;

import dev.vethwork.edit.addressing.Clash.Kind;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.segment.Segment;
import dev.vethwork.topology.segment.Segments;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds addresses and subnets that get in each other's way. */
final class Clashes {
    private final Topology topology;
    private final List<Clash> found = new ArrayList<>();

    /** Who of which segment uses a subnet. */
    private record Use(int segment, Prefix subnet, Set<String> elements) {}

    private Clashes(Topology topology) {
        this.topology = topology;
    }

    static List<Clash> of(Topology topology, Collection<Prefix> machine) {
        Clashes clashes = new Clashes(topology);
        List<Use> uses = clashes.segments();
        clashes.between(uses);
        clashes.withMachine(uses, machine);
        return List.copyOf(clashes.found);
    }

    private List<Use> segments() {
        List<Use> uses = new ArrayList<>();
        List<Segment> segments = Segments.of(topology).all();
        for (int i = 0; i < segments.size(); i++) {
            Map<IPAddress, Set<String>> owners = new TreeMap<>();
            Map<Prefix, Set<String>> subnets = new TreeMap<>();
            for (DrawnAddresses.Owned owned : owned(segments.get(i))) {
                owners.computeIfAbsent(owned.address().ip(), _ -> new LinkedHashSet<>()).add(owned.element());
                subnets.computeIfAbsent(owned.address().subnet(), _ -> new LinkedHashSet<>()).add(owned.element());
            }
            owners.forEach((ip, who) -> {
                if (who.size() > 1) {
                    found.add(new Clash(Kind.SAME_ADDRESS, Prefix.host(ip), List.copyOf(who)));
                }
            });
            for (Map.Entry<Prefix, Set<String>> entry : subnets.entrySet()) {
                uses.add(new Use(i, entry.getKey(), entry.getValue()));
            }
        }
        return uses;
    }

    private List<DrawnAddresses.Owned> owned(Segment segment) {
        List<DrawnAddresses.Owned> all = new ArrayList<>();
        for (String name : segment.bridges()) {
            if (topology.nodes().get(name) instanceof Bridge bridge) {
                bridge.addresses().forEach(a -> all.add(new DrawnAddresses.Owned(name, a)));
            }
        }
        segment.ends().forEach(e -> e.addresses().forEach(a -> all.add(new DrawnAddresses.Owned(e.id().toString(), a))));
        return all;
    }

    /** Sorted by network, whatever overlaps a subnet follows it before the first that does not. */
    private void between(List<Use> uses) {
        List<Use> sorted = uses.stream()
                .sorted(java.util.Comparator.comparing(Use::subnet).thenComparingInt(Use::segment))
                .toList();
        for (int i = 0; i < sorted.size(); i++) {
            Use use = sorted.get(i);
            for (int j = i + 1; j < sorted.size() && sorted.get(j).subnet().overlaps(use.subnet()); j++) {
                Use other = sorted.get(j);
                // Two unwritten lengths are two single addresses: the same one twice is no overlap of subnets.
                if (other.segment() != use.segment() && !use.subnet().isHost()) {
                    List<String> both = new ArrayList<>(use.elements());
                    both.addAll(other.elements());
                    found.add(new Clash(Kind.OVERLAPPING_SEGMENTS, smaller(use.subnet(), other.subnet()), both));
                }
            }
        }
    }

    private void withMachine(List<Use> uses, Collection<Prefix> machine) {
        for (Use use : uses) {
            machine.stream()
                    .filter(p -> !p.isAll() && p.overlaps(use.subnet()))
                    .findFirst()
                    .ifPresent(p -> found.add(new Clash(
                            Kind.USED_BY_MACHINE, smaller(p, use.subnet()), List.copyOf(use.elements()))));
        }
    }

    private static Prefix smaller(Prefix a, Prefix b) {
        return a.length() >= b.length() ? a : b;
    }
}
