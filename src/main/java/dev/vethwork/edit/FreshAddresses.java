package dev.vethwork.edit;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.segment.Segment;
import dev.vethwork.topology.segment.Segments;
import inet.ipaddr.IPAddress;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Addresses and subnets that are not taken yet. */
public final class FreshAddresses {
    /** Enough to find a gap in any subnet that somebody draws by hand. */
    private static final int TRIES = 65_536;

    private FreshAddresses() {}

    /** For an end of a drawing: the next free address of each family's subnet on its segment, or of a new subnet. */
    public static List<InterfaceAddress> forEnd(Topology topology, EndId end) {
        List<Prefix> subnets =
                Segments.of(topology).of(end).map(FreshAddresses::subnets).orElse(List.of());
        List<InterfaceAddress> found = new ArrayList<>();
        for (Prefix subnet : subnets.isEmpty() ? List.of(subnet(topology, Set.of())) : subnets) {
            next(topology, subnet).ifPresent(found::add);
        }
        return found;
    }

    /** The lowest address of a subnet that nobody in the drawing has. */
    public static Optional<InterfaceAddress> next(Topology topology, Prefix subnet) {
        Set<IPAddress> taken = all(topology).map(InterfaceAddress::ip).collect(Collectors.toCollection(HashSet::new));
        int bits = subnet.family().bits() - subnet.length();
        int last = bits >= 16 ? TRIES : (1 << bits) - 2;
        IPAddress network = subnet.network().address();
        for (int i = 1; i <= last; i++) {
            IPAddress candidate = network.increment(i);
            if (!taken.contains(candidate)) {
                return Optional.of(InterfaceAddress.of(candidate, subnet.length()));
            }
        }
        return Optional.empty();
    }

    /** A /24 that overlaps no address of the drawing and none of these: 192.168.15.0/24, then those after it. */
    static Prefix subnet(Topology topology, Set<Prefix> alsoTaken) {
        Set<Prefix> taken = all(topology).map(InterfaceAddress::subnet).collect(Collectors.toCollection(HashSet::new));
        taken.addAll(alsoTaken);
        IPAddress first = Prefix.parse("192.168.15.0/24").address();
        IPAddress second = Prefix.parse("10.0.0.0/24").address();
        for (int i = 0; i < TRIES; i++) {
            Prefix candidate = new Prefix(i <= 240 ? first.increment(256L * i) : second.increment(256L * (i - 241)), 24);
            if (taken.stream().noneMatch(candidate::overlaps)) {
                return candidate;
            }
        }
        return new Prefix(first, 24);
    }

    /** The first subnet behind this one that is of its size and overlaps none of these. */
    static Prefix behind(Prefix subnet, Predicate<Prefix> overlaps) {
        BigInteger size = BigInteger.ONE.shiftLeft(subnet.family().bits() - subnet.length());
        return Stream.iterate(subnet.address(), address -> Addresses.plus(address, size))
                .limit(TRIES)
                .map(address -> new Prefix(address, subnet.length()))
                .filter(candidate -> !overlaps.test(candidate))
                .findFirst()
                .orElse(subnet);
    }

    /** The subnet of each family that most addresses of a segment are in. */
    public static List<Prefix> subnets(Segment segment) {
        Map<Prefix, Integer> counts = new LinkedHashMap<>();
        segment.addresses()
                .filter(a -> a.written() && a.prefix().length() < a.family().bits() - 1)
                .forEach(a -> counts.merge(a.subnet(), 1, Integer::sum));
        List<Prefix> best = new ArrayList<>();
        for (Family family : Family.values()) {
            counts.entrySet().stream()
                    .filter(e -> e.getKey().family() == family)
                    .max(Comparator.comparing(Map.Entry::getValue))
                    .ifPresent(e -> best.add(e.getKey()));
        }
        return best;
    }

    private static Stream<InterfaceAddress> own(Node node) {
        return switch (node) {
            case Bridge bridge -> bridge.addresses().stream();
            case StackNode stack -> stack.stack().interfaces().stream().flatMap(d -> d.addresses().stream());
        };
    }

    /** Every address that somebody in the drawing has. */
    public static Stream<InterfaceAddress> all(Topology topology) {
        return Stream.concat(
                topology.nodes().values().stream()
                        .flatMap(FreshAddresses::own),
                topology.cables().stream().flatMap(c -> c.ends().stream()).flatMap(e -> e.addresses().stream()));
    }
}
