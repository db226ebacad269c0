package dev.vethwork.explain.walk;

import dev.vethwork.explain.walk.stack.Routing;
import dev.vethwork.explain.walk.stack.Stack;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.Quote;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.text.NearestName;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Topology;
import inet.ipaddr.IPAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the names that a person gives are in a state: nodes, bridges of the host, addresses. */
public final class Endpoints {
    private final NetworkState state;
    private final String host;

    /** @param host what the root namespace is called on screen */
    public Endpoints(NetworkState state, String host) {
        this.state = state;
        this.host = host;
    }

    public static Endpoints of(NetworkState state, Topology topology) {
        return new Endpoints(state, topology.host().map(Host::name).orElse("host"));
    }

    /** The namespace that a node is, or whose interface a bridge is. @throws BadValue if there is none */
    public String namespace(String node) {
        if (state.namespace(node).isPresent() && !node.isEmpty()) {
            return node;
        }
        if (node.equals(host) || node.isEmpty() || state.root().device(node).isPresent()) {
            return NetworkState.ROOT;
        }
        for (NamespaceState inside : state.namespaces().values()) {
            if (inside.device(node).filter(Interface::isBridge).isPresent()) {
                return inside.name();
            }
        }
        String near = NearestName.of(node, names());
        throw near == null || !NearestName.isNear(node, near)
                ? BadValue.of("noSuchNode", Quote.of(node))
                : BadValue.of("noSuchNode.meant", Quote.of(node), near);
    }

    private List<String> names() {
        Stream<String> bridges = state.root().interfaces().values().stream().filter(Interface::isBridge).map(Interface::name);
        return Stream.of(Stream.of(host), state.namespaces().keySet().stream(), bridges)
                .flatMap(each -> each)
                .toList();
    }

    /** Every address of a node, loopback's left out; of a bridge that lives in another's namespace, those on it. */
    public List<IPAddress> addresses(String node) {
        String namespace = namespace(node);
        NamespaceState in = state.namespace(namespace).orElseGet(() -> NamespaceState.empty(namespace));
        boolean whole = node.equals(namespace) || (namespace.isEmpty() && node.equals(host));
        Optional<Interface> bridge = whole ? Optional.empty() : in.device(node);
        return bridge.map(List::of).orElseGet(() -> List.copyOf(in.interfaces().values())).stream()
                .filter(i -> !i.name().equals(Names.LOOPBACK))
                .flatMap(i -> i.addresses().stream())
                .map(Prefix::address)
                .filter(a -> a.isIPv4() || !a.isLinkLocal())
                .toList();
    }

    public static boolean isAddress(String text) {
        return text.matches("[0-9.]+") || text.contains(":");
    }

    /** Whether a packet to an address of a node leaves who sends it: not one to an address that both have. */
    public boolean isTheirs(String from, String to, IPAddress address) {
        return isAddress(to) || namespace(from).equals(namespace(to)) || !addresses(from).contains(address);
    }

    /**
     * The address that is meant by a node's name or an address: one that the asker does not have itself, the one on a link of
     * the asker's first, v4 before v6.
     */
    public Optional<IPAddress> target(String from, String to) {
        if (isAddress(to)) {
            return Optional.of(Addresses.parse(to));
        }
        String namespace = namespace(from);
        Routing routing =
                new Stack(state, state.namespace(namespace).orElseGet(() -> NamespaceState.empty(namespace))).routing();
        return addresses(to).stream()
                .min(Comparator.comparing((IPAddress a) -> !isTheirs(from, to, a))
                        .thenComparing(a -> routing.onLink(a, null) == null)
                        .thenComparing(a -> !a.isIPv4()));
    }
}
