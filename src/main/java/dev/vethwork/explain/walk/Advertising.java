package dev.vethwork.explain.walk;

import dev.vethwork.explain.walk.link.Listener;
import dev.vethwork.explain.walk.link.Port;
import dev.vethwork.explain.walk.link.Wire;
import dev.vethwork.explain.walk.stack.Stacks;
import dev.vethwork.net.Family;
import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RouteTable;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.ProcessEntry;
import dev.vethwork.state.RouteEntry;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Routers that tell those on their links of themselves (RFC 4861), and who takes it. */
public final class Advertising {
    private static final List<String> TELLING = List.of("enable-ra", "ra-only", "ra-stateless", "ra-names", "slaac");

    /** What the kernel gives a route that it was told of, as it does to one that names none (IP6_RT_PRIO_USER). */
    private static final long METRIC = 1_024;

    private final NetworkState state;
    private final Stacks stacks;
    private final Wire wire;

    private Advertising(NetworkState state) {
        this.state = state;
        this.stacks = new Stacks(state);
        this.wire = new Wire(state);
    }

    /**
     * An interface that hears a router.
     *
     * @param gateway the router's address there
     */
    private record Heard(Port at, IPAddress gateway) {}

    /** Whether one of its processes advertises. */
    public static boolean tells(NamespaceState namespace) {
        return namespace.processes().stream().anyMatch(Advertising::tells);
    }

    private static boolean tells(ProcessEntry process) {
        String command = process.command();
        return command.contains("radvd")
                || command.contains("dnsmasq") && texts(process).anyMatch(text -> TELLING.stream().anyMatch(text::contains));
    }

    private static Stream<String> texts(ProcessEntry process) {
        return Stream.concat(Stream.of(process.command()), process.files().values().stream());
    }

    /** A drawn state with the default routes that nodes learn there; the very same where they learn none. */
    static NetworkState learned(NetworkState drawn) {
        if (drawn.namespaces().values().stream().noneMatch(Advertising::tells)) {
            return drawn;
        }
        Advertising advertising = new Advertising(drawn);
        NetworkState learned = drawn;
        for (Heard heard : advertising.heard()) {
            if (advertising.takes(heard.at())) {
                NamespaceState node = learned.namespace(heard.at().namespace()).orElseThrow();
                learned = learned.with(learning(node, heard));
            }
        }
        return learned;
    }

    /** The interfaces of a node that hear a router and take nothing of what it tells. */
    public static List<String> deaf(NetworkState state, String namespace) {
        if (state.namespaces().values().stream().noneMatch(Advertising::tells)) {
            return List.of();
        }
        Advertising advertising = new Advertising(state);
        return advertising.heard().stream()
                .map(Heard::at)
                .filter(at -> at.namespace().equals(namespace) && !advertising.takes(at))
                .map(Port::device)
                .distinct()
                .toList();
    }

    private List<Heard> heard() {
        return state.namespaces().values().stream().flatMap(router -> heard(router).stream()).toList();
    }

    /** Those who hear what is told on a router's links, whether or not they take it. */
    private List<Heard> heard(NamespaceState router) {
        if (!tells(router)) {
            return List.of();
        }
        List<Heard> all = new ArrayList<>();
        for (Interface link : telling(router)) {
            global(link).ifPresent(gateway -> wire.listeners(new Port(router.name(), link.name())).stream()
                    .filter(l -> l.down().isEmpty() && !l.port().namespace().equals(router.name()))
                    .map(Listener::port)
                    .filter(at -> wire.device(at).filter(d -> d.master() == null && global(d).isPresent()).isPresent())
                    .forEach(at -> all.add(new Heard(at, gateway))));
        }
        return all;
    }

    /** The links that its command or its files name; all where they name none. */
    private static List<Interface> telling(NamespaceState router) {
        List<Interface> links = router.interfaces().values().stream()
                .filter(device -> device.up() && !device.name().equals(Names.LOOPBACK))
                .toList();
        List<Interface> named = links.stream()
                .filter(device -> router.processes().stream()
                        .filter(Advertising::tells)
                        .flatMap(Advertising::texts)
                        .anyMatch(text -> List.of(text.split("[^A-Za-z0-9_.@-]+")).contains(device.name())))
                .toList();
        return named.isEmpty() ? links : named;
    }

    private static Optional<IPAddress> global(Interface device) {
        return device.addresses().stream()
                .map(Prefix::address)
                .filter(a -> a.isIPv6() && !a.isLinkLocal())
                .findFirst();
    }

    /** Whether a node takes there what a router tells: one that forwards does only where it is told to. */
    private boolean takes(Port at) {
        return stacks.of(at.namespace()).switches().takesAdvertisements(at.device());
    }

    /** One that has a default route already keeps to it. */
    private static NamespaceState learning(NamespaceState node, Heard heard) {
        boolean has = node.routes().stream().anyMatch(r -> r.to().equals(Prefix.all(Family.V6)) && r.table().isMain());
        if (has) {
            return node;
        }
        List<RouteEntry> routes = new ArrayList<>(node.routes());
        routes.add(new RouteEntry(
                Prefix.all(Family.V6),
                RouteEntry.Type.UNICAST,
                List.of(new RouteEntry.Hop(heard.gateway(), heard.at().device(), 1, false, true)),
                METRIC,
                null,
                RouteTable.MAIN,
                "boot",
                "global",
                null));
        return node.withRoutes(routes);
    }
}
