package dev.vethwork.explain;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.edit.FreshMacs;
import dev.vethwork.explain.lint.drawn.Edits;
import dev.vethwork.explain.lint.route.SourceRule;
import dev.vethwork.explain.walk.RoundTrip;
import dev.vethwork.explain.walk.Walker;
import dev.vethwork.explain.walk.stack.Arp;
import dev.vethwork.explain.walk.stack.V6Switch;
import dev.vethwork.explain.walk.trip.Crossing;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.net.Mac;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.RoutingRule;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Masquerade;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What may help against a stop, the smallest change first. Nothing here is tried yet. */
final class Remedies {
    private final Topology topology;
    private final NetworkState state;
    private final Walker walker;
    private final Gateways gateways;
    private final String host;

    /** @param state what is wrong is wrong there */
    Remedies(Topology topology, NetworkState state, Walker walker) {
        this.topology = topology;
        this.state = state;
        this.walker = walker;
        this.gateways = new Gateways(state, walker);
        this.host = topology.host().map(Host::name).orElse("host");
    }

    static Remedies in(Trial trial) {
        return new Remedies(trial.topology(), trial.state(), trial.walker());
    }

    /** An address for a node that has none; the node may be named by an address that nobody has. */
    List<Edit> addresses(String node) {
        return topology.node(node)
                .map(n -> new Readdressing(topology).fitting(namespace(n.name()), null, Family.V4))
                .orElse(List.of());
    }

    private String namespace(String node) {
        return node.equals(host) ? NetworkState.ROOT : node;
    }

