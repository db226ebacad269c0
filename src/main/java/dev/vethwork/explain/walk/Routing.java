package dev.vethwork.explain.walk;

import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.Interface;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.RouteEntry.Hop;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The main table of a stack as the kernel would hold it: connected routes, and those drawn routes that it would take. */
public final class Routing {
    private final Stack stack;

    public Routing(Stack stack) {
        this.stack = stack;
    }

    /** The route for a destination: the longest prefix, then the lowest metric. */
    public Optional<RouteEntry> lookup(IPAddress destination) {
        return candidates(destination)
                .filter(r -> r.type() != RouteEntry.Type.UNICAST || !r.hops().isEmpty())
                .min(Comparator.comparingInt((RouteEntry r) -> -r.to().length()).thenComparingLong(RouteEntry::metric));
    }

    private Stream<RouteEntry> candidates(IPAddress destination) {
        return Stream.concat(
                        connected(),
                        stack.state().routes().stream()
                                .filter(r -> r.table().equals("main"))
                                .map(this::resolved))
                .filter(r -> r.to().contains(destination));
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
        if (named != null && stack.up().noneMatch(i -> i.name().equals(named))) {
            return null;
        }
        IPAddress via = hop.via();
        return via == null || via.isLinkLocal() ? named : onLink(via, named);
    }

    /** The interface on whose link an address is; null where on none. */
    public @Nullable String onLink(IPAddress address, @Nullable String only) {
        Stream<RouteEntry> drawn = stack.state().routes().stream()
                .filter(r -> r.type() == RouteEntry.Type.UNICAST
                        && r.table().equals("main")
                        && r.hops().stream().anyMatch(h -> h.via() == null && isUp(h.device())));
        return Stream.concat(connected(), drawn)
                .filter(r -> r.to().contains(address))
                .sorted(Comparator.comparingInt(r -> -r.to().length()))
                .flatMap(r -> Stream.ofNullable(r.hops().getFirst().device()))
                .filter(d -> only == null || only.equals(d))
                .findFirst()
                .orElse(null);
    }

    private boolean isUp(@Nullable String device) {
        return stack.up().anyMatch(i -> i.name().equals(device));
    }
}
