package dev.vethwork.explain.walk.stack;

import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.RouteEntry;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** One routing table, looked up by the longest prefix. */
final class RouteMap {
    private static final Set<RouteEntry.Type> ENDING =
            EnumSet.of(RouteEntry.Type.BLACKHOLE, RouteEntry.Type.UNREACHABLE, RouteEntry.Type.PROHIBIT, RouteEntry.Type.THROW);

    /** By the length of the prefix, the longest first. */
    private final Map<Family, SortedMap<Integer, Map<Prefix, List<RouteEntry>>>> lengths = new EnumMap<>(Family.class);

    void add(RouteEntry route) {
        lengths.computeIfAbsent(route.family(), f -> new TreeMap<>(Comparator.reverseOrder()))
                .computeIfAbsent(route.to().length(), l -> new HashMap<>())
                .computeIfAbsent(route.to(), t -> new ArrayList<>(1))
                .add(route);
    }

    /**
     * The route with the longest prefix, then the lowest metric.
     *
     * @param device whose route to prefer among equal ones
     * @param beyond only one whose prefix is longer, or one that ends the search with an error (fib_rules_lookup in net/core/fib_rules.c)
     */
    Optional<RouteEntry> lookup(IPAddress destination, String device, int beyond) {
        SortedMap<Integer, Map<Prefix, List<RouteEntry>>> known = lengths.get(Family.of(destination));
        if (known == null) {
            return Optional.empty();
        }
        for (Map.Entry<Integer, Map<Prefix, List<RouteEntry>>> length : known.entrySet()) {
            List<RouteEntry> found =
                    length.getValue().get(new Prefix(destination, length.getKey()).network());
            if (found != null) {
                return found.stream()
                        .min(Comparator.comparingLong(RouteEntry::metric)
                                .thenComparing(r -> r.hops().stream().noneMatch(h -> device.equals(h.device()))))
                        .filter(r -> length.getKey() > beyond || ENDING.contains(r.type()));
            }
        }
        return Optional.empty();
    }
}