    /** Those made for the cause. */
    List<Edit> byCause(RoundTrip trip, Stop stop) {
        String node = node(stop.namespace());
        Family family = stop.packet().family();
        Readdressing addresses = new Readdressing(topology);
        return switch (stop.cause()) {
            case NO_PREFIX -> prefixes(stop);
            // Where the MTU is too small, lint knows which.
            case IPV6_OFF -> V6Switch.isSetting(stop.detail())
                    ? List.of(change("fix.ipv6On", node, s -> switchedOn(s, stop.detail()), node))
                    : linted(stop);
            case INTERFACE_DOWN, PORT_DOWN -> up(stop);
            case NO_ROUTE, GATEWAY_NOT_ON_LINK -> joined(
                    sources(stop, node),
                    new Rerouting(gateways, this::node).aroundGateway(stop),
                    gateways.routes(stop, node),
                    addresses.widened(stop.namespace(), null, family),
                    addresses.fitting(stop.namespace(), null, family),
                    addresses.onBridges(stop.namespace(), family));
            case NO_ROUTE_BACK -> joined(
                    new Masquerading(gateways, topology, this::node).corrected(trip, stop),
                    wayBack(trip, stop, node), oneOwner(addresses, stop.packet().destination()));
            case FORWARDING_OFF -> List.of(change("fix.forwarding", node, s -> forwarding(s, stop), node));
            case MARTIAN -> martian(stop, node);
            case TTL_EXCEEDED -> {
                String sender = node(stop.detail());
                // No drawing has a rule that writes it.
                yield stop.behind() != null ? List.of() : List.of(set(sender, "net.ipv4.ip_default_ttl", "64"));
            }
            // No drawing has ARP off: it is enough to deploy what is drawn again.
            case ARP_IGNORED -> Arp.isOff(stop.detail()) ? List.of() : List.of(change(
                    "fix.setting",
                    node,
                    s -> silenced(s, stop),
                    "net.ipv4.conf.all." + stop.detail(),
                    node,
                    "0"));
            case NO_PROXY -> joined(
                    List.of(change("fix.forwarding", node, s -> forwarding(s, stop), node)),
                    gateways.routes(stop, node),
                    new Rerouting(gateways, this::node).onLink(stop));
            case BRIDGE_LOOP -> Lint.rings(topology).stream()
                    .flatMap(f -> java.util.stream.Stream.ofNullable(f.edit()))
                    .toList();
            case PMTU_BLACK_HOLE -> joined(
                    stop.behind() == null || stop.behind().cause() == Cause.PMTU_BLACK_HOLE
                            ? List.of()
                            : byCause(trip, stop.behind()),
                    new Regrouping(topology).fitting(stop),
                    mtu(stop));
            case REVERSE_PATH_FILTER -> joined(
                    stop.detail().isEmpty() ? List.of() : new Masquerading(gateways, topology, this::node).hiding(trip),
                    List.of(change("fix.rpFilter", node, s -> sysctl(s, "net.ipv4.conf.all.rp_filter", "2"), node)),
                    gateways.backTo(stop, node),
                    oneOwner(addresses, stop.packet().source()),
                    // Who is sent what he sent himself is in a circle, and notices before the others do.
                    new Rerouting(gateways, this::node).outOfCircle(trip, stop));
            case FIREWALL -> accept(stop, node);
            case BRIDGE_NETFILTER -> joined(
                    List.of(change("fix.bridgeNetfilter", node, s -> sysctl(s, bridgeFilter(stop), "0"), node)),
                    stop.detail().isEmpty() ? List.of() : accept(stop, node));
            case LOOPBACK_DOWN -> List.of(change("fix.loopback", node, s -> s.withLoopback(true), node));
            case BLACKHOLE -> List.of(ruled(stop, node), change(
                    "fix.removeRoute",
                    node,
                    s -> s.withRoutes(s.routes().stream()
                            .filter(r -> r.type() == dev.vethwork.topology.Route.Type.UNICAST
                                    || !r.to().contains(stop.packet().destination()))
                            .toList()),
                    node,
                    stop.detail()));
            case MTU -> mtu(stop);
            case NO_ADDRESS -> stop.detail().isEmpty()
                    ? joined(
                            addresses.fitting(stop.namespace(), null, family),
                            addresses.onBridges(stop.namespace(), family))
                    // Who gets one by DHCP is to get it so.
                    : List.of();
            case ADDRESS_ON_PORT -> addresses.ontoBridge(stop.namespace(), stop.device());
            case PORTS_APART -> new Regrouping(topology).edits(stop);
            case TUNNEL_MISMATCH -> new Regrouping(topology).tunnels(stop);
            case CHECKSUM -> new Regrouping(topology).inTheKernel();
            case NOT_ON_SEGMENT -> joined(
                    new Rerouting(gateways, this::node).aroundGateway(stop),
                    new Rerouting(gateways, this::node).byOtherLink(stop),
                    gateways.routesToOne(stop, node),
                    addresses.fitting(stop.namespace(), stop.device(), family),
                    addresses.widened(stop.namespace(), stop.device(), family),
                    stop.nextHop() == null ? List.of() : addresses.instead(stop.detail(), stop.nextHop()));
            case NO_SUCH_ADDRESS -> joined(
                    new Rerouting(gateways, this::node).aroundGateway(stop),
                    proxies(stop),
                    stop.detail().isEmpty()
                            ? List.of()
                            : addresses.widened(stop.namespace(), stop.device(), family));
            case STATIC_NEIGHBOR -> List.of(change(
                    "fix.removeNeighbor",
                    node,
                    s -> s.withNeighbors(s.neighbors().stream()
                            .filter(n -> !n.address().equals(stop.nextHop()))
                            .toList()),
                    node,
                    Addresses.text(Objects.requireNonNullElse(stop.nextHop(), stop.packet().destination()))));
            case DUPLICATE_ADDRESS -> stop.nextHop() == null
                    ? List.of()
                    : joined(
                            addresses.instead(stop.detail(), stop.nextHop()),
                            addresses.instead(stop.namespace(), stop.nextHop()));
            case DUPLICATE_MAC -> macs(stop);
            case ROUTING_LOOP -> new Rerouting(gateways, this::node).outOfCircle(trip, stop);
            case NOT_LISTENING -> listening(stop, node);
            // Nobody knows here what the rule takes, nor who made it.
            case UNKNOWN_MATCH -> List.of();
        };
    }

    @SafeVarargs
    private static List<Edit> joined(List<Edit>... lists) {
        List<Edit> all = new java.util.ArrayList<>();
        for (List<Edit> list : lists) {
            all.addAll(list);
        }
        return List.copyOf(all);
    }

    /** What lets the table main have what a rule of the routing policy led astray. */
    List<Edit> diverted(RoundTrip trip, Stop stop) {
        return new Diverting(walker, gateways).edits(trip, stop, topology, this::node);
    }

    /** What lint would mend at the node, in case that it helps. */
    List<Edit> linted(Stop stop) {
        String node = node(stop.namespace());
        return Lint.check(topology, Ground.UNKNOWN).stream()
                .filter(f -> f.element().equals(node) || f.element().startsWith(node + ":"))
                .flatMap(f -> java.util.stream.Stream.ofNullable(f.edit()))
                .toList();
    }

