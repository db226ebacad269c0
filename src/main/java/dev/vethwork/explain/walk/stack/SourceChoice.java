package dev.vethwork.explain.walk.stack;

import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import inet.ipaddr.IPAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From which of its addresses a stack sends where nobody says from which. */
record SourceChoice(NamespaceState state) {
    /**
     * The address that the kernel takes for packets out of an interface; null where it has none. For v4 it is the next hop
     * that it is chosen for, for v6 the destination (RFC 6724), among all interfaces' where this one has none.
     */
    @Nullable IPAddress of(String device, IPAddress destination, IPAddress nextHop) {
        return of(device, destination.isIPv6() ? destination : nextHop);
    }

    /** The same for a neighbour. */
    @Nullable IPAddress of(String device, IPAddress neighbor) {
        return nearest(usable(state.device(device).stream(), neighbor), neighbor)
                .or(() -> neighbor.isIPv4() ? eldest(neighbor) : nearest(usable(state.interfaces().values().stream().filter(Interface::up), neighbor), neighbor))
                .map(Prefix::address)
                .orElse(null);
    }

    /** For v4 the first address of all, on whatever interface that is (inet_select_addr in net/ipv4/devinet.c). */
    private Optional<Prefix> eldest(IPAddress neighbor) {
        return usable(ByAge.of(state), neighbor).stream().findFirst();
    }

    private static Optional<Prefix> nearest(List<Prefix> own, IPAddress to) {
        return own.stream()
                .filter(p -> p.contains(to))
                .findFirst()
                .or(() -> to.isIPv4()
                        ? own.stream().findFirst()
                        : own.stream().max(Comparator.comparingInt(p -> common(p.address(), to))));
    }

    private static List<Prefix> usable(Stream<Interface> devices, IPAddress nextHop) {
        return devices.flatMap(i -> i.addresses().stream())
                .filter(p -> p.family() == Family.of(nextHop))
                .filter(p -> !p.address().isLoopback())
                .filter(p -> nextHop.isIPv4() || p.address().isLinkLocal() == nextHop.isLinkLocal())
                .toList();
    }

    private static int common(IPAddress a, IPAddress b) {
        int length = a.getBitCount();
        while (length > 0 && !new Prefix(a, length).contains(b)) {
            length--;
        }
        return length;
    }
}
