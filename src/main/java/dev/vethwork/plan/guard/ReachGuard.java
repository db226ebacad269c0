package dev.vethwork.plan.guard;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.Drafts;
import dev.vethwork.plan.PlanMessages;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.text.Phrase;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Keeps the ways open by which the machine is reached: its default route, and the way back to who is connected to it. */
final class ReachGuard {
    /** Routes so wide cover the Internet in a few pieces, which is how a default route is shadowed without one. */
    private static final int PIECE_OF_EVERYTHING = 7;

    private final Comparison comparison;
    private final Drafts drafts;
    private final NamespaceState root;
    private final List<RouteEntry> theirs;
    /** Addresses whose way must stay, and what they are. */
    private final Map<IPAddress, Phrase> kept = new LinkedHashMap<>();

    ReachGuard(Comparison comparison, Drafts drafts, NamespaceState root) {
        this.comparison = comparison;
        this.drafts = drafts;
        this.root = root;
        this.theirs = root.routes().stream()
                .filter(r -> HostGuard.isStrangers(comparison, root, r))
                .toList();
        comparison.traits().reach().from().stream()
                .sorted(Comparator.comparing(Addresses::text))
                .filter(a -> !isInLab(a))
                .forEach(a -> kept.put(a, PlanMessages.of("guard.reach.user")));
        theirs.stream()
                .filter(r -> r.to().isAll())
                .flatMap(r -> r.hops().stream())
                .map(RouteEntry.Hop::via)
                .filter(Objects::nonNull)
                .forEach(a -> kept.putIfAbsent(a, PlanMessages.of("guard.reach.gateway")));
    }

    /** Somebody inside the lab who speaks to the machine reaches it by the lab's own interfaces. */
    private boolean isInLab(IPAddress address) {
        return root.interfaces().values().stream()
                .filter(i -> !HostGuard.isStrangers(comparison, root, i.name()))
                .flatMap(i -> i.addresses().stream())
                .anyMatch(p -> p.network().contains(address));
    }

    void check(NamespaceState wanted) {
        for (Interface device : wanted.interfaces().values()) {
            Place place = new Place(NetworkState.ROOT, device.name());
            List<Prefix> there = comparison.staying(place).map(Interface::addresses).orElse(List.of());
            device.addresses().stream()
                    .filter(a -> !there.contains(a))
                    .forEach(a -> check(comparison.element(place), "guard.reach.subnet", a.network()));
        }
        for (RouteEntry route : wanted.routes()) {
            if (route.table().isMain() && root.routes().stream().noneMatch(r -> isSame(r, route))) {
                check(comparison.element("", ""), "guard.reach.route", route.to());
                theirDefault(route);
            }
        }
    }

    private static boolean isSame(RouteEntry there, RouteEntry wanted) {
        return there.table().isMain() && there.to().equals(wanted.to()) && there.metric() == wanted.metric();
    }

    private void check(String element, String key, Prefix subnet) {
        List<Phrase> found = new ArrayList<>();
        kept.forEach((address, who) -> {
            if (subnet.contains(address) && !subnet.isAll() && subnet.length() >= lengthOfWayTo(address)) {
                found.add(PlanMessages.of(key, subnet.text(), Addresses.text(address), who));
            }
        });
        if (!found.isEmpty()) {
            drafts.conflict(element, found.getFirst(), PlanMessages.of("guard.subnet.remedy"));
        }
    }

    private int lengthOfWayTo(IPAddress address) {
        return theirs.stream()
                .map(RouteEntry::to)
                .filter(p -> p.contains(address))
                .mapToInt(Prefix::length)
                .max()
                .orElse(0);
    }

    private void theirDefault(RouteEntry route) {
        Optional<RouteEntry> own = theirs.stream()
                .filter(r -> r.to().isAll() && r.family() == route.family())
                .min(Comparator.comparingLong(RouteEntry::metric));
        if (own.isEmpty()) {
            return;
        }
        boolean wins = route.to().isAll() && route.metric() < own.get().metric();
        boolean pieces = !route.to().isAll() && route.to().length() <= PIECE_OF_EVERYTHING && !isLocalPiece(route.to());
        if (wins || pieces) {
            drafts.conflict(
                    comparison.element("", ""),
                    PlanMessages.of("guard.default", route.to().shortText(), way(own.get())),
                    PlanMessages.of("guard.default.remedy", own.get().metric()));
        }
    }

    /** Multicast, and v6's local and link-local addresses, are wide prefixes that no default route serves. */
    private static boolean isLocalPiece(Prefix to) {
        return to.address().isMulticast() || (to.family() == Family.V6 && Prefix.parse("fc00::/7").contains(to));
    }

    private static String way(RouteEntry route) {
        return route.hops().stream()
                .findFirst()
                .map(h -> (h.via() == null ? "" : " via " + Addresses.text(h.via()))
                        + (h.device() == null ? "" : " dev " + h.device()))
                .orElse("");
    }
}
