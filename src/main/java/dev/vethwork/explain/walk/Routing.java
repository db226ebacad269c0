package dev.vethwork.explain.walk;

import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.Interface;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.RouteEntry.Hop;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The main table of a stack as the kernel would hold it: connected routes, and those drawn routes that it would take. */
public final class Routing {
    private final Stack stack;
    /** Whether the table was read from a kernel, which has put the connected routes in and left out what is impossible. */
    private final boolean observed;

    private final List<RouteEntry> onLink;
    private final long refused;
    /** By the length of the prefix, the longest first. */
    private final Map<Family, SortedMap<Integer, Map<Prefix, List<RouteEntry>>>> table = new EnumMap<>(Family.class);

    Routing(Stack stack) {
        this.stack = stack;
        this.observed = main().anyMatch(RouteEntry::isAutomatic);
        this.onLink = Stream.concat(
                        connected(),
                        main().filter(r -> r.type() == RouteEntry.Type.UNICAST
                                && r.hops().stream().anyMatch(h -> h.via() == null && stack.isUp(h.device()))))
                .sorted(Comparator.comparingInt(r -> -r.to().length()))
                .toList();
        List<RouteEntry> drawn = main().map(this::resolved).toList();
        Stream.concat(observed ? Stream.of() : connected(), drawn.stream())
                .filter(r -> !isNowhere(r))
                .forEach(this::add);
        this.refused = observed
                ? 0
                : drawn.stream().filter(r -> isNowhere(r) || isTaken(r)).count();
    }

    /** How many of the drawn routes the kernel would not take. */
    public long refused() {
        return refused;
    }

    private static boolean isNowhere(RouteEntry route) {
        return route.type() == RouteEntry.Type.UNICAST && route.hops().isEmpty();
    }

    /** An address brings one of the same metric; the very same is taken for it. */
    private boolean isTaken(RouteEntry route) {
        return connected()
                .filter(c -> c.to().equals(route.to()) && c.metric() == route.metric())
                .anyMatch(c -> route.type() != RouteEntry.Type.UNICAST || !c.hops().equals(route.hops()));
    }

    private void add(RouteEntry route) {
        table.computeIfAbsent(route.family(), f -> new TreeMap<>(Comparator.reverseOrder()))
                .computeIfAbsent(route.to().length(), l -> new HashMap<>())
                .computeIfAbsent(route.to(), t -> new ArrayList<>(1))
                .add(route);
    }

    private Stream<RouteEntry> main() {
        return stack.state().routes().stream().filter(r -> r.table().equals("main"));
    }

    /** The route for a destination: the longest prefix, then the lowest metric. */
    public Optional<RouteEntry> lookup(IPAddress destination) {
        return lookup(destination, "");
    }

    /** @param device whose route to prefer among equal ones */
    Optional<RouteEntry> lookup(IPAddress destination, String device) {
        SortedMap<Integer, Map<Prefix, List<RouteEntry>>> lengths = table.get(Family.of(destination));
        if (lengths == null) {
            return Optional.empty();
        }
        for (Map.Entry<Integer, Map<Prefix, List<RouteEntry>>> length : lengths.entrySet()) {
            List<RouteEntry> found =
                    length.getValue().get(new Prefix(destination, length.getKey()).network());
            if (found != null) {
                return found.stream()
                        .min(Comparator.comparingLong(RouteEntry::metric)
                                .thenComparing(r -> r.hops().stream().noneMatch(h -> device.equals(h.device()))));
            }
        }
        return Optional.empty();
    }

    private Stream<RouteEntry> connected() {
        return stack.up().filter(i -> !i.name().equals("lo")).flatMap(i -> i.addresses().stream()
                .filter(p -> !p.isHost())
                .map(p -> connected(i, p)));
    }

    private static RouteEntry connected(Interface device, Prefix prefix) {
        return new RouteEntry(
                prefix,
                RouteEntry.Type.UNICAST,
                List.of(Hop.of(null, device.name())),
                prefix.family() == Family.V4 ? 0 : 256,
                prefix.address(),
                "main",
                "kernel",
                "link",
                null);
    }

    /** Only with next hops that the kernel would take, their interfaces found. */
    private RouteEntry resolved(RouteEntry route) {
        List<Hop> usable = new ArrayList<>();
        for (Hop hop : route.hops()) {
            // A hop whose link has no carrier is marked dead and used all the same; one that is down is not used.
            String device = device(hop);
            if (device != null) {
                usable.add(new Hop(hop.via(), device, hop.weight(), false));
            } else if (!observed) {
                // One next hop that is refused, and there is no route at all.
                usable.clear();
                break;
            }
        }
        return new RouteEntry(
                route.to(),
                route.type(),
                usable,
                route.metric(),
                route.source(),
                route.table(),
                route.protocol(),
                route.scope(),
                route.owner());
    }

    private @Nullable String device(Hop hop) {
        String named = hop.device();
        if (named != null && !stack.isUp(named)) {
            return null;
        }
        IPAddress via = hop.via();
        if (via == null || via.isIPv6() && via.isLinkLocal() || (observed && named != null)) {
            return named;
        }
        String own = ownLink(via);
        if (own == null) {
            return onLink(via, named);
        }
        // Named together with another interface that is on the same link, it is a neighbour's there.
        return named == null || named.equals(own) ? own : link(via, named);
    }

    /**
     * The interface that has a gateway which is an address of the stack's own. The kernel takes one of v4 and sends as if
     * there were no gateway (fib_check_nh_v4_gw in net/ipv4/fib_semantics.c). Null where it is none.
     */
    private @Nullable String ownLink(IPAddress via) {
        return via.isIPv6()
                ? null
                : stack.holder(via).filter(Interface::up).map(Interface::name).orElse(null);
    }

    /** The interface on whose link an address is; null where on none, and where it is no neighbour's. */
    public @Nullable String onLink(IPAddress address, @Nullable String only) {
        return stack.owns(address) || stack.broadcast(address) != null ? null : link(address, only);
    }

    private @Nullable String link(IPAddress address, @Nullable String only) {
        return onLink.stream()
                .filter(r -> r.to().contains(address))
                .flatMap(r -> Stream.ofNullable(r.hops().getFirst().device()))
                .filter(d -> only == null || only.equals(d))
                .findFirst()
                .orElse(null);
    }
}
