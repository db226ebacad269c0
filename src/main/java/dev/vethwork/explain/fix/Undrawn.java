package dev.vethwork.explain.fix;

import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.Interface;
import dev.vethwork.state.ListeningSocket;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.RouteEntry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a kernel has and no drawing asks for, and what an edit of the drawing leaves as it is: routes that a daemon was told of,
 * addresses that a client was given, and the sockets of whatever runs there. An edit is judged with them, as it will run with them.
 */
final class Undrawn {
    static final Undrawn NONE = new Undrawn(NetworkState.EMPTY);

    private final NetworkState observed;

    private Undrawn(NetworkState observed) {
        this.observed = observed;
    }

    static Undrawn in(NetworkState observed) {
        return new Undrawn(observed);
    }

    /** A drawn state with it. */
    NetworkState onto(NetworkState drawn) {
        return onto(drawn, NetworkState.EMPTY, NetworkState.EMPTY);
    }

    /**
     * The same after an edit.
     *
     * @param before what was drawn before it
     * @param known that with the undrawn: namespaces that are the very same objects are taken from it
     */
    // To compare values would take longer than to make them anew.
    @SuppressWarnings("ReferenceEquality")
    NetworkState onto(NetworkState drawn, NetworkState before, NetworkState known) {
        if (observed.namespaces().isEmpty()) {
            return drawn;
        }
        TreeMap<String, NamespaceState> all = new TreeMap<>();
        drawn.namespaces().forEach((name, namespace) -> {
            NamespaceState same = before.namespaces().get(name) == namespace ? known.namespaces().get(name) : null;
            all.put(name, same == null ? with(namespace) : same);
        });
        return new NetworkState(all, drawn.fresh(), drawn.given());
    }

    private NamespaceState with(NamespaceState drawn) {
        return observed.namespace(drawn.name())
                .map(there -> listening(addressed(routed(drawn, there), there), there))
                .orElse(drawn);
    }

    /** What routers advertise is worked out from the drawing itself. */
    private static NamespaceState routed(NamespaceState drawn, NamespaceState there) {
        List<RouteEntry> learned = there.routes().stream()
                .filter(route -> route.isLearned() && !route.protocol().equals("ra"))
                .filter(route -> route.hops().stream()
                        .allMatch(hop -> hop.device() == null || drawn.interfaces().containsKey(hop.device())))
                .filter(route -> !drawn.routes().contains(route))
                .toList();
        return learned.isEmpty()
                ? drawn
                : drawn.withRoutes(Stream.concat(drawn.routes().stream(), learned.stream()).toList());
    }

    private static NamespaceState addressed(NamespaceState drawn, NamespaceState there) {
        NamespaceState addressed = drawn;
        for (Interface client : drawn.interfaces().values()) {
            List<Prefix> given = !client.dhcp()
                    ? List.of()
                    : there.device(client.name()).stream()
                            .flatMap(device -> device.learned().stream())
                            .filter(address -> address.family() == Family.V4 && !client.addresses().contains(address))
                            .toList();
            if (!given.isEmpty()) {
                List<Prefix> addresses = new ArrayList<>(client.addresses());
                addresses.addAll(given);
                addressed = addressed.with(client.withAddresses(addresses));
            }
        }
        return addressed;
    }

    private static NamespaceState listening(NamespaceState drawn, NamespaceState there) {
        List<ListeningSocket> sockets = there.listening();
        if (sockets == null || sockets.isEmpty()) {
            return drawn;
        }
        Set<ListeningSocket> all = new LinkedHashSet<>(Objects.requireNonNullElse(drawn.listening(), List.of()));
        all.addAll(sockets);
        return drawn.withListening(List.copyOf(all));
    }
}
