package dev.vethwork.explain;

import dev.vethwork.explain.RandomLab.Subnet;
import dev.vethwork.explain.lint.Lint;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Makes a sound lab a learner's: none to four of the mistakes that the causes are named for. */
final class Mistakes {
    /** An address that nobody has, in a subnet that nobody is on. */
    static final String NOWHERE = "10.99.0.9";

    private final Random random;
    private final List<Subnet> subnets;
    private final List<UnaryOperator<Topology>> kinds = List.of(
            lab -> end(lab, e -> e.withAddresses(List.of())),
            lab -> end(lab, e -> e.withAddresses(e.addresses().stream()
                    .map(a -> InterfaceAddress.parse(Addresses.text(a.ip())))
                    .toList())),
            lab -> end(lab, e -> lengthened(e)),
            lab -> end(lab, e -> e.withUp(false)),
            lab -> end(lab, e -> e.withUp(false)),
            lab -> end(lab, e -> e.withMtu(1280 + 20 * random().nextInt(9))),
            lab -> end(lab, e -> e.withMtu(1280 + 20 * random().nextInt(9))),
            this::narrowCable,
            this::narrowCable,
            lab -> stack(lab, s -> s.withFirewall(silent())),
            this::swapAddresses,
            this::doubleAddress,
            lab -> stack(lab, s -> s.withForwarding(false)),
            lab -> stack(lab, s -> s.withLoopback(false)),
            lab -> stack(lab, s -> s.withRoutes(without(s.routes()))),
            lab -> stack(lab, s -> s.withRoutes(List.of())),
            lab -> stack(lab, s -> s.withRoutes(with(s.routes(), blocking()))),
            this::wrongGateway,
            this::wrongGateway,
            lab -> stack(lab, s -> s.withRoutes(List.of(Route.via(Prefix.ALL_V4, Addresses.parse(NOWHERE))))),
            this::roundAndRound,
            this::roundAndRound,
            lab -> stack(lab, s -> sysctl(s, "net.ipv4.conf.all.rp_filter", "1")),
            lab -> stack(lab, s -> sysctl(s, "net.ipv6.conf.all.disable_ipv6", "1")),
            lab -> stack(lab, s -> s.withFirewall(
                    new Firewall(Map.of(any(Firewall.Chain.values()), Firewall.Policy.DROP), List.of()))),
            lab -> Labs.stack(lab, "host", s -> s.withFirewall(
                    new Firewall(Map.of(Firewall.Chain.FORWARD, Firewall.Policy.DROP), List.of()))));

    Mistakes(Random random, List<Subnet> subnets) {
        this.random = random;
        this.subnets = subnets;
    }

    Topology sow(Topology sound) {
        Topology lab = sound;
        for (int i = random.nextInt(5); i > 0; i--) {
            lab = kinds.get(random.nextInt(kinds.size())).apply(lab);
        }
        return random.nextInt(12) == 0 ? lab : deployable(lab);
    }

    /** Without the routes that the kernel would refuse, so that there is something to try. */
    private static Topology deployable(Topology sown) {
        Topology lab = sown;
        for (Node node : sown.nodes().values()) {
            for (Route route : node instanceof StackNode s ? s.stack().routes() : List.<Route>of()) {
                UnaryOperator<IpStack> less = s -> s.withRoutes(
                        s.routes().stream().filter(r -> !r.equals(route)).toList());
                Topology without = Labs.stack(lab, node.name(), less);
                lab = refused(without) < refused(lab) ? without : lab;
            }
        }
        return lab;
    }

    /** How much of it the kernel would not take. */
    static long refused(Topology lab) {
        return Lint.check(lab, Ground.sandbox(NetworkState.EMPTY, Set.of())).stream()
                .filter(f -> f.blocking() || f.code().equals("GATEWAY_NOT_ON_LINK"))
                .count();
    }

    private Random random() {
        return random;
    }

    private Topology end(Topology lab, UnaryOperator<CableEnd> change) {
        List<EndId> ends = lab.cables().stream()
                .flatMap(c -> c.ends().stream())
                .map(CableEnd::id)
                .toList();
        if (ends.isEmpty()) {
            return lab;
        }
        EndId id = ends.get(random.nextInt(ends.size()));
        return Labs.end(lab, id.node(), id.interfaceName(), change);
    }

    private static CableEnd lengthened(CableEnd end) {
        return end.withAddresses(end.addresses().stream()
                .map(a -> new Prefix(a.ip(), a.prefix().length() + 6 > a.ip().getBitCount() ? a.prefix().length() : a.prefix().length() + 6))
                .map(p -> InterfaceAddress.parse(p.text()))
                .toList());
    }

    /** Both ends take less than the others: who forwards there has to tell it. */
    private Topology narrowCable(Topology lab) {
        if (lab.cables().isEmpty()) {
            return lab;
        }
        Cable cable = lab.cables().get(random.nextInt(lab.cables().size()));
        int mtu = 1280 + 20 * random.nextInt(9);
        Topology half = Labs.end(lab, cable.a().node(), cable.a().interfaceName(), e -> e.withMtu(mtu));
        return Labs.end(half, cable.b().node(), cable.b().interfaceName(), e -> e.withMtu(mtu));
    }

