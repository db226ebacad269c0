package dev.vethwork.explain.walk.stack;

import dev.vethwork.net.Family;
import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RouteTable;
import dev.vethwork.state.Interface;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.RouteEntry.Hop;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables of a stack as the kernel would hold them: connected routes, and those drawn routes that it would take. */
public final class Routing {
    private final Stack stack;
    /** Whether the table was read from a kernel, which has put the connected routes in and left out what is impossible. */
    private final boolean observed;

    private final List<RouteEntry> onLink;
    private final long refused;
    private final Map<RouteTable, RouteMap> tables = new HashMap<>();
    private final RoutingPolicy policy;

    Routing(Stack stack) {
        this.stack = stack;
        this.observed = all().anyMatch(RouteEntry::isAutomatic);
        this.onLink = Stream.concat(
                        connected(),
                        all().filter(r -> r.type() == RouteEntry.Type.UNICAST
                                && r.hops().stream().anyMatch(h -> h.via() == null && stack.isUp(h.device()))))
                .sorted(Comparator.comparingInt(r -> -r.to().length()))
                .toList();
        List<RouteEntry> drawn = all().map(this::resolved).toList();
        Stream.concat(observed ? Stream.of() : connected(), drawn.stream())
                .filter(r -> !isNowhere(r) && !isFromElsewhere(r))
                .forEach(r -> tables.computeIfAbsent(r.table(), t -> new RouteMap()).add(r));
        this.policy = new RoutingPolicy(stack, tables);
        this.refused = observed
                ? 0
                : drawn.stream().filter(r -> isNowhere(r) || isFromElsewhere(r) || isTaken(r)).count();
    }

    /** How many of the drawn routes the kernel would not take. */
    public long refused() {
        return refused;
    }

    private static boolean isNowhere(RouteEntry route) {
        return route.type() == RouteEntry.Type.UNICAST && route.hops().isEmpty();
    }

    /** Whether what it sends shall be from an address that the stack has not (fib_valid_prefsrc in net/ipv4/fib_semantics.c). */
    public boolean isFromElsewhere(RouteEntry route) {
        IPAddress source = route.source();
        return !observed && source != null && !stack.owns(source);
    }

    /** An address brings one of the same metric; the very same is taken for it. */
    private boolean isTaken(RouteEntry route) {
        return connected()
                .filter(c -> c.table().equals(route.table()) && c.to().equals(route.to()) && c.metric() == route.metric())
                .anyMatch(c -> route.type() != RouteEntry.Type.UNICAST || !c.hops().equals(route.hops()));
    }

    /** What is for the stack itself is decided by its addresses. */
    private Stream<RouteEntry> all() {
        return stack.state().routes().stream().filter(r -> !r.table().equals(RouteTable.LOCAL));
    }

    /** The route of what the stack itself sends to a destination, before it has chosen an address to send from. */
    public Optional<RouteEntry> lookup(IPAddress destination) {
        return lookup(RouteQuestion.to(destination));
    }

    public Optional<RouteEntry> lookup(RouteQuestion question) {
        return ask(question) instanceof RouteAnswer.Found found ? Optional.of(found.route()) : Optional.empty();
    }

    /** What the table main says, whatever rules lead elsewhere. */
    public Optional<RouteEntry> inMain(IPAddress destination) {
        return Optional.ofNullable(tables.get(RouteTable.MAIN)).flatMap(main -> main.lookup(destination, "", -1));
    }

    public RouteAnswer ask(RouteQuestion question) {
        return policy.ask(question);
    }

    private Stream<RouteEntry> connected() {
        return stack.up().filter(i -> !i.name().equals(Names.LOOPBACK)).flatMap(i -> i.addresses().stream()
                .filter(p -> !p.isHost())
                .map(p -> connected(i, p)));
    }

    private RouteEntry connected(Interface device, Prefix prefix) {
        return new RouteEntry(
                prefix,
                RouteEntry.Type.UNICAST,
                List.of(Hop.of(null, device.name())),
                prefix.family() == Family.V4 ? 0 : 256,
                prefix.address(),
                stack.vrfOf(device.name()).orElse(RouteTable.MAIN),
                RouteEntry.KERNEL,
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
                usable.add(new Hop(hop.via(), device, hop.weight(), false, hop.onLink()));
            } else if (!observed) {
                // One next hop that is refused, and there is no route at all.
                usable.clear();
                break;
            }
        }
        return route.withHops(usable);
    }

    private @Nullable String device(Hop hop) {
        String named = hop.device();
        if (named != null && !stack.isUp(named)) {
            return null;
        }
        IPAddress via = hop.via();
        if (via == null || hop.onLink() || via.isIPv6() && via.isLinkLocal() || (observed && named != null)) {
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
