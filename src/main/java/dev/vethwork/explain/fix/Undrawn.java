package dev.vethwork.explain.fix;

import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.Interface;
import dev.vethwork.state.ListeningSocket;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.Netfilter.Chain;
import dev.vethwork.state.Netfilter.Rule;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.nft.NftRuleset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a kernel has and no drawing asks for, and what an edit of the drawing leaves as it is: routes that a daemon was told of,
 * addresses that a client was given, the sockets of whatever runs there, and the machine's own firewall. An edit is judged with
 * them, as it will run with them.
 */
final class Undrawn {
    static final Undrawn NONE = new Undrawn("", NetworkState.EMPTY);

    /** Whether a bridge shows its frames to the machine's firewall, of which a drawing may say nothing. */
    private static final String BRIDGE_SETTINGS = "net.bridge.";

    private final String lab;
    private final NetworkState observed;

    private Undrawn(String lab, NetworkState observed) {
        this.lab = lab;
        this.observed = observed;
    }

    static Undrawn in(NetworkState observed, String lab) {
        return new Undrawn(lab, observed);
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
                .map(there -> listening(addressed(routed(filtered(drawn, there), there), there), there))
                .orElse(drawn);
    }

    /** In a namespace that the lab made all rules of iptables are its own; beside those of the machine it puts its own first. */
    private NamespaceState filtered(NamespaceState drawn, NamespaceState there) {
        Netfilter own = drawn.netfilter();
        Netfilter all = there.netfilter();
        if (!drawn.isRoot()) {
            return all.beside().isEmpty() && all.foreign().equals(NftRuleset.NONE)
                    ? drawn
                    : drawn.withNetfilter(new Netfilter(own.v4(), own.v6(), all.beside(), all.foreign()));
        }
        TreeMap<String, String> settings = new TreeMap<>(drawn.sysctls());
        there.sysctls().forEach((name, value) -> {
            if (name.startsWith(BRIDGE_SETTINGS)) {
                settings.putIfAbsent(name, value);
            }
        });
        return drawn.withSysctls(settings)
                .withNetfilter(new Netfilter(
                        beside(own.v4(), all.v4()), beside(own.v6(), all.v6()), all.beside(), all.foreign()));
    }

    private List<Chain> beside(List<Chain> own, List<Chain> machines) {
        List<Chain> all = new ArrayList<>();
        for (Chain chain : machines) {
            if (lab.equals(chain.owner())) {
                continue;
            }
            List<Rule> rules = new ArrayList<>();
            own.stream().filter(c -> isSame(c, chain)).forEach(c -> rules.addAll(c.rules()));
            chain.rules().stream().filter(rule -> !lab.equals(rule.owner())).forEach(rules::add);
            all.add(new Chain(chain.table(), chain.name(), chain.policy(), chain.owner(), rules));
        }
        own.stream().filter(c -> all.stream().noneMatch(known -> isSame(c, known))).forEach(all::add);
        return all;
    }

    private static boolean isSame(Chain one, Chain other) {
        return one.table() == other.table() && one.name().equals(other.name());
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
