package dev.vethwork.plan.difference;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RouteTable;
import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.Drafts;
import dev.vethwork.plan.Ownership;
import dev.vethwork.plan.PlanMessages;
import dev.vethwork.plan.Stage;
import dev.vethwork.plan.operation.AddRoute;
import dev.vethwork.plan.operation.DeleteRoute;
import dev.vethwork.plan.operation.Ids;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.plan.operation.ReplaceRoute;
import dev.vethwork.plan.operation.RouteWords;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.RouteEntry.Hop;
import dev.vethwork.text.Phrase;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Routes of one namespace's tables, beyond those that the kernel makes for addresses. */
public final class RouteDifference extends NamespaceComparison {
    /** What the kernel tells routes apart by. */
    private record Key(RouteTable table, Prefix to, long metric) {
        static Key of(RouteEntry route) {
            return new Key(route.table(), route.to(), route.metric());
        }
    }

    private final Map<Key, List<RouteEntry>> there = new HashMap<>();
    private final Set<String> flushed = new HashSet<>();
    private final Set<String> switchedOff = new HashSet<>();
    private final List<RouteEntry> added = new ArrayList<>();
    private final Map<RouteEntry, Drafts.Entry> pending = new LinkedHashMap<>();

    private RouteDifference(Comparison comparison, Drafts drafts, NamespaceState wanted) {
        super(comparison, drafts, wanted);
    }

    public static void find(Comparison comparison, Drafts drafts) {
        for (NamespaceState wanted : comparison.wanted()) {
            new RouteDifference(comparison, drafts, wanted).find();
        }
    }

    private void find() {
        findFlushed();
        for (RouteEntry route : before.routes()) {
            if (isOurs(route) && survives(route)) {
                there.computeIfAbsent(Key.of(route), k -> new ArrayList<>()).add(route);
            }
        }
        wanted.routes().stream().filter(r -> !isConnected(r)).flatMap(r -> now(r).stream()).forEach(this::want);
        RouteOrder order = new RouteOrder(wanted, added);
        pending.forEach((route, entry) ->
                entry.after(order.before(route).stream().map(first -> Ids.route(wanted.name(), first)).toList()).because(reason(route)));
        there.values().forEach(extras -> extras.forEach(this::delete));
    }

    private boolean isOurs(RouteEntry route) {
        return Ownership.isPlain(route) && (!before.isRoot() || comparison.lab().equals(route.owner()));
    }

    private void findFlushed() {
        for (Interface device : before.interfaces().values()) {
            Place place = new Place(before.name(), device.name());
            boolean goesDown = device.up()
                    && comparison.wanted(place)
                            .filter(w -> !w.up() || Handover.of(comparison, place, w).interrupts())
                            .isPresent();
            if (goesDown && comparison.isOurs(place, device)) {
                switchedOff.add(device.name());
            }
        }
        for (Interface device : before.interfaces().values()) {
            Place place = new Place(before.name(), device.name());
            Optional<Interface> want = comparison.wanted(place);
            if (want.isPresent()
                    && comparison.isOurs(place, device)
                    && AddressChange.of(want.get(), device).v4Lost()) {
                flushed.add(device.name());
            }
        }
    }

    /** Whether the route is still there when its turn comes: routes go with their interfaces. */
    private boolean survives(RouteEntry route) {
        return !isSourceLost(route)
                && (route.hops().isEmpty() || route.hops().stream().anyMatch(h -> !isLost(route, h)));
    }

    /**
     * With an IPv4 address go the routes of the main table whose packets would take it (fib_sync_down_addr in
     * net/ipv4/fib_semantics.c). From another table they go where the address was of a member of its VRF: to delete them before
     * that is right in both cases.
     */
    private boolean isSourceLost(RouteEntry route) {
        IPAddress source = route.source();
        return source != null && source.isIPv4() && route.table().isMain() && has(before, source) && !has(wanted, source);
    }

    /**
     * Whether the address that packets would take goes for a while, and comes back, on the same interface or on another: with it
     * the kernel forgets IPv4's route, and of IPv6's route the address (fib6_remove_prefsrc in net/ipv6/route.c), unless the new
     * one is there before the old one goes.
     */
    private boolean isSourceTakenAway(RouteEntry route) {
        IPAddress source = route.source();
        return source != null
                && has(before, source)
                && before.interfaces().values().stream().noneMatch(device -> keeps(device, source));
    }

    private boolean keeps(Interface device, IPAddress source) {
        Place place = new Place(before.name(), device.name());
        Interface want = wanted.interfaces().get(device.name());
        if (comparison.isDoomed(place)) {
            return false;
        }
        if (want == null) {
            return device.addresses().stream().anyMatch(own -> own.address().equals(source));
        }
        AddressChange change = AddressChange.of(want, device);
        return device.addresses().stream()
                .filter(own -> own.address().equals(source))
                .anyMatch(own -> !change.first().contains(own)
                        && !change.last().contains(own)
                        && !change.restore().contains(own));
    }

    private static boolean has(NamespaceState namespace, IPAddress address) {
        return namespace.interfaces().values().stream()
                .flatMap(device -> device.addresses().stream())
                .anyMatch(own -> own.address().equals(address));
    }

    private boolean isLost(RouteEntry route, Hop hop) {
        return hop.device() != null
                && (comparison.isDoomed(new Place(before.name(), hop.device()))
                        || switchedOff.contains(hop.device())
                        || (route.family() == Family.V4 && flushed.contains(hop.device())));
    }

