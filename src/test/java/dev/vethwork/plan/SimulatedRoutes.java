package dev.vethwork.plan;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.RouteEntry.Hop;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The routing table of the simulated kernel. */
final class SimulatedRoutes {
    private SimulatedRoutes() {}

    static NamespaceState run(NamespaceState namespace, List<String> words, String lab) {
        RouteEntry route = parse(namespace, words.subList(2, words.size()), lab);
        List<RouteEntry> routes = new ArrayList<>(namespace.routes());
        boolean exists = routes.stream().anyMatch(r -> sameKey(r, route));
        if (words.get(1).equals("del")) {
            SimulatedKernel.require(exists, "No such process");
            routes.removeIf(r -> sameKey(r, route));
            return namespace.withRoutes(routes);
        }
        SimulatedKernel.require(!exists || words.get(1).equals("replace"), "File exists");
        List<Hop> hops = route.hops().stream().map(h -> resolve(namespace, h)).toList();
        routes.removeIf(r -> sameKey(r, route));
        routes.add(new RouteEntry(
                route.to(), route.type(), hops, route.metric(), null, "main", route.protocol(), "global", route.owner()));
        return namespace.withRoutes(routes);
    }

    private static boolean sameKey(RouteEntry one, RouteEntry other) {
        return one.to().equals(other.to()) && one.metric() == other.metric();
    }

    private static RouteEntry parse(NamespaceState namespace, List<String> words, String lab) {
        int at = 0;
        RouteEntry.Type type = RouteEntry.Type.UNICAST;
        if (List.of("blackhole", "unreachable", "prohibit").contains(words.get(0))) {
            type = RouteEntry.Type.valueOf(words.get(at++).toUpperCase(Locale.ROOT));
        }
        String to = words.get(at++);
        String rest = String.join(" ", words.subList(at, words.size()));
        Family family = rest.contains(":") ? Family.V6 : Family.V4;
        Prefix prefix = to.equals("default") ? Prefix.all(family) : Prefix.parse(to);
        long metric = prefix.family() == Family.V4 ? 0 : 1024;
        String protocol = "boot";
        List<Hop> hops = new ArrayList<>();
        IPAddress via = null;
        String device = null;
        for (; at < words.size(); at += 2) {
            switch (words.get(at)) {
                case "metric" -> metric = Long.parseLong(words.get(at + 1));
                case "proto" -> protocol = words.get(at + 1);
                case "via" -> via = Addresses.parse(words.get(at + 1));
                case "dev" -> device = words.get(at + 1);
                case "weight" -> {
                    hops.add(Hop.of(via, device));
                    via = null;
                    device = null;
                }
                case "nexthop" -> at--;
                default -> throw new IllegalStateException("unknown " + words);
            }
        }
        if (via != null || device != null) {
            hops.add(Hop.of(via, device));
        }
        return new RouteEntry(
                prefix, type, hops, metric, null, "main", protocol, "global",
                namespace.isRoot() && protocol.equals("86") ? lab : null);
    }

    private static Hop resolve(NamespaceState namespace, Hop hop) {
        Interface found = namespace.interfaces().values().stream()
                .filter(Interface::up)
                .filter(i -> hop.device() == null || hop.device().equals(i.name()))
                .filter(i -> hop.via() == null
                        || i.addresses().stream().anyMatch(a -> a.contains(hop.via()))
                        || namespace.routes().stream().anyMatch(r -> r.to().contains(hop.via())
                                && r.hops().stream().anyMatch(h -> h.via() == null && i.name().equals(h.device()))))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nexthop has invalid gateway"));
        return Hop.of(hop.via(), found.name());
    }

    static NamespaceState withoutDevice(NamespaceState namespace, String device) {
        return without(namespace, device, List.of(Family.values()));
    }

    static NamespaceState withoutV4(NamespaceState namespace, String device) {
        return without(namespace, device, List.of(Family.V4));
    }

    /** A route goes with the last of its next hops. */
    private static NamespaceState without(NamespaceState namespace, String device, List<Family> families) {
        List<RouteEntry> left = new ArrayList<>();
        for (RouteEntry r : namespace.routes()) {
            List<Hop> hops =
                    r.hops().stream().filter(h -> !device.equals(h.device())).toList();
            if (!families.contains(r.family()) || hops.size() == r.hops().size()) {
                left.add(r);
            } else if (!hops.isEmpty()) {
                left.add(new RouteEntry(
                        r.to(), r.type(), hops, r.metric(), null, r.table(), r.protocol(), r.scope(), r.owner()));
            }
        }
        return namespace.withRoutes(left);
    }

    /** With the routes that addresses bring, and the address that every cable's end gives itself. */
    static NamespaceState withAutomatic(NamespaceState namespace) {
        NamespaceState seen = namespace;
        List<RouteEntry> routes = new ArrayList<>(namespace.routes());
        for (Interface device : namespace.interfaces().values()) {
            if (!device.up() || device.kind().isLoopback()) {
                continue;
            }
            device.addresses().stream().filter(a -> !a.isHost()).forEach(a -> routes.add(new RouteEntry(
                    a.network(), RouteEntry.Type.UNICAST, List.of(Hop.of(null, device.name())),
                    a.family() == Family.V4 ? 0 : 256, a.address(), "main", "kernel", "link", null)));
            device.addresses().forEach(a -> routes.add(new RouteEntry(
                    Prefix.host(a.address()), RouteEntry.Type.LOCAL, List.of(Hop.of(null, device.name())),
                    0, null, "local", "kernel", "host", null)));
            List<Prefix> addresses = new ArrayList<>(device.addresses());
            addresses.add(Prefix.parse("fe80::ff:fe00:1/64"));
            seen = seen.with(device.withAddresses(addresses));
        }
        return Objects.requireNonNull(seen).withRoutes(routes);
    }
}
