package dev.vethwork.plan;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RouteTable;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.RouteEntry.Hop;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

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
        SimulatedKernel.require(route.source() == null || owns(namespace, route.source()), "Invalid argument");
        List<Hop> hops = route.hops().stream().map(h -> resolve(namespace, h)).toList();
        routes.removeIf(r -> sameKey(r, route));
        routes.add(new RouteEntry(
                route.to(), route.type(), hops, route.metric(), route.source(), route.table(), route.protocol(), "global", route.owner()));
        return namespace.withRoutes(routes);
    }

    private static boolean sameKey(RouteEntry one, RouteEntry other) {
        return one.table().equals(other.table()) && one.to().equals(other.to()) && one.metric() == other.metric();
    }

    static boolean owns(NamespaceState namespace, IPAddress address) {
        return namespace.interfaces().values().stream()
                .flatMap(i -> i.addresses().stream())
                .anyMatch(a -> a.address().equals(address));
    }

    /** An IPv4 address takes the routes of the main table along that prefer it, also when it goes with its interface. */
    static NamespaceState withoutPreferring(NamespaceState namespace) {
        return namespace.withRoutes(namespace.routes().stream()
                .filter(r -> r.source() == null || r.source().isIPv6() || !r.table().isMain() || owns(namespace, r.source()))
                .toList());
    }

    /** A deleted address: the routes of IPv6 that preferred it stay, and prefer none. */
    static NamespaceState withoutSource(NamespaceState namespace) {
        return namespace.withRoutes(withoutPreferring(namespace).routes().stream()
                .map(r -> r.source() == null || r.source().isIPv4() || owns(namespace, r.source())
                        ? r
                        : new RouteEntry(r.to(), r.type(), r.hops(), r.metric(), null, r.table(), r.protocol(), r.scope(), r.owner()))
                .toList());
    }

    private static RouteEntry parse(NamespaceState namespace, List<String> words, String lab) {
        int at = 0;
        RouteEntry.Type type = RouteEntry.Type.UNICAST;
        if (List.of("blackhole", "unreachable", "prohibit", "throw").contains(words.get(0))) {
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
        RouteTable table = RouteTable.MAIN;
        IPAddress source = null;
        boolean onLink = false;
        for (; at < words.size(); at += 2) {
            switch (words.get(at)) {
                case "metric" -> metric = Long.parseLong(words.get(at + 1));
                case "proto" -> protocol = words.get(at + 1);
                case "via" -> via = Addresses.parse(words.get(at + 1));
                case "dev" -> device = words.get(at + 1);
                case "table" -> table = RouteTable.parse(words.get(at + 1));
                case "src" -> source = Addresses.parse(words.get(at + 1));
                case "onlink" -> {
                    onLink = true;
                    at--;
                }
                case "weight" -> {
                    hops.add(new Hop(via, device, 1, false, onLink));
                    onLink = false;
                    via = null;
                    device = null;
                }
                case "nexthop" -> at--;
                default -> throw new IllegalStateException("unknown " + words);
            }
        }
        if (via != null || device != null) {
            hops.add(new Hop(via, device, 1, false, onLink));
        }
        return new RouteEntry(
                prefix, type, hops, metric, source, table, protocol, "global",
                namespace.isRoot() && protocol.equals("86") ? lab : null);
    }

    private static Hop resolve(NamespaceState namespace, Hop hop) {
        Interface found = namespace.interfaces().values().stream()
                .filter(Interface::up)
                .filter(i -> hop.device() == null || hop.device().equals(i.name()))
                .filter(i -> hop.via() == null
                        || hop.onLink()
                        || i.addresses().stream().anyMatch(a -> a.contains(hop.via()))
                        || namespace.routes().stream().anyMatch(r -> r.to().contains(hop.via())
                                && r.hops().stream().anyMatch(h -> h.via() == null && i.name().equals(h.device()))))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nexthop has invalid gateway"));
        return new Hop(hop.via(), found.name(), 1, false, hop.onLink());
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
                        r.to(), r.type(), hops, r.metric(), r.source(), r.table(), r.protocol(), r.scope(), r.owner()));
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
                    a.family() == Family.V4 ? 0 : 256, a.address(), table(namespace, device), "kernel", "link", null)));
            device.addresses().forEach(a -> routes.add(new RouteEntry(
                    Prefix.host(a.address()), RouteEntry.Type.LOCAL, List.of(Hop.of(null, device.name())),
                    0, null, RouteTable.LOCAL, "kernel", "host", null)));
            List<Prefix> addresses = new ArrayList<>(device.addresses());
            addresses.add(Prefix.parse("fe80::ff:fe00:1/64"));
            seen = seen.with(device.withAddresses(addresses));
        }
        return Objects.requireNonNull(seen).withRoutes(routes);
    }

    /** That of the VRF that it is a member of. */
    private static RouteTable table(NamespaceState namespace, Interface device) {
        return Optional.ofNullable(device.master())
                .flatMap(namespace::device)
                .flatMap(master -> master.kind().routesOfMembers())
                .orElse(RouteTable.MAIN);
    }
}