    /** Whether an address brings this very route with it. */
    private boolean isConnected(RouteEntry route) {
        if (!route.table().isMain()
                || route.hops().size() != 1
                || route.hops().getFirst().via() != null
                || route.metric() != 0
                || route.family() != Family.V4) {
            return false;
        }
        Interface device = wanted.interfaces().get(Objects.requireNonNullElse(route.hops().getFirst().device(), ""));
        return device != null
                && device.up()
                && device.addresses().stream().anyMatch(a -> a.network().equals(route.to()));
    }

    /** What of a route the kernel takes while some interfaces are switched off: the rest waits until they are switched on. */
    private Optional<RouteEntry> now(RouteEntry route) {
        List<Hop> taken = route.hops().stream().filter(h -> !waits(h)).toList();
        return taken.isEmpty() && !route.hops().isEmpty() ? Optional.empty() : Optional.of(route.withHops(taken));
    }

    private boolean waits(Hop hop) {
        String device = hop.device();
        IPAddress via = hop.via();
        if (device != null || via == null) {
            return isOff(device);
        }
        List<Interface> beside = wanted.interfaces().values().stream()
                .filter(i -> i.addresses().stream().anyMatch(a -> !a.isHost() && a.contains(via)))
                .toList();
        return !beside.isEmpty() && beside.stream().allMatch(this::staysOff);
    }

    private boolean isOff(@Nullable String device) {
        Interface drawn = device == null ? null : wanted.interfaces().get(device);
        return drawn != null && staysOff(drawn);
    }

    /** Drawn off, or on what is, where it cannot be on without that. */
    private boolean staysOff(Interface drawn) {
        return !drawn.up()
                || drawn.kind().needsLowerOn() && Place.under(wanted.name(), drawn)
                        .flatMap(below -> comparison.wanted(below).stream())
                        .anyMatch(below -> !below.up());
    }

    private void want(RouteEntry route) {
        List<RouteEntry> same = there.getOrDefault(Key.of(route), List.of());
        Optional<RouteEntry> equal = same.stream().filter(r -> matches(route, r)).findFirst();
        if (equal.isPresent()) {
            same.remove(equal.get());
            if (isSourceTakenAway(route)) {
                replace(route, equal.get());
            }
        } else if (before.isRoot() && isStrangers(route)) {
            return;
        } else if (!same.isEmpty()) {
            replace(route, same.removeFirst());
        } else {
            add(route);
        }
    }

    /** Whether the machine has a route of its own there; one that leads the same way serves as well. */
    private boolean isStrangers(RouteEntry route) {
        Optional<RouteEntry> stranger = before.routes().stream()
                .filter(r -> !comparison.lab().equals(r.owner()))
                .filter(r -> Key.of(r).equals(Key.of(route)) && survives(r))
                .findFirst();
        if (stranger.isPresent() && !matches(route, stranger.get())) {
            drafts.conflict(
                    comparison.element("", ""),
                    PlanMessages.of("conflict.route", RouteWords.destination(route.to())),
                    PlanMessages.of("conflict.route.remedy"));
        }
        return stranger.isPresent();
    }

    private static boolean matches(RouteEntry want, RouteEntry is) {
        if (want.type() != is.type()
                || want.hops().size() != is.hops().size()
                || !Objects.equals(want.source(), is.source())) {
            return false;
        }
        List<Hop> left = new ArrayList<>(is.hops());
        for (Hop hop : want.hops()) {
            Optional<Hop> found = left.stream().filter(h -> matches(hop, h)).findFirst();
            if (found.isEmpty()) {
                return false;
            }
            left.remove(found.get());
        }
        return true;
    }

    private static boolean matches(Hop want, Hop is) {
        return Objects.equals(want.via(), is.via())
                && (want.device() == null || want.device().equals(is.device()))
                && want.weight() == is.weight()
                && want.onLink() == is.onLink();
    }

    private void add(RouteEntry route) {
        boolean arrives = comparison.isNew(wanted.name())
                || (!route.hops().isEmpty()
                        && route.hops().stream().allMatch(h -> h.device() != null
                                && comparison.staying(new Place(wanted.name(), h.device())).isEmpty()));
        put(route, drafts.step(Stage.ROUTE, new AddRoute(wanted.name(), route))
                .undo(arrives ? null : new DeleteRoute(wanted.name(), route)));
    }

    private void replace(RouteEntry route, RouteEntry old) {
        put(route, drafts.step(Stage.ROUTE, new ReplaceRoute(wanted.name(), route))
                .undo(new ReplaceRoute(wanted.name(), old)));
    }

    private void put(RouteEntry route, Drafts.Entry entry) {
        added.add(route);
        pending.put(route, entry.on(comparison.element(wanted.name(), "")));
    }

    private void delete(RouteEntry route) {
        drafts.step(Stage.DELETE_ROUTE, new DeleteRoute(wanted.name(), route))
                .on(comparison.element(wanted.name(), ""))
                .undo(new AddRoute(wanted.name(), route))
                .because(PlanMessages.of("route.delete", RouteWords.destination(route.to())));
    }

    private Phrase reason(RouteEntry route) {
        Object who = PlanMessages.who(wanted.isRoot() ? "" : wanted.name());
        Object to = route.to().isAll() ? PlanMessages.of("route.everything") : route.to().text();
        return route.type() == RouteEntry.Type.UNICAST
                ? PlanMessages.of("route.create", who, to, route.hops().stream().map(RouteDifference::say).toList())
                : PlanMessages.of("route.nothing", who, to);
    }

    private static Phrase say(Hop hop) {
        return hop.via() == null
                ? PlanMessages.of("route.straight", String.valueOf(hop.device()))
                : PlanMessages.of("route.gateway", Addresses.text(hop.via()));
    }
}
