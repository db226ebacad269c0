package dev.vethwork.plan.difference;

import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.RouteEntry;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Which new routes must be there before another, since its gateway is reached through them. */
final class RouteOrder {
    private final NamespaceState namespace;
    private final List<RouteEntry> routes;

    RouteOrder(NamespaceState namespace, List<RouteEntry> routes) {
        this.namespace = namespace;
        this.routes = routes;
    }

    List<RouteEntry> before(RouteEntry route) {
        List<RouteEntry> first = new ArrayList<>();
        route.hops().stream()
                .map(RouteEntry.Hop::via)
                .filter(Objects::nonNull)
                .filter(via -> !isOnLink(via))
                .forEach(via -> routes.stream()
                        .filter(r -> !r.equals(route) && r.type() == RouteEntry.Type.UNICAST && r.to().contains(via))
                        .max(Comparator.comparingInt(r -> r.to().length()))
                        .ifPresent(first::add));
        return first;
    }

    private boolean isOnLink(IPAddress via) {
        return namespace.interfaces().values().stream()
                .flatMap(i -> i.addresses().stream())
                .anyMatch(a -> a.contains(via));
    }
}
