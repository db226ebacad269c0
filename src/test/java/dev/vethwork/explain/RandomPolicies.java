package dev.vethwork.explain;

import dev.vethwork.explain.RandomLab.Subnet;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Endpoint;
import dev.vethwork.net.Family;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Mac;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RouteTable;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.RoutingRule;
import dev.vethwork.topology.StaticNeighbor;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.SourceNat;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Tables beside the main one and rules that lead there, by sender, receiver and interface, right or wrong by chance. */
final class RandomPolicies {
    private static final RouteTable OTHER = new RouteTable(100);

    private final Random random;
    private final List<Subnet> subnets;

    RandomPolicies(Random random, List<Subnet> subnets) {
        this.random = random;
        this.subnets = subnets;
    }

    Topology put(Topology lab) {
        Topology ruled = lab;
        for (String node : RandomLab.nodes(subnets)) {
            if (random.nextInt(4) == 0) {
                ruled = Labs.stack(ruled, node, s -> policies(s, node));
            }
            if (random.nextInt(5) == 0) {
                ruled = Labs.stack(ruled, node, s -> translations(s, node));
            }
            if (random.nextInt(6) == 0) {
                ruled = neighbor(ruled, node);
            }
        }
        return ruled;
    }

    private IpStack translations(IpStack stack, String node) {
        Prefix own = own(node, Family.V4);
        List<PortForward> forwards = new ArrayList<>(stack.portForwards());
        Prefix service = random.nextBoolean() ? Prefix.parse("10.96.0.10") : own == null ? null : Prefix.host(own.address());
        List<Endpoint> to = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            to.add(new Endpoint(somebody(), random.nextBoolean() ? 80 : null));
        }
        forwards.add(new PortForward(Protocol.TCP, 80, null, to, service, random.nextBoolean()));
        return own == null || random.nextBoolean()
                ? stack.withPortForwards(forwards)
                : stack.withPortForwards(forwards)
                        .withSourceNats(List.of(new SourceNat(
                                random.nextBoolean() ? null : prefixV4(),
                                random.nextBoolean() ? null : device(node),
                                own.address())));
    }

    private IPAddress somebody() {
        List<IPAddress> all = subnets.stream()
                .flatMap(s -> s.members().stream().flatMap(m -> s.addresses(m).stream()))
                .map(a -> InterfaceAddress.parse(a).ip())
                .filter(IPAddress::isIPv4)
                .toList();
        return all.isEmpty() ? Addresses.parse("10.0.1.1") : all.get(random.nextInt(all.size()));
    }

    private Prefix prefixV4() {
        return new Prefix(somebody(), 24).network();
    }

    /** The MAC of somebody on its link, or one that nobody has. */
    private Topology neighbor(Topology lab, String node) {
        List<Subnet> own = RandomLab.of(subnets, node);
        Subnet subnet = own.get(random.nextInt(own.size()));
        String other = subnet.members().get(random.nextInt(subnet.members().size()));
        EndId end = new EndId(other, "e" + subnet.number());
        EndId at = new EndId(node, "e" + subnet.number());
        if (other.equals(node) || lab.cable(end).isEmpty() || lab.cable(at).isEmpty()) {
            return lab;
        }
        Mac mac = new Mac("02:00:00:00:01:" + String.format("%02x", subnet.number() * 16 + subnet.members().indexOf(other)));
        IPAddress address = InterfaceAddress.parse(subnet.addresses(other).getFirst()).ip();
        Topology known = Labs.stack(lab, node, s -> s.withNeighbors(List.of(
                new StaticNeighbor(address, mac, at.interfaceName()))));
        return random.nextInt(3) == 0 ? known : Labs.end(known, end.node(), end.interfaceName(), e -> e.withMac(mac));
    }

    private IpStack policies(IpStack stack, String node) {
        List<Route> routes = new ArrayList<>();
        for (Route route : stack.routes()) {
            switch (random.nextInt(4)) {
                case 0 -> routes.add(route.withTable(OTHER));
                case 1 -> {
                    routes.add(route);
                    routes.add(route.withTable(OTHER));
                }
                default -> routes.add(route);
            }
        }
        if (random.nextInt(4) == 0) {
            Route.Type[] types = {Route.Type.BLACKHOLE, Route.Type.THROW, Route.Type.PROHIBIT};
            routes.add(new Route(prefix(), null, null, null, types[random.nextInt(3)]).withTable(OTHER));
        }
        routes.replaceAll(r -> r.type() == Route.Type.UNICAST && random.nextInt(5) == 0 ? sourced(r, node) : r);
        List<RoutingRule> rules = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            rules.add(rule(100L * i, node));
        }
        return stack.withRoutes(routes).withRules(rules);
    }

    /** Several next hops of one route have one source. */
    private Route sourced(Route route, String node) {
        Prefix own = own(node, route.to().family());
        return own == null || route.to().family() == Family.V6 ? route : route.withSource(own.address());
    }

    private RoutingRule rule(long priority, String node) {
        Prefix own = random.nextBoolean() ? own(node, Family.V4) : null;
        Prefix from = random.nextInt(2) == 0 ? (own == null ? prefix() : Prefix.host(own.address())) : null;
        Prefix to = from == null && random.nextBoolean() ? prefix() : null;
        String in = random.nextInt(4) == 0 ? (random.nextBoolean() ? "lo" : device(node)) : null;
        boolean ends = random.nextInt(8) == 0 && (from != null || to != null || in != null);
        RouteTable table = random.nextInt(5) == 0 ? RouteTable.MAIN : OTHER;
        RoutingRule rule = ends ? RoutingRule.refusing(priority, RoutingRule.Type.UNREACHABLE) : RoutingRule.lookup(priority, table);
        return rule.withFrom(from).withTo(to).withIn(in);
    }

    private String device(String node) {
        List<Subnet> own = RandomLab.of(subnets, node);
        return (node.equals("host") ? "br" : "e") + own.get(random.nextInt(own.size())).number();
    }

    private @Nullable Prefix own(String node, Family family) {
        return RandomLab.of(subnets, node).stream()
                .flatMap(s -> s.addresses(node).stream())
                .map(a -> InterfaceAddress.parse(a).prefix())
                .filter(p -> p.family() == family)
                .findFirst()
                .orElse(null);
    }

    /** One of the subnets, or everything. */
    private Prefix prefix() {
        List<Subnet> filled = subnets.stream().filter(s -> !s.members().isEmpty()).toList();
        Subnet subnet = filled.get(random.nextInt(filled.size()));
        Prefix address = InterfaceAddress.parse(subnet.addresses(subnet.members().getFirst()).getFirst())
                .prefix();
        return random.nextInt(5) == 0 ? Prefix.all(address.family()) : address.network();
    }
}
