package dev.vethwork.plan;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.BridgePort;
import dev.vethwork.net.Endpoint;
import dev.vethwork.net.FlowSelector;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Mac;
import dev.vethwork.net.PacketMark;
import dev.vethwork.net.PortSpan;
import dev.vethwork.net.PortVlans;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.ProtocolNumber;
import dev.vethwork.net.Resolver;
import dev.vethwork.net.RouteTable;
import dev.vethwork.net.TypeOfService;
import dev.vethwork.net.VlanRange;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.NodeFile;
import dev.vethwork.topology.ProxyNeighbor;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.RoutingRule;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.Shaping;
import dev.vethwork.topology.Site;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.StaticNeighbor;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnBond;
import dev.vethwork.topology.kind.DrawnDummy;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnLoopback;
import dev.vethwork.topology.kind.DrawnMacvlan;
import dev.vethwork.topology.kind.DrawnTun;
import dev.vethwork.topology.kind.DrawnVlan;
import dev.vethwork.topology.kind.DrawnVrf;
import dev.vethwork.topology.kind.DrawnVxlan;
import dev.vethwork.topology.kind.LinkBasics;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.IcmpMessage;
import dev.vethwork.topology.netfilter.Masquerade;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.RateLimit;
import dev.vethwork.topology.netfilter.Selector;
import dev.vethwork.topology.netfilter.SourceNat;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Drawings by chance, from few names and addresses, so that two of them have much in common and much in conflict. */
public final class RandomLabs {
    private static final List<Map<String, String>> SETTINGS = List.of(
            Map.of("net.ipv4.conf.all.rp_filter", "2"),
            Map.of("net.ipv4.conf.default.rp_filter", "1"),
            Map.of("net.ipv4.conf.default.rp_filter", "2", "net.ipv4.conf.lo.rp_filter", "1"),
            Map.of("net.ipv4.conf.default.forwarding", "1"),
            Map.of("net.ipv4.conf.lo.forwarding", "1"));

    private final Random random;

    private final boolean vlans;

    /** Labs that every kernel can hold. */
    public RandomLabs(long seed) {
        this(seed, false);
    }

    /** @param vlans whether Linux bridges may tell VLANs apart, which not every kernel can */
    RandomLabs(long seed, boolean vlans) {
        this.random = new Random(seed);
        this.vlans = vlans;
    }

    public Topology next() {
        Topology lab = Topology.empty("chance").withNode(Host.of("host"));
        List<String> ports = new ArrayList<>();
        for (int b = 0; b < 3; b++) {
            if (random.nextBoolean()) {
                Bridge.Type type = random.nextInt(3) == 0 ? Bridge.Type.OPENVSWITCH : Bridge.Type.LINUX;
                lab = lab.withNode(Bridge.of("br" + b)
                        .withType(type)
                        .withStp(random.nextInt(4) == 0)
                        .withVlanFiltering(vlans && random.nextInt(3) == 0)
                        .withAddresses(addresses())
                        .withSite(random.nextInt(4) == 0 ? Site.ISOLATED : Site.HOST));
                ports.add("br" + b);
            }
        }
        List<String> plugs = new ArrayList<>(List.of("host"));
        for (int n = 0; n < 4; n++) {
            if (random.nextInt(4) > 0) {
                lab = lab.withNode(Namespace.of("n" + n));
                plugs.add("n" + n);
            }
        }
        lab = inside(lab, plugs);
        for (int c = 0; c < 5; c++) {
            if (random.nextInt(4) > 0) {
                String other = ports.isEmpty() || random.nextInt(3) == 0 ? pick(plugs) : pick(ports);
                lab = lab.withCable(Cable.of(end(pick(plugs), "a" + c), end(other, "b" + c)).withShaping(shaping()));
            }
        }
        for (String name : plugs) {
            StackNode node = (StackNode) lab.node(name).orElseThrow();
            lab = lab.withNode(name, node.withStack(stack(lab, node)));
        }
        return lab;
    }