    private List<Edit> listening(Stop stop, String node) {
        if (stop.device() != null) {
            return List.of(set(node, stop.detail(), "1"));
        }
        return stop.packet().destinationPort() == 0
                ? List.of(change("fix.answer", node, s -> sysctl(s, stop.detail(), "0"), node))
                : new Serving(topology, state, node).edits(stop);
    }

    private String node(String namespace) {
        return namespace.equals(NetworkState.ROOT) ? host : namespace;
    }

    private List<Edit> prefixes(Stop stop) {
        return Lint.missingPrefixes(topology).stream()
                .filter(f -> f.element().equals(stop.namespace() + ":" + stop.device())
                        || stop.namespace().isEmpty() && f.element().endsWith(String.valueOf(stop.device())))
                .flatMap(f -> java.util.stream.Stream.ofNullable(f.edit()))
                .toList();
    }

    /** Routes that nobody can send by from the address that they name, left to the kernel to choose one. */
    private List<Edit> sources(Stop stop, String node) {
        IPAddress source = stop.nextHop();
        return stop.cause() != Cause.NO_ROUTE || source == null
                ? List.of()
                : List.of(change("fix.freeSource", node, s -> SourceRule.freed(s, source), node, Addresses.text(source)));
    }

    /** Without the rules that end the search for such a packet. */
    private Edit ruled(Stop stop, String node) {
        String destination = Addresses.text(stop.packet().destination());
        return change(
                "fix.removeRules",
                node,
                s -> s.withRules(s.rules().stream()
                        .filter(r -> r.type() == RoutingRule.Type.UNICAST
                                || r.from() != null && !r.from().contains(stop.packet().source())
                                || r.to() != null && !r.to().contains(stop.packet().destination()))
                        .toList()),
                node,
                destination);
    }

    private List<Edit> up(Stop stop) {
        return joined(
                new DrawnEnds(topology).of(stop.namespace(), stop.device()).stream().map(this::up).toList(),
                topology.nodes().values().stream()
                        .filter(node -> node.home().namespace().equals(stop.namespace()))
                        .flatMap(node -> switchedOn(node, String.valueOf(stop.device())).stream())
                        .toList());
    }

    /** One end, or both of a cable that is pulled. */
    private Edit up(EndId id) {
        boolean pulled = topology.cable(id).filter(c -> c.ends().stream().noneMatch(CableEnd::up)).isPresent();
        return pulled
                ? Edit.of(
                        EditName.of("fix.plugIn", id.toString()),
                        t -> t.editCable(id, c -> c.withA(c.a().withUp(true)).withB(c.b().withUp(true))))
                : Edit.of(EditName.of("fix.up", id.toString()), t -> Edits.end(t, id, e -> e.withUp(true)));
    }

    /** A bridge, or an interface that a node has besides the ends of its cables. */
    private Optional<Edit> switchedOn(Node node, String device) {
        return switch (node) {
            case Bridge bridge when bridge.name().equals(device) ->
                Optional.of(Edit.of(
                        EditName.of("fix.up", device), t -> t.withNode(device, bridge.withUp(true))));
            case StackNode stack when stack.stack().drawn(device).isPresent() ->
                Optional.of(change(
                        "fix.up",
                        node.name(),
                        s -> s.editDrawn(device, d -> d.withBasics(d.basics().withUp(true))),
                        new EndId(node.name(), device)));
            default -> Optional.empty();
        };
    }

    private List<Edit> macs(Stop stop) {
        return new DrawnEnds(topology)
                .of(stop.namespace(), stop.device()).stream()
                        .map(id -> macs(id, FreshMacs.after(topology, new Mac(stop.detail()))))
                        .toList();
    }

    private static Edit macs(EndId id, Mac fresh) {
        return Edit.of(
                EditName.of("fix.mac", id.toString(), fresh.text()), t -> Edits.end(t, id, e -> e.withMac(fresh)));
    }

    private List<Edit> mtu(Stop stop) {
        int size = Math.max(1500, stop.packet().size());
        return new DrawnEnds(topology)
                .of(stop.namespace(), stop.device()).stream()
                        .map(id -> Edit.of(
                                EditName.of("fix.mtu", id.toString(), String.valueOf(size)),
                                t -> Edits.end(t, id, e -> e.withMtu(size))))
                        .toList();
    }

