package dev.vethwork.plan.guard;

import dev.vethwork.net.Prefix;
import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.Drafts;
import dev.vethwork.plan.PlanMessages;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.RouteEntry;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps a lab's subnets off those that the machine uses already. */
final class SubnetGuard {
    private final Comparison comparison;
    private final Drafts drafts;
    private final NamespaceState root;
    private final Map<Prefix, String> used = new TreeMap<>();

    SubnetGuard(Comparison comparison, Drafts drafts, NamespaceState root) {
        this.comparison = comparison;
        this.drafts = drafts;
        this.root = root;
        for (Interface device : root.interfaces().values()) {
            if (HostGuard.isStrangers(comparison, root, device.name())) {
                device.addresses().stream()
                        .filter(p -> !p.address().isLoopback() && !p.address().isLinkLocal())
                        .forEach(p -> used.putIfAbsent(p.network(), device.name()));
            }
        }
        for (RouteEntry route : root.routes()) {
            if (route.type() == RouteEntry.Type.UNICAST
                    && !route.to().isAll()
                    && !route.to().address().isLinkLocal()
                    && !route.to().address().isMulticast()
                    && HostGuard.isStrangers(comparison, root, route)) {
                route.hops().stream()
                        .filter(h -> h.device() != null)
                        .forEach(h -> used.putIfAbsent(route.to(), h.device()));
            }
        }
    }

    void check(NamespaceState wanted) {
        for (Interface device : wanted.interfaces().values()) {
            Place place = new Place(NetworkState.ROOT, device.name());
            Optional<Interface> there = comparison.staying(place);
            device.addresses().stream()
                    .filter(a -> there.isEmpty() || !there.get().addresses().contains(a))
                    .filter(a -> !a.address().isLinkLocal())
                    .forEach(a -> address(place, a));
        }
        for (RouteEntry route : wanted.routes()) {
            boolean isThere = root.routes().stream()
                    .anyMatch(r -> r.table().isMain() && r.to().equals(route.to()) && !isStrangers(r));
            if (!isThere && route.table().isMain() && !route.to().isAll()) {
                route(route);
            }
        }
    }

    private boolean isStrangers(RouteEntry route) {
        return HostGuard.isStrangers(comparison, root, route);
    }

    private void address(Place place, Prefix address) {
        used.entrySet().stream()
                .filter(u -> u.getKey().overlaps(address.network()))
                .findFirst()
                .ifPresent(u -> drafts.conflict(
                        comparison.element(place),
                        PlanMessages.of(
                                "guard.subnet",
                                address.network().text(),
                                place.name(),
                                u.getKey().text(),
                                u.getValue()),
                        PlanMessages.of("guard.subnet.remedy")));
    }

    /** A wider route than the machine's own takes nothing from it: the longest prefix wins. */
    private void route(RouteEntry route) {
        used.entrySet().stream()
                .filter(u -> u.getKey().contains(route.to()) && !u.getKey().equals(route.to()))
                .findFirst()
                .ifPresent(u -> drafts.conflict(
                        comparison.element("", ""),
                        PlanMessages.of("guard.route", route.to().text(), u.getKey().text(), u.getValue()),
                        PlanMessages.of("guard.route.remedy")));
    }
}