    /** Some bridges live in a node. */
    private Topology inside(Topology lab, List<String> plugs) {
        Topology housed = lab;
        for (Node node : lab.nodes().values()) {
            String around = pick(plugs);
            if (node instanceof Bridge bridge
                    && bridge.type() == Bridge.Type.LINUX
                    && !around.equals("host")
                    && random.nextInt(3) == 0) {
                housed = housed.withNode(bridge.name(), bridge.withSite(Site.inside(around)));
            }
        }
        return housed;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private CableEnd end(String node, String name) {
        CableEnd end = CableEnd.of(node, name).withUp(random.nextInt(8) > 0).withMtu(random.nextInt(4) == 0 ? 1400 : null);
        return node.startsWith("br") ? end.withPort(port())
                : end.withAddresses(addresses()).withDhcp(random.nextInt(6) == 0).withDad(random.nextInt(4) == 0);
    }

    private SourceNat sourceNat(IPAddress to) {
        SourceNat nat = new SourceNat(null, null, to);
        return random.nextBoolean() ? nat : nat.asking(asked -> asked.withNotDestination(new Prefix(to, 16).network()));
    }

    private BridgePort port() {
        return new BridgePort(
                random.nextInt(4) == 0,
                random.nextInt(4) == 0,
                pick(Arrays.asList(
                        null,
                        new PortVlans.Access(10),
                        new PortVlans.Access(1),
                        new PortVlans.Trunk(List.of(VlanRange.of(10), new VlanRange(20, 30)), null),
                        new PortVlans.Trunk(List.of(VlanRange.of(20)), 10))));
    }

    private List<InterfaceAddress> addresses() {
        return Stream.generate(() -> pick(List.of(
                        "10.0.0.1/24", "10.0.0.2/24", "10.0.0.1/16", "10.1.0.1/24", "10.1.0.1", "fd00::1/64",
                        "fd00::1/48", "fd00::2/64")))
                .limit(random.nextInt(4))
                .distinct()
                .map(InterfaceAddress::parse)
                // One v6 address with two prefix lengths is one address too many for a kernel.
                .filter(a -> !a.text().equals("fd00::1/48") || random.nextBoolean())
                .collect(java.util.stream.Collectors.collectingAndThen(
                        java.util.stream.Collectors.toMap(a -> a.ip().isIPv6() ? a.ip() : a.text(), a -> a, (a, b) -> a),
                        m -> List.copyOf(new TreeMap<>(asText(m)).values())));
    }

    private static Map<String, InterfaceAddress> asText(Map<?, InterfaceAddress> map) {
        Map<String, InterfaceAddress> text = new TreeMap<>();
        map.forEach((k, v) -> text.put(v.text(), v));
        return text;
    }

    private Shaping shaping() {
        return pick(List.of(
                Shaping.NONE, Shaping.NONE, new Shaping("10mbit", null, null), new Shaping(null, "20ms", "1%"),
                new Shaping(null, "20ms", "5ms", null, "1%", "0.1%", "5%")));
    }

    private List<RoutingRule> routingRules() {
        return Stream.generate(() -> pick(List.of(
                        from(Prefix.parse("10.0.0.0/24"), new RouteTable(100)),
                        from(Prefix.parse("10.0.0.0/24"), RouteTable.MAIN),
                        from(Prefix.parse("fd00::/64"), new RouteTable(100)),
                        RoutingRule.lookup(200, new RouteTable(100)).withIn("lo").withMark(PacketMark.parse("0x1")),
                        new RoutingRule(
                                250, null, null, null, null, null, RoutingRule.Type.UNICAST, RouteTable.MAIN,
                                new FlowSelector(
                                        new TypeOfService(8), ProtocolNumber.ICMP, new PortSpan(1, 9), new PortSpan(80, 80)),
                                true, 0),
                        RoutingRule.refusing(300, RoutingRule.Type.PROHIBIT).withTo(Prefix.parse("10.9.0.0/16")))))
                .limit(random.nextInt(3))
                .toList();
    }

    /** Few names, so that one lab has a VXLAN where another has a dummy; what stands on others stands on what is there. */
    private List<DrawnInterface> interfaces(Topology lab, StackNode node) {
        if (random.nextInt(3) > 0) {
            return List.of();
        }
        List<DrawnInterface> all = new ArrayList<>();
        if (random.nextBoolean()) {
            all.add(DrawnLoopback.of(List.of(InterfaceAddress.parse(pick(List.of("10.255.0.1/32", "10.255.0.2/32"))))));
        }
        List<String> ends = lab.endsOf(node.name()).stream().map(CableEnd::interfaceName).toList();
        // The names of the root namespace are the host's and its bridges' ports' together.
        String tail = node.isInRoot() ? "h" : "";
        LinkBasics first = basics("k0" + tail);
        LinkBasics second = basics("k1" + tail);
        all.add(pick(List.<DrawnInterface>of(
                new DrawnDummy(first),
                new DrawnTun(first, true),
                new DrawnVxlan(first, pick(List.of(1, 2)), null, remotes(), null))));
        String below = ends.isEmpty() || random.nextBoolean() ? first.name() : pick(ends);
        List<String> members = ends.stream().filter(_ -> random.nextBoolean()).limit(2).toList();
        all.add(pick(List.<DrawnInterface>of(
                new DrawnMacvlan(second, below, DrawnMacvlan.Mode.BRIDGE),
                new DrawnVlan(second, below, 10),
                new DrawnBond(second, pick(List.of(DrawnBond.Mode.ACTIVE_BACKUP, DrawnBond.Mode.BALANCE_XOR)), members),
                new DrawnVrf(second, pick(List.of(100L, 101L)), members))));
        return all;
    }

    private List<IPAddress> remotes() {
        return pick(List.of("", "10.0.0.9", "10.0.0.8 10.0.0.9", "10.0.0.7 10.0.0.8"))
                .transform(text -> text.isEmpty() ? List.of() : Stream.of(text.split(" ")).map(Addresses::parse).toList());
    }

    private LinkBasics basics(String name) {
        return LinkBasics.of(name)
                .withAddresses(addresses())
                .withUp(random.nextInt(6) > 0)
                .withMtu(random.nextInt(4) == 0 ? 1400 : null);
    }

    private IpStack stack(Topology lab, StackNode node) {
        IpStack stack = IpStack.DEFAULT.withForwarding(random.nextBoolean()).withLoopback(random.nextInt(5) > 0);
        List<Route> routes = new ArrayList<>();
        lab.endsOf(node.name()).stream()
                .filter(e -> e.up() && !e.addresses().isEmpty())
                .map(e -> e.addresses().getFirst().prefix())
                .filter(p -> !p.isHost() && random.nextBoolean())
                .forEach(p -> routes.add(Route.via(
                        Prefix.parse(p.family() == dev.vethwork.net.Family.V4
                                ? pick(List.of("0.0.0.0/0", "172.16.0.0/12"))
                                : "fd01::/16"),
                        Addresses.parse(p.family() == dev.vethwork.net.Family.V4
                                ? (p.text().startsWith("10.0") ? "10.0.0.9" : "10.1.0.9")
                                : "fd00::9"))));
        if (random.nextInt(3) == 0) {
            routes.add(new Route(Prefix.parse("198.18.0.0/15"), null, null, 7L, Route.Type.BLACKHOLE));
        }
        if (random.nextInt(3) == 0) {
            routes.replaceAll(r -> random.nextBoolean() ? r.withTable(new RouteTable(100)) : r);
        }
        lab.endsOf(node.name()).stream()
                .filter(e -> e.up() && !e.addresses().isEmpty() && random.nextInt(4) == 0)
                .findFirst()
                .ifPresent(e -> routes.add(new Route(
                        Prefix.parse("172.21.0.0/16"),
                        Addresses.parse("169.254.1.1"),
                        e.interfaceName(),
                        null,
                        Route.Type.UNICAST,
                        pick(List.of(RouteTable.MAIN, new RouteTable(100))),
                        e.addresses().getFirst().ip().isIPv4() && random.nextBoolean()
                                ? e.addresses().getFirst().ip()
                                : null,
                        true)));
        List<Firewall.Rule> rules = new ArrayList<>();
        for (int r = random.nextInt(4); r > 0; r--) {
            rules.add(new Firewall.Rule(pick(List.of(Firewall.Chain.values())), Selector.of(Protocol.TCP, pick(List.of(22, 80)))
                    .withNotDestination(random.nextInt(4) == 0 ? Prefix.parse("10.9.0.0/16") : null), pick(List.of(Firewall.Action.values()))));
        }
        if (random.nextInt(3) == 0) {
            rules.add(new Firewall.Rule(pick(List.of(Firewall.Chain.values())), Selector.of(Protocol.ICMP, null)
                    .withBegins(random.nextBoolean())
                    .withIcmp(pick(List.of(IcmpMessage.ECHO_REQUEST, IcmpMessage.NEIGHBOR_SOLICITATION, IcmpMessage.TOO_BIG)))
                    .withLimit(pick(List.of(RateLimit.parse("120/minute"), RateLimit.parse("7/hour burst 20")))), Firewall.Action.ACCEPT));
        }
        return stack.withInterfaces(interfaces(lab, node)).withRoutes(routes)
                .withNeighbors(lab.endsOf(node.name()).stream()
                        .filter(e -> e.up() && random.nextInt(5) == 0)
                        .map(e -> new StaticNeighbor(
                                Addresses.parse("10.0.0.9"),
                                new Mac(pick(List.of("02:00:00:00:00:09", "02:00:00:00:00:0a"))),
                                e.interfaceName()))
                        .toList())
                .withProxies(lab.endsOf(node.name()).stream()
                        .filter(e -> e.up() && random.nextInt(5) == 0)
                        .map(e -> new ProxyNeighbor(Addresses.parse("10.0.0.8"), e.interfaceName()))
                        .toList())
                .withDns(
                        random.nextInt(4) == 0
                                ? new Resolver(List.of(Addresses.parse("10.0.0.53")), pick(List.of(List.of("lab"), List.of())), false)
                                : Resolver.NONE)
                .withSourceNats(
                        random.nextInt(4) == 0
                                ? List.of(sourceNat(Addresses.parse(pick(List.of("10.0.0.7", "fd00::7")))))
                                : List.of())
                .withRules(random.nextInt(3) == 0 ? routingRules() : List.of())
                .withFirewall(new Firewall(
                        random.nextInt(3) == 0 ? Map.of(Firewall.Chain.FORWARD, Firewall.Policy.DROP) : Map.of(), rules))
                .withMasquerades(
                        random.nextInt(3) == 0 ? List.of(new Masquerade(Prefix.parse("10.0.0.0/24"), null)
                                .asking(asked -> asked.withNotOut(random.nextBoolean() ? null : "eth9"))) : List.of())
                .withPortForwards(
                        random.nextInt(3) == 0
                                ? List.of(new PortForward(
                                        Protocol.TCP,
                                        80,
                                        null,
                                        random.nextBoolean()
                                                ? List.of(Endpoint.parse("10.0.0.2:80"))
                                                : List.of(Endpoint.parse("10.0.0.2:80"), Endpoint.parse("10.0.0.9:81")),
                                        random.nextBoolean() ? null : Prefix.parse("10.96.0.10"),
                                        random.nextBoolean())
                                        .asking(asked -> asked.withOwnAddress(random.nextInt(3) == 0)
                                                .withNotIn(random.nextInt(3) == 0 ? "eth9" : null)))
                                : List.of())
                .withSysctls(
                        random.nextInt(3) == 0 ? new TreeMap<>(pick(SETTINGS)) : new TreeMap<>())
                .withFiles(
                        random.nextInt(3) == 0
                                ? List.of(new NodeFile("/etc/web/conf", pick(List.of("one\n", "two\n"))))
                                : List.of())
                .withServices(
                        random.nextInt(3) == 0
                                ? List.of(new Service("web", pick(List.of("sleep 1", "sleep '2'")), random.nextBoolean(), false))
                                : List.of());
    }

    private static RoutingRule from(Prefix from, RouteTable table) {
        return RoutingRule.lookup(100, table).withFrom(from);
    }
}
