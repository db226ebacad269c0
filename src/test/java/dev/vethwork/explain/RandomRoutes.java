package dev.vethwork.explain;

import dev.vethwork.explain.RandomLab.Subnet;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The routes that a lab needs: the shortest ways, several at once where they are equal, or a default route. */
final class RandomRoutes {
    private final Random random;
    private final List<Subnet> subnets;
    private final List<String> forwarders;

    RandomRoutes(Random random, List<Subnet> subnets, List<String> forwarders) {
        this.random = random;
        this.subnets = subnets;
        this.forwarders = forwarders;
    }

    Topology put(Topology lab) {
        Topology routed = lab;
        for (String node : RandomLab.nodes(subnets)) {
            List<Route> routes = routes(node);
            routed = Labs.stack(routed, node, s -> s.withRoutes(routes));
        }
        return routed;
    }

    private List<Route> routes(String node) {
        Set<Route> all = new LinkedHashSet<>();
        List<Subnet> own = RandomLab.of(subnets, node);
        boolean byDefault = !forwarders.contains(node) && random.nextInt(3) > 0;
        for (Subnet far : subnets) {
            if (own.contains(far)) {
                continue;
            }
            for (boolean v6 : new boolean[] {false, true}) {
                List<Route> ways = ways(node, own, far, v6);
                if (ways.isEmpty()) {
                    continue;
                }
                if (byDefault) {
                    all.removeIf(r -> r.to().isAll() && v6 == r.to().address().isIPv6());
                    Route first = ways.getFirst();
                    all.add(Route.via(v6 ? Prefix.ALL_V6 : Prefix.ALL_V4, first.via()));
                } else {
                    all.addAll(random.nextBoolean() ? ways : ways.subList(0, 1));
                }
            }
        }
        return List.copyOf(all);
    }

    private List<Route> ways(String node, List<Subnet> own, Subnet far, boolean v6) {
        String to = address(far, null, v6);
        Map<String, Integer> distance = distances(far, v6);
        List<Route> ways = new ArrayList<>();
        int best = Integer.MAX_VALUE;
        for (Subnet near : own) {
            for (String router : near.members()) {
                String via = address(near, router, v6);
                int length = distance.getOrDefault(router, Integer.MAX_VALUE);
                if (router.equals(node) || via == null || to == null || length > best || length == Integer.MAX_VALUE) {
                    continue;
                }
                if (length < best) {
                    ways.clear();
                    best = length;
                }
                ways.add(Route.via(Prefix.parse(to).network(), Addresses.parse(via.replaceAll("/.*", ""))));
            }
        }
        return ways;
    }

    /** Hops of each router to a subnet. */
    private Map<String, Integer> distances(Subnet far, boolean v6) {
        Map<String, Integer> found = new HashMap<>();
        forwarders.stream().filter(far.members()::contains).forEach(f -> found.put(f, 0));
        for (int round = 0; round < forwarders.size(); round++) {
            for (Subnet between : subnets) {
                if (v6 ? !between.v6() : !between.v4()) {
                    continue;
                }
                for (String a : between.members()) {
                    for (String b : between.members()) {
                        if (forwarders.contains(a) && found.containsKey(b)) {
                            found.merge(a, found.get(b) + 1, Math::min);
                        }
                    }
                }
            }
        }
        return found;
    }

    /** Of a node in a subnet; without one, any. */
    private static @Nullable String address(Subnet subnet, @Nullable String node, boolean v6) {
        if (subnet.members().isEmpty()) {
            return null;
        }
        return subnet.addresses(node == null ? subnet.members().getFirst() : node).stream()
                .filter(a -> InterfaceAddress.parse(a).ip().isIPv6() == v6)
                .findFirst()
                .orElse(null);
    }
}
