package dev.vethwork.explain.answer;

import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.RouteEntry.Hop;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel takes away with an interface that is switched off: the routes over it, and its addresses of IPv6
 * (fib_disable_ip in net/ipv4/fib_frontend.c, addrconf_ifdown in net/ipv6/addrconf.c). It is put back here as it is drawn, so that
 * a walk ends at the interface, rather than at a route that nobody forgot.
 */
final class Waiting {
    private final NamespaceState there;
    private final NamespaceState drawn;

    private Waiting(NamespaceState there, NamespaceState drawn) {
        this.there = there;
        this.drawn = drawn;
    }

    /** The observed, with what waits of the drawn. */
    static NetworkState in(NetworkState observed, NetworkState drawn) {
        NetworkState whole = observed;
        for (NamespaceState there : observed.namespaces().values()) {
            Optional<NamespaceState> asDrawn = drawn.namespace(there.name());
            if (asDrawn.isPresent() && there.interfaces().values().stream().anyMatch(i -> !i.up())) {
                whole = whole.with(new Waiting(there, asDrawn.get()).whole());
            }
        }
        return whole;
    }

    private NamespaceState whole() {
        List<RouteEntry> routes = Stream.concat(
                        there.routes().stream(), drawn.routes().stream().flatMap(r -> waiting(r).stream()))
                .toList();
        NamespaceState whole = there.withRoutes(routes);
        for (Interface device : there.interfaces().values()) {
            List<Prefix> gone = isOff(device.name()) ? gone(device) : List.of();
            if (!gone.isEmpty()) {
                List<Prefix> all = new ArrayList<>(device.addresses());
                all.addAll(gone);
                whole = whole.with(device.withAddresses(all));
            }
        }
        return whole;
    }

    private List<Prefix> gone(Interface device) {
        return drawn.device(device.name()).stream()
                .flatMap(i -> i.addresses().stream())
                .filter(p -> p.family() == Family.V6 && !device.addresses().contains(p))
                .toList();
    }

    /** The part of a drawn route that leads over interfaces which are off. */
    private Optional<RouteEntry> waiting(RouteEntry route) {
        List<Hop> hops = route.hops().stream()
                .flatMap(h -> off(h).map(device -> new Hop(h.via(), device, h.weight(), true, h.onLink())).stream())
                .toList();
        return hops.isEmpty() || there.routes().contains(route) ? Optional.empty() : Optional.of(route.withHops(hops));
    }

    private Optional<String> off(Hop hop) {
        IPAddress via = hop.via();
        if (hop.device() != null || via == null) {
            return Optional.ofNullable(hop.device()).filter(this::isOff);
        }
        List<String> beside = drawn.interfaces().values().stream()
                .filter(i -> i.addresses().stream().anyMatch(a -> !a.isHost() && a.contains(via)))
                .map(Interface::name)
                .toList();
        return beside.stream().allMatch(this::isOff) ? beside.stream().findFirst() : Optional.empty();
    }

    private boolean isOff(@Nullable String device) {
        return device != null && there.device(device).filter(i -> !i.up()).isPresent();
    }
}
