package dev.vethwork.format;

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
import dev.vethwork.topology.Internet;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.NodeFile;
import dev.vethwork.topology.Note;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.ProxyNeighbor;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.RoutingRule;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.Shaping;
import dev.vethwork.topology.Site;
import dev.vethwork.topology.StaticNeighbor;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.Uplink;
import dev.vethwork.topology.kind.RandomInterfaces;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.IcmpMessage;
import dev.vethwork.topology.netfilter.Marking;
import dev.vethwork.topology.netfilter.Masquerade;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.PortSet;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.Published;
import dev.vethwork.topology.netfilter.RateLimit;
import dev.vethwork.topology.netfilter.Selector;
import dev.vethwork.topology.netfilter.SourceNat;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws at random: every field of every kind of element, also values that lint would frown at. */
public final class Drawings {
    private static final String LETTERS = "abcXYZ019_-.+@";
    private static final String[] TEXTS = {"", "plain", "two\nlines\t\"quoted\" \\ / ", "한국어 🐧 é", "\u0000\u001f\u007f\u2028", "\ud800 alone"};

    private final Random random;

    private Drawings(long seed) {
        this.random = new Random(seed);
    }

    public static Topology random(long seed) {
        return new Drawings(seed).drawing();
    }

    private Topology drawing() {
        Map<String, Node> nodes = new LinkedHashMap<>();
        boolean host = false;
        for (int i = random.nextInt(8); i > 0; i--) {
            Node node = node(!host);
            host |= nodes.putIfAbsent(node.name(), node) == null && node instanceof Host;
        }
        nodes.replaceAll((_, node) -> housed(node, nodes.values()));
        List<String> names = List.copyOf(nodes.keySet());
        List<Cable> cables = names.isEmpty() ? List.of() : list(8, i -> cable(names, i));
        Map<String, Position> layout = new HashMap<>();
        names.stream().filter(_ -> random.nextBoolean()).forEach(n -> layout.put(n, new Position(pixels(), pixels())));
        List<Note> notes = list(3, _ -> new Note(text(), pixels(), pixels()));
        return new Topology(name(20), text(), nodes.values(), cables, notes, layout);
    }

    private Node node(boolean mayBeHost) {
        return switch (random.nextInt(mayBeHost ? 4 : 3)) {
            case 0 -> new Namespace(name(40), pick(Namespace.Role.values()), stack());
            case 1 ->
                new Bridge(
                        name(20),
                        pick(Bridge.Type.values()),
                        addresses(),
                        flag(),
                        orNull(this::mtu),
                        pick(Site.HOST, Site.ISOLATED),
                        flag(),
                        orNull(this::mac),
                        flag());
            case 2 -> new Internet(name(40), uplink(), list(2, _ -> published()), stack());
            default -> new Host(name(20), stack());
        };
    }

    private Uplink uplink() {
        return flag()
                ? Uplink.USUAL
                : new Uplink(Prefix.parse("10." + random.nextInt(256) + ".0.0/16"), 576 + random.nextInt(9000));
    }

    private Published published() {
        return new Published(
                flag() ? Protocol.TCP : Protocol.UDP,
                flag() ? Published.LOOPBACK : Endpoint.parse("192.168.1." + random.nextInt(256)).address(),
                port(),
                Endpoint.parse("10.0.0." + random.nextInt(256) + ":" + port()));
    }

    /** Some bridges live in a namespace. */
    private Node housed(Node node, Collection<Node> all) {
        List<Node> homes = all.stream().filter(Namespace.class::isInstance).toList();
        return node instanceof Bridge bridge && bridge.type() == Bridge.Type.LINUX && !homes.isEmpty() && flag()
                ? bridge.withSite(Site.inside(homes.getFirst().name()))
                : node;
    }

    private BridgePort bridgePort() {
        return new BridgePort(flag(), flag(), orNull(this::vlans));
    }

    private PortVlans vlans() {
        VlanRange range = new VlanRange(1 + random.nextInt(2000), 2001 + random.nextInt(2000));
        Integer untagged = flag() ? null : Integer.valueOf(1 + random.nextInt(4094));
        return flag()
                ? new PortVlans.Access(1 + random.nextInt(4094))
                : new PortVlans.Trunk(List.of(VlanRange.of(1 + random.nextInt(4094)), range), untagged);
    }

    private Mac mac() {
        return new Mac(String.format("02:00:00:00:00:%02x", random.nextInt(256)));
    }

