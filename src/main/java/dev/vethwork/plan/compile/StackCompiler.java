package dev.vethwork.plan.compile;

import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.Resolver;
import dev.vethwork.plan.Marks;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.operation.RouteWords;
import dev.vethwork.state.DhcpService;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Neighbor;
import dev.vethwork.state.ProcessEntry;
import dev.vethwork.state.ProxyEntry;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.RoutingRuleEntry;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.RoutingRule;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The IP stack of one node, put into the namespace whose interfaces are there already. */
public final class StackCompiler {
    public static final String FORWARDING_V4 = "net.ipv4.ip_forward";
    public static final String FORWARDING_V6 = "net.ipv6.conf.all.forwarding";

    private final String lab;
    private final String nodeName;
    private final List<String> byDhcp;
    private final IpStack stack;
    private final NamespaceState namespace;
    private final TargetTraits traits;
    private final boolean hasV6;

    StackCompiler(String lab, String nodeName, IpStack stack, NamespaceState namespace, TargetTraits traits) {
        this.lab = lab;
        this.nodeName = nodeName;
        this.byDhcp = namespace.interfaces().values().stream()
                .filter(Interface::dhcp)
                .map(Interface::name)
                .toList();
        this.stack = stack;
        this.namespace = namespace;
        this.traits = traits;
        this.hasV6 = hasV6(stack, namespace);
    }

    /** In one go: each change by itself would copy the table of interfaces again. */
    NamespaceState compile() {
        return new NamespaceState(
                namespace.name(),
                namespace.owner(),
                namespace.interfaces(),
                routes(),
                routingRules(),
                neighbors(),
                proxies(),
                new NetfilterCompiler(lab, stack, namespace, traits, hasV6).compile(),
                sysctls(),
                processes(),
                resolver(),
                namespace.listening(),
                namespace.fdb(),
                null);
    }

    private static boolean hasV6(IpStack stack, NamespaceState namespace) {
        for (Interface device : namespace.interfaces().values()) {
            for (Prefix address : device.addresses()) {
                if (address.family() == Family.V6) {
                    return true;
                }
            }
        }
        return stack.routes().stream().anyMatch(r -> r.to().family() == Family.V6);
    }

    private SortedMap<String, String> sysctls() {
        TreeMap<String, String> all = new TreeMap<>();
        // The real host may forward for reasons of its own: only what is drawn counts there.
        if (stack.forwarding() || !namespace.isRoot() || traits.rootIsOurs()) {
            all.put(FORWARDING_V4, stack.forwarding() ? "1" : "0");
        }
        if ((stack.forwarding() && hasV6) || !namespace.isRoot() || traits.rootIsOurs()) {
            all.put(FORWARDING_V6, stack.forwarding() && hasV6 ? "1" : "0");
        }
        if (!namespace.isRoot()
                && traits.user() != null
                && stack.services().stream().anyMatch(s -> !s.root())) {
            // Without root a service could not listen on port 80; the namespace is its own, so no other port is concerned.
            all.put("net.ipv4.ip_unprivileged_port_start", "0");
        }
        stack.sysctls().forEach((name, value) -> all.put(Overwriting.settled(name), value));
        return all;
    }

    /** What is drawn, and a client for each interface that gets its address by DHCP. */
    private List<ProcessEntry> processes() {
        Stream<ProcessEntry> drawn = stack.services().stream()
                .map(s -> new ProcessEntry(0, 0, s.command(), s.name(), s.pidNamespace(), s.root(), files()));
        return Stream.concat(drawn, byDhcp.stream().map(this::client)).toList();
    }

    private ProcessEntry client(String device) {
        return new ProcessEntry(
                0,
                0,
                traits.dhcp().command(device, nodeName),
                DhcpService.of(device),
                false,
                true,
                traits.dhcp().files(namespace.name(), nodeName, !namespace.isRoot() || traits.rootIsOurs()));
    }

    /** The root namespace asks whom the machine asks. */
    private @Nullable Resolver resolver() {
        return namespace.isRoot() ? null : !stack.dns().isNone() ? stack.dns() : byDhcp.isEmpty() ? null : Resolver.LEARNED;
    }

    private List<ProxyEntry> proxies() {
        return stack.proxies().stream()
                .map(p -> new ProxyEntry(
                        p.address(), p.interfaceName(), namespace.isRoot() ? Marks.ROUTE_PROTOCOL : "unspec"))
                .distinct()
                .toList();
    }

