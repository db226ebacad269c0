package dev.vethwork.format.importing.tool;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import inet.ipaddr.IPAddress;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What netpen decides by itself. A subnet is cut into as many pools as there are segments with devices in it, the last for the
 * first of them, and a pool gives its addresses in order. Namespaces reach all pools by the fewest hops.
 */
final class NetpenNet {
    private final Map<String, Prefix> subnets = new LinkedHashMap<>();

    /** As they stand in the file. */
    private final List<Device> devices = new ArrayList<>();

    /** Part of a subnet that a segment has for itself. */
    private record Pool(String subnet, Prefix prefix) {}

    /** A route. @param via empty where the device has no neighbours but one */
    record Route(Device from, Prefix to, Optional<IPAddress> via) {}

    /** An interface. */
    static final class Device {
        private final String node;
        private final String name;
        private final List<String> subnets;
        private final int line;
        private final Map<Pool, InterfaceAddress> addresses = new LinkedHashMap<>();
        private final Set<Device> heard = new LinkedHashSet<>();
        private boolean port;
        private String tag = "";
        private @Nullable Device below;
        private @Nullable Device far;

        private Device(String node, String name, List<String> subnets, int line) {
            this.node = node;
            this.name = name;
            this.subnets = subnets;
            this.line = line;
        }

        String node() {
            return node;
        }

        String name() {
            return name;
        }

        int line() {
            return line;
        }

        List<InterfaceAddress> addresses() {
            return List.copyOf(addresses.values());
        }

        /** The first of its addresses; empty where it has none. */
        String main() {
            return addresses.values().stream().findFirst().map(a -> Addresses.text(a.ip())).orElse("?");
        }

        /** Frames get from one to the other. */
        void joins(Device other) {
            heard.add(other);
            other.heard.add(this);
        }

        void becomesPort() {
            port = true;
        }

        /** It hears those that have its number on a device that hears the one below it. */
        void tagged(Device on, String number) {
            below = on;
            tag = number;
        }

        /** What it sends arrives there, and nowhere else. */
        void tunnels(Device other) {
            far = other;
            other.far = this;
        }
    }

    void subnet(String name, Prefix prefix) {
        subnets.put(name, prefix);
    }

    Device device(String node, String name, List<String> its, int line) {
        Device device = new Device(node, name, its, line);
        devices.add(device);
        return device;
    }

    /** Of these subnets, as they are written. */
    String prefixes(List<String> names) {
        return names.stream().map(subnets::get).filter(Objects::nonNull).map(Prefix::text).collect(Collectors.joining(","));
    }

    void address() {
        for (Device one : devices) {
            Device below = one.below;
            devices.stream()
                    .filter(other -> below != null && other.below != null && other.tag.equals(one.tag) && below.heard.contains(other.below))
                    .forEach(one::joins);
        }
        subnets.forEach((name, prefix) -> {
            List<Set<Device>> segments = segments().stream()
                    .filter(segment -> segment.stream().anyMatch(d -> d.subnets.contains(name)))
                    .toList();
            int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, segments.size() - 1));
            for (int i = 0; i < segments.size(); i++) {
                pool(name, prefix, bits, (1 << bits) - 1 - i, segments.get(i));
            }
        });
    }

    private static void pool(String subnet, Prefix prefix, int bits, int number, Set<Device> segment) {
        int length = prefix.length() + bits;
        int hosts = prefix.address().getBitCount() - length;
        if (hosts < 0) {
            return;
        }
        IPAddress first = Addresses.plus(prefix.address(), BigInteger.valueOf(number).shiftLeft(hosts));
        Pool pool = new Pool(subnet, new Prefix(first, length));
        // Two addresses have no network and no broadcast among them.
        long next = hosts < 2 ? 0 : 1;
        for (Device device : segment) {
            boolean left = hosts > 30 || next < (1L << hosts) - (hosts < 2 ? 0 : 1);
            if (device.subnets.contains(subnet) && !device.port && left) {
                device.addresses.put(
                        pool, InterfaceAddress.of(Addresses.plus(first, BigInteger.valueOf(next++)), length));
            }
        }
    }

    private List<Set<Device>> segments() {
        List<Set<Device>> all = new ArrayList<>();
        Set<Device> seen = new HashSet<>();
        for (Device start : devices) {
            Set<Device> segment = new LinkedHashSet<>();
            Deque<Device> open = new ArrayDeque<>(List.of(start));
            while (!open.isEmpty()) {
                Device device = open.remove();
                if (seen.add(device)) {
                    segment.add(device);
                    open.addAll(device.heard);
                }
            }
            if (!segment.isEmpty()) {
                // As they stand in the file.
                all.add(devices.stream().filter(segment::contains).collect(Collectors.toCollection(LinkedHashSet::new)));
            }
        }
        return all;
    }

    /** How a node gets to the next. @param out its device @param in that of the next */
    private record Hop(Device out, Device in, Optional<IPAddress> via) {}

    List<Route> routes() {
        Map<String, List<Device>> nodes = devices.stream()
                .collect(Collectors.groupingBy(Device::node, LinkedHashMap::new, Collectors.toList()));
        Set<Pool> pools = devices.stream().flatMap(d -> d.addresses.keySet().stream()).collect(Collectors.toCollection(LinkedHashSet::new));
        List<Route> routes = new ArrayList<>();
        nodes.keySet().forEach(node -> pools.stream()
                .filter(pool -> nodes.getOrDefault(node, List.of()).stream().noneMatch(d -> d.addresses.containsKey(pool)))
                .forEach(pool -> first(node, pool, nodes)
                        .ifPresent(hop -> routes.add(new Route(hop.out(), pool.prefix(), hop.via())))));
        return routes;
    }

    /** The first hop of the shortest way. */
    private Optional<Hop> first(String from, Pool to, Map<String, List<Device>> nodes) {
        Map<String, Hop> begun = new HashMap<>();
        Set<String> seen = new HashSet<>(Set.of(from));
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            String node = open.remove();
            for (Hop hop : hops(nodes.getOrDefault(node, List.of()), to)) {
                String next = hop.in().node();
                if (!seen.add(next)) {
                    continue;
                }
                Hop firstHop = begun.getOrDefault(node, hop);
                if (nodes.getOrDefault(next, List.of()).stream().anyMatch(d -> d.addresses.containsKey(to))) {
                    return Optional.of(firstHop);
                }
                begun.put(next, firstHop);
                open.add(next);
            }
        }
        return Optional.empty();
    }

    private List<Hop> hops(List<Device> from, Pool to) {
        List<Hop> hops = new ArrayList<>();
        for (Device out : from) {
            Device far = out.far;
            if (far != null) {
                if (out.subnets.contains(to.subnet())) {
                    hops.add(new Hop(out, far, Optional.empty()));
                }
                continue;
            }
            for (Pool pool : out.addresses.keySet()) {
                for (Device in : pool.prefix().family() == to.prefix().family() ? devices : List.<Device>of()) {
                    InterfaceAddress neighbor = in.addresses.get(pool);
                    if (in != out && neighbor != null) {
                        hops.add(new Hop(out, in, Optional.of(neighbor.ip())));
                    }
                }
            }
        }
        return hops;
    }
}