    private IpStack stack() {
        TreeMap<String, String> sysctls = new TreeMap<>();
        Stream.of("net.ipv4.conf.all.rp_filter", "net.ipv6.conf.eth-0.mtu")
                .filter(_ -> flag())
                .forEach(n -> sysctls.put(n, pick("0", "1 2\\3", "\"")));
        return new IpStack(
                flag(),
                flag(),
                list(3, _ -> new Route(
                        prefix(),
                        orNull(this::address),
                        device(),
                        orNull(this::metric),
                        pick(Route.Type.values()),
                        table(),
                        orNull(this::address),
                        flag())),
                list(2, _ -> rule()),
                list(2, _ -> marking()),
                list(2, _ -> new StaticNeighbor(address(), new Mac("02:00:00:00:00:09"), "eth0")),
                list(2, _ -> new ProxyNeighbor(address(), "eth0")),
                list(2, _ -> masquerade()),
                list(2, _ -> negated(new SourceNat(null, device(), address()))),
                list(2, _ -> forward()),
                firewall(),
                sysctls,
                list(2, _ -> new Service(name(10), text().replace("\u0000", ""), flag(), flag())),
                list(2, i -> new NodeFile("/etc/app/file" + i, text().replace("\u0000", ""))),
                new Resolver(list(2, _ -> address()), list(2, i -> "lab" + i), false),
                new RandomInterfaces(random, this::addresses).next());
    }

    private Marking marking() {
        boolean own = flag();
        Prefix whose = prefix();
        return new Marking(
                own ? Marking.Chain.OUTPUT : Marking.Chain.PREROUTING,
                Selector.of(protocol(), orNull(this::port))
                        .withSource(flag() ? whose : null)
                        .withNotDestination(flag() ? whose : null)
                        .withIn(own ? null : device())
                        .withOut(own ? device() : null)
                        .withSourcePort(ports()),
                new PacketMark(random.nextInt(1000), flag() ? PacketMark.ALL : random.nextInt(1000)));
    }

    private @Nullable PortSet ports() {
        return pick(null, PortSet.of(80), PortSet.parse("1000-2000"), PortSet.parse("80,443,8000-8080"));
    }

    private SourceNat negated(SourceNat nat) {
        Prefix own = new Prefix(nat.to(), random.nextInt(nat.to().getBitCount() + 1));
        boolean excepts = flag();
        return nat.asking(asked -> asked.withNotSource(flag() ? own : null)
                .withNotDestination(excepts ? own : null)
                .withDestination(excepts || flag() ? null : own)
                .withNotOut(asked.out() == null ? device() : null)
                .withProtocol(number())
                .withPort(ports()));
    }

    private @Nullable ProtocolNumber number() {
        return pick(null, ProtocolNumber.TCP, ProtocolNumber.parse("gre"), new ProtocolNumber(253));
    }

    private Masquerade masquerade() {
        Prefix whose = prefix();
        return new Masquerade(null, device()).asking(asked -> asked.withSource(flag() ? whose : null)
                .withDestination(flag() ? whose : null)
                .withNotOut(asked.out() == null ? device() : null)
                .withProtocol(number())
                .withPort(ports()));
    }

    private PortForward forward() {
        IPAddress to = address();
        PortForward forward = new PortForward(
                protocol(),
                orNull(this::port),
                device(),
                flag()
                        ? List.of(new Endpoint(to, orNull(this::port)))
                        : List.of(new Endpoint(to, 80), new Endpoint(to, orNull(this::port))),
                flag() ? null : new Prefix(to, random.nextInt(to.getBitCount() + 1)),
                flag());
        return forward.asking(asked -> asked.withNotIn(asked.in() == null ? device() : null)
                .withSource(flag() ? null : Prefix.host(to))
                .withOwnAddress(flag()));
    }

    private RouteTable table() {
        return pick(RouteTable.MAIN, RouteTable.DEFAULT, new RouteTable(100), new RouteTable(4_294_967_295L));
    }