    /** Says nothing by ICMP. */
    private static Firewall silent() {
        return new Firewall(
                Map.of(),
                List.of(new Firewall.Rule(Firewall.Chain.OUTPUT, Selector.of(Protocol.ICMP, null), Firewall.Action.DROP)));
    }

    private List<EndId> addressed(Topology lab) {
        return lab.cables().stream()
                .flatMap(c -> c.ends().stream())
                .filter(e -> !e.addresses().isEmpty())
                .map(CableEnd::id)
                .toList();
    }

    private static CableEnd end(Topology lab, EndId id) {
        return lab.cable(id).orElseThrow().ends().stream()
                .filter(e -> e.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Two ends have each other's addresses: on the wrong segment. */
    private Topology swapAddresses(Topology lab) {
        return twoEnds(lab, true);
    }

    private Topology doubleAddress(Topology lab) {
        return twoEnds(lab, false);
    }

    private Topology twoEnds(Topology lab, boolean swap) {
        List<EndId> ends = addressed(lab);
        if (ends.size() < 2) {
            return lab;
        }
        EndId a = ends.get(random.nextInt(ends.size()));
        EndId b = ends.get(random.nextInt(ends.size()));
        List<InterfaceAddress> ofA = end(lab, a).addresses();
        List<InterfaceAddress> ofB = end(lab, b).addresses();
        Topology given = Labs.end(lab, b.node(), b.interfaceName(), e -> e.withAddresses(ofA));
        return swap ? Labs.end(given, a.node(), a.interfaceName(), e -> e.withAddresses(ofB)) : given;
    }

    private Topology stack(Topology lab, UnaryOperator<IpStack> change) {
        List<String> all = lab.nodes().values().stream()
                .filter(StackNode.class::isInstance)
                .map(Node::name)
                .toList();
        return Labs.stack(lab, all.get(random.nextInt(all.size())), change);
    }

    private List<Route> without(List<Route> routes) {
        if (routes.isEmpty()) {
            return routes;
        }
        List<Route> fewer = new ArrayList<>(routes);
        fewer.remove(random.nextInt(fewer.size()));
        return fewer;
    }

    private static <T> List<T> with(List<T> list, T more) {
        List<T> all = new ArrayList<>(list);
        all.add(more);
        return all;
    }

    private Route blocking() {
        Subnet far = subnets.get(random.nextInt(subnets.size()));
        Prefix to = far.v4()
                ? Prefix.parse("10.0." + far.number() + ".0/" + (random.nextBoolean() ? 24 : 28))
                : Prefix.parse("fd00:" + far.number() + "::/64");
        Route.Type[] types = {Route.Type.BLACKHOLE, Route.Type.UNREACHABLE, Route.Type.PROHIBIT};
        return new Route(to, null, null, random.nextBoolean() ? null : Long.valueOf(7), any(types));
    }

    /** Everything goes to a neighbour who does not know the way: a dead end, or round and round. */
    private Topology wrongGateway(Topology lab) {
        List<Subnet> shared = subnets.stream().filter(s -> s.members().size() > 1).toList();
        if (shared.isEmpty()) {
            return lab;
        }
        Subnet subnet = shared.get(random.nextInt(shared.size()));
        String node = subnet.members().get(random.nextInt(subnet.members().size()));
        String other = subnet.members().get(random.nextInt(subnet.members().size()));
        InterfaceAddress via = InterfaceAddress.parse(subnet.addresses(other).getFirst());
        Route all = Route.via(Prefix.all(via.family()), via.ip());
        return node.equals(other)
                ? lab
                : Labs.stack(lab, node, s -> s.withRoutes(with(
                        s.routes().stream().filter(r -> !r.to().isAll()).toList(), all)));
    }

    /** Two routers each take the other for the one who knows the way to nowhere; their neighbours ask the first. */
    private Topology roundAndRound(Topology lab) {
        Topology looped = lab;
        List<Subnet> shared = subnets.stream()
                .filter(s -> s.v4() && s.members().size() > 2)
                .toList();
        if (shared.isEmpty()) {
            return lab;
        }
        Subnet subnet = shared.get(random.nextInt(shared.size()));
        for (String member : subnet.members()) {
            boolean first = member.equals(subnet.members().getFirst());
            boolean router = first || member.equals(subnet.members().get(1));
            String via = subnet.addresses(subnet.members().get(first ? 1 : 0)).getFirst();
            Route route = Route.via(Prefix.parse("10.99.0.0/24"), InterfaceAddress.parse(via).ip());
            looped = Labs.stack(
                    looped,
                    member,
                    s -> s.withForwarding(router || s.forwarding()).withRoutes(with(s.routes(), route)));
        }
        return looped;
    }

    private static IpStack sysctl(IpStack stack, String key, String value) {
        TreeMap<String, String> all = new TreeMap<>(stack.sysctls());
        all.put(key, value);
        return stack.withSysctls(all);
    }

    private <T> T any(T[] list) {
        return list[random.nextInt(list.length)];
    }
}