    private SortedMap<String, String> files() {
        TreeMap<String, String> files = new TreeMap<>();
        stack.files().forEach(file -> files.put(file.path(), file.text()));
        return files;
    }

    private List<Neighbor> neighbors() {
        return stack.neighbors().stream()
                .map(n -> new Neighbor(
                        n.address(),
                        n.interfaceName(),
                        n.mac(),
                        Neighbor.PERMANENT,
                        namespace.isRoot() ? Marks.ROUTE_PROTOCOL : "unspec"))
                .toList();
    }

    /** A rule without addresses is for IPv6 as well where the node has such addresses. */
    private List<RoutingRuleEntry> routingRules() {
        return stack.rules().stream()
                .flatMap(rule -> families(rule).map(family -> rule(rule, family)))
                .distinct()
                .toList();
    }

    private Stream<Family> families(RoutingRule rule) {
        Prefix named = rule.from() == null ? rule.to() : rule.from();
        return named != null ? Stream.of(named.family()) : hasV6 ? Stream.of(Family.values()) : Stream.of(Family.V4);
    }

    private RoutingRuleEntry rule(RoutingRule rule, Family family) {
        return new RoutingRuleEntry(
                family,
                rule.priority(),
                rule.inverted(),
                some(rule.from()),
                some(rule.to()),
                rule.in(),
                rule.out(),
                rule.mark(),
                rule.selector().in(family),
                rule.table() == null
                        ? RoutingRuleEntry.Action.valueOf(rule.type().name())
                        : RoutingRuleEntry.Action.LOOKUP,
                rule.table(),
                rule.suppress() == null ? -1 : rule.suppress(),
                List.of(),
                namespace.isRoot() ? Marks.ROUTE_PROTOCOL : "unspec",
                namespace.isRoot() ? lab : null);
    }

    /** Everything is no condition. */
    private static @Nullable Prefix some(@Nullable Prefix prefix) {
        return prefix == null || prefix.isAll() ? null : prefix;
    }

    /** Several drawn routes of one table to the same place with the same metric are one route with several next hops. */
    private List<RouteEntry> routes() {
        Map<List<Object>, List<Route>> together = new LinkedHashMap<>();
        for (Route route : stack.routes()) {
            together.computeIfAbsent(List.of(route.table(), route.to().network(), metric(route)), k -> new ArrayList<>()).add(route);
        }
        return together.values().stream().map(this::route).toList();
    }

    private RouteEntry route(List<Route> drawn) {
        Route first = drawn.getFirst();
        boolean unicast = first.type() == Route.Type.UNICAST;
        boolean straight = unicast && drawn.stream().allMatch(r -> r.via() == null);
        return new RouteEntry(
                first.to(),
                RouteEntry.Type.valueOf(first.type().name()),
                unicast
                        ? drawn.stream()
                                .filter(r -> r.via() != null || r.device() != null)
                                .map(this::hop)
                                .distinct()
                                .toList()
                        : List.of(),
                metric(first),
                first.source(),
                first.table(),
                namespace.isRoot() ? Marks.ROUTE_PROTOCOL : "boot",
                straight && first.to().family() == Family.V4 ? "link" : "global",
                namespace.isRoot() ? lab : null);
    }

    /**
     * A gateway that several interfaces lead to by addresses of one subnet is reached by the first of them by name. The kernel
     * would take the one that was there first, so that it would depend on how the lab came to be.
     */
    private RouteEntry.Hop hop(Route route) {
        IPAddress via = route.via();
        if (via == null || route.device() != null) {
            return new RouteEntry.Hop(via, route.device(), 1, false, via != null && route.onLink());
        }
        List<Interface> addressed = namespace.interfaces().values().stream()
                .filter(device -> device.up() && !device.addresses().isEmpty())
                .toList();
        if (addressed.size() < 2) {
            return RouteEntry.Hop.of(via, null);
        }
        TreeMap<Integer, List<String>> ways = new TreeMap<>();
        addressed.forEach(device -> device.addresses().stream()
                        .filter(address -> address.contains(via))
                        .mapToInt(Prefix::length)
                        .max()
                        .ifPresent(length ->
                                ways.computeIfAbsent(length, k -> new ArrayList<>()).add(device.name())));
        List<String> narrowest = ways.isEmpty() ? List.of() : ways.lastEntry().getValue();
        return RouteEntry.Hop.of(via, narrowest.size() > 1 ? narrowest.getFirst() : null);
    }

    private static long metric(Route route) {
        return route.metric() == null ? RouteWords.defaultMetric(route.to().family()) : route.metric();
    }
}