    private List<Edit> wayBack(RoundTrip trip, Stop stop, String node) {
        List<Edit> edits = new ArrayList<>(gateways.routes(stop, node));
        edits.addAll(new Readdressing(topology)
                .widened(stop.namespace(), null, stop.packet().family()));
        List<Crossing> forwarded = trip.there().crossings().stream()
                .filter(c -> c.route() != null && !c.in().isEmpty())
                .toList();
        if (!forwarded.isEmpty()) {
            Crossing last = forwarded.getLast();
            Prefix source = gateways.subnet(stop.packet().destination());
            String router = node(last.namespace());
            edits.add(change(
                    "fix.masquerade",
                    router,
                    s -> s.withMasquerades(with(s.masquerades(), new Masquerade(source, last.out()))),
                    router,
                    source.text()));
        }
        return edits;
    }

    private List<Edit> accept(Stop stop, String node) {
        return Accepting.first(stop).stream()
                .map(firewall -> change(
                        "fix.accept", node, s -> s.withFirewall(firewall.apply(s.firewall())), node))
                .toList();
    }

    /** Whoever else has an address gets another one, and so may the one that asks. */
    private List<Edit> oneOwner(Readdressing addresses, IPAddress address) {
        return state.namespaces().keySet().stream()
                .flatMap(n -> addresses.instead(n, address).stream())
                .toList();
    }

    private static String bridgeFilter(Stop stop) {
        return "net.bridge.bridge-nf-call-" + (stop.packet().family() == Family.V4 ? "iptables" : "ip6tables");
    }

    /** On, and on where it is off for the interface alone. */
    private static IpStack forwarding(IpStack stack, Stop stop) {
        TreeMap<String, String> all = new TreeMap<>(stack.sysctls());
        all.remove("net.ipv4.conf." + stop.device() + ".forwarding");
        return stack.withSysctls(all).withForwarding(true);
    }

    private List<Edit> martian(Stop stop, String node) {
        return stop.packet().source().isIPv4()
                ? List.of(set(node, "net.ipv4.conf." + stop.device() + "." + stop.detail(), "1"))
                : List.of();
    }

    /** Heard again on all interfaces. */
    private static IpStack silenced(IpStack stack, Stop stop) {
        TreeMap<String, String> all = new TreeMap<>(stack.sysctls());
        all.keySet().removeIf(key -> key.endsWith("." + stop.detail()));
        all.put("net.ipv4.conf.all." + stop.detail(), "0");
        all.put("net.ipv4.conf." + stop.device() + "." + stop.detail(), "0");
        return stack.withSysctls(all);
    }

    /** A router at the other end answers for a gateway that nobody has. */
    private List<Edit> proxies(Stop stop) {
        return stop.nextHop() == null || stop.nextHop().equals(stop.packet().destination()) || stop.nextHop().isIPv6()
                ? List.of()
                : gateways.routersBehind(stop).stream()
                        .map(port -> set(node(port.namespace()), "net.ipv4.conf." + port.device() + ".proxy_arp", "1"))
                        .toList();
    }

    private Edit set(String node, String key, String value) {
        return change("fix.setting", node, s -> sysctl(s, key, value), key, node, value);
    }

    private static IpStack sysctl(IpStack stack, String key, String value) {
        TreeMap<String, String> all = new TreeMap<>(stack.sysctls());
        all.put(key, value);
        return stack.withSysctls(all);
    }

    static <T> List<T> with(List<T> list, T added) {
        List<T> all = new ArrayList<>(list);
        all.add(added);
        return all;
    }

    /** Without the setting where it is drawn; with another one where somebody else has made it. */
    private static IpStack switchedOn(IpStack stack, String key) {
        TreeMap<String, String> all = new TreeMap<>(stack.sysctls());
        if (V6Switch.isOff(all.remove(key))) {
            return stack.withSysctls(all);
        }
        return sysctl(stack, key, "0");
    }

    /** The host is drawn first where it is not yet: its bridges are there without it. */
    private Edit change(String key, String node, UnaryOperator<IpStack> change, Object... arguments) {
        boolean draw = node.equals(host) && topology.node(host).isEmpty();
        return Edit.of(
                EditName.of(key, arguments),
                t -> Edits.stack(draw && t.node(host).isEmpty() ? t.withNode(Host.of(host)) : t, node, change));
    }
}