    private RoutingRule rule() {
        boolean leads = flag();
        return new RoutingRule(
                metric(),
                orNull(this::prefix),
                null,
                device(),
                device(),
                pick(null, PacketMark.parse("1"), PacketMark.parse("0x10/0xff")),
                leads ? RoutingRule.Type.UNICAST : RoutingRule.Type.PROHIBIT,
                leads ? table() : null,
                new FlowSelector(
                        pick(null, new TypeOfService(16)),
                        pick(null, ProtocolNumber.ICMP, ProtocolNumber.TCP, new ProtocolNumber(89)),
                        pick(null, new PortSpan(80, 80), new PortSpan(1_000, 2_000)),
                        pick(null, new PortSpan(443, 443), new PortSpan(1, 65_535))),
                flag(),
                leads ? pick(null, 0, 24) : null);
    }

    private Firewall firewall() {
        EnumMap<Firewall.Chain, Firewall.Policy> policies = new EnumMap<>(Firewall.Chain.class);
        Arrays.stream(Firewall.Chain.values())
                .filter(_ -> flag())
                .forEach(c -> policies.put(c, pick(Firewall.Policy.values())));
        return new Firewall(
                policies,
                list(3, _ -> excepting(new Firewall.Rule(pick(Firewall.Chain.values()), Selector.of(protocol(), orNull(this::port)).withSource(orNull(this::prefix)).withDestination(orNull(this::prefix)).withIn(device()).withOut(device()).withEstablished(flag()), pick(Firewall.Action.values())))));
    }

    private Firewall.Rule excepting(Firewall.Rule rule) {
        Prefix other = prefix();
        boolean free = rule.asked().families().isEmpty();
        return rule.asking(asked -> asked.withBegins(!asked.established() && flag())
                .withIcmp(ProtocolNumber.ICMP.equals(asked.protocol()) ? pick(null, IcmpMessage.ECHO_REQUEST, IcmpMessage.TOO_BIG) : null)
                .withLimit(pick(null, RateLimit.parse("5/second"), RateLimit.parse("90/minute burst 20")))
                .withSourcePort(ports())
                .withNotIn(asked.in() == null ? device() : null)
                .withNotOut(asked.out() == null ? device() : null)
                .withNotSource(free && flag() ? other : null)
                .withNotDestination(free && flag() ? other : null));
    }

    private Cable cable(List<String> nodes, int number) {
        Shaping shaping = new Shaping(
                pick("10mbit", "1.5gbit", null), pick("20ms", "0.5us", null), pick("1%", "100%", "0.01%", null));
        return new Cable(end(nodes, "a" + number), end(nodes, "b" + number), shaping);
    }

    private CableEnd end(List<String> nodes, String unique) {
        String node = nodes.get(random.nextInt(nodes.size()));
        Mac mac = orNull(this::mac);
        Shaping own = flag() ? Shaping.NONE : new Shaping("1mbit", null, null, "2%", null, null, "5%");
        return new CableEnd(
                node, unique + name(16), addresses(), mac, orNull(this::mtu), flag(), flag(), flag(), bridgePort(), own);
    }

    private List<InterfaceAddress> addresses() {
        return list(3, _ -> InterfaceAddress.parse(flag() ? Addresses.text(address()) : prefix().text()));
    }

    private Prefix prefix() {
        IPAddress address = address();
        return new Prefix(address, random.nextInt(address.getBitCount() + 1));
    }

    private IPAddress address() {
        return Addresses.parse(pick("10.0.0.1", "0.0.0.0", "::", "fd00::1:0:0:2", "::ffff:1.2.3.4", "255.255.255.255"));
    }

    private long metric() {
        return pick(0L, 100L, 4_294_967_295L);
    }

    private int port() {
        return pick(1, 80, 65_535);
    }

    private int mtu() {
        return pick(68, 1500, 65_535);
    }

    private Protocol protocol() {
        return orNull(() -> pick(Protocol.values()));
    }

    private String device() {
        return orNull(() -> name(20));
    }

    private double pixels() {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextInt(2000) - 1000;
            case 1 -> -0.0;
            case 2 -> 1e300;
            case 3 -> Double.MIN_VALUE;
            default -> random.nextDouble() * 1000;
        };
    }

    private String name(int longest) {
        StringBuilder name = new StringBuilder().append(LETTERS.charAt(random.nextInt(9)));
        for (int i = random.nextInt(longest); i > 0; i--) {
            name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return name.toString();
    }

    private String text() {
        return pick(TEXTS);
    }

    private boolean flag() {
        return random.nextBoolean();
    }

    private <T> T orNull(Supplier<T> value) {
        return flag() ? null : value.get();
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }

    private <T> List<T> list(int most, java.util.function.IntFunction<T> item) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            list.add(item.apply(i));
        }
        return list;
    }
}
