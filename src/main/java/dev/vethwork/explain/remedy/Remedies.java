package dev.vethwork.explain.remedy;

import dev.vethwork.edit.Edit;
import dev.vethwork.explain.Cause;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Ground;
import dev.vethwork.explain.lint.Lint;
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
import dev.vethwork.net.Prefix;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.RoutingRule;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Masquerade;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What may help against a stop, the smallest change first. Nothing here is tried yet. */
public final class Remedies {
    private final Topology topology;
    private final NetworkState state;
    private final Walker walker;
    private final Gateways gateways;
    private final NodeEdits nodes;
    private final LinkEdits links;
    private final Readdressing addresses;
    private final Regrouping regrouping;
    private final Rerouting rerouting;
    private final Masquerading masquerading;
    private final SourceNats sourceNats;
    private final OwnWay ownWay;

    /** @param state what is wrong is wrong there */
    public Remedies(Topology topology, NetworkState state, Walker walker) {
        this.topology = topology;
        this.state = state;
        this.walker = walker;
        this.gateways = new Gateways(state, walker);
        this.nodes = NodeEdits.of(topology);
        this.links = new LinkEdits(topology, nodes);
        this.addresses = new Readdressing(topology);
        this.regrouping = new Regrouping(topology);
        this.rerouting = new Rerouting(gateways, nodes::node);
        this.masquerading = new Masquerading(gateways, topology, nodes::node);
        this.sourceNats = new SourceNats(topology, nodes::node);
        this.ownWay = new OwnWay(topology, gateways, nodes::node);
    }

    /** An address for a node that has none; the node may be named by an address that nobody has. */
    public List<Edit> addresses(String node) {
        return topology.node(node)
                .map(n -> addresses.fitting(nodes.namespace(n.name()), null, Family.V4))
                .orElse(List.of());
    }

    /** Those made for the cause. */
    public List<Edit> byCause(RoundTrip trip, Stop stop) {
        String node = nodes.node(stop.namespace());
        Family family = stop.packet().family();
        return switch (stop.cause()) {
            case NO_PREFIX -> joined(prefixes(stop), addresses.widened(stop.namespace(), stop.device(), family));
            // Where the MTU is too small, lint knows which.
            case IPV6_OFF -> V6Switch.isSetting(stop.detail())
                    ? List.of(nodes.change("fix.ipv6On", node, s -> StackSettings.withV6On(s, stop.detail()), node))
                    : linted(stop);
            case INTERFACE_DOWN, PORT_DOWN -> links.up(stop);
            case NO_ROUTE, GATEWAY_NOT_ON_LINK -> joined(
                    carrying(stop, node),
                    sources(stop, node),
                    rerouting.aroundGateway(stop),
                    gateways.routes(stop, node),
                    addresses.widened(stop.namespace(), null, family),
                    addresses.fitting(stop.namespace(), null, family),
                    addresses.onBridges(stop.namespace(), family));
            case NO_ROUTE_BACK -> joined(
                    sourceNats.corrected(trip, stop),
                    masquerading.corrected(trip, stop),
                    masquerading.byThisLink(trip, stop),
                    wayBack(trip, stop, node),
                    oneOwner(stop.packet().destination()));
            case FORWARDING_OFF -> List.of(forwarding(stop, node));
            case MARTIAN -> martian(stop, node);
            case TTL_EXCEEDED -> {
                String sender = nodes.node(stop.detail());
                // No drawing has a rule that writes it.
                yield stop.behind() != null ? List.of() : List.of(nodes.set(sender, "net.ipv4.ip_default_ttl", "64"));
            }
            // No drawing has ARP off: it is enough to deploy what is drawn again.
            case ARP_IGNORED -> Arp.isOff(stop.detail()) ? List.of() : List.of(nodes.change(
                    "fix.setting",
                    node,
                    s -> StackSettings.heard(s, stop.device(), stop.detail()),
                    "net.ipv4.conf.all." + stop.detail(),
                    node,
                    "0"));
            case NO_PROXY -> joined(
                    List.of(forwarding(stop, node)),
                    gateways.routes(stop, node),
                    rerouting.onLink(stop));
            case BRIDGE_LOOP -> edits(Lint.rings(topology).stream());
            case PMTU_BLACK_HOLE -> joined(
                    stop.behind() == null || stop.behind().cause() == Cause.PMTU_BLACK_HOLE
                            ? List.of()
                            : byCause(trip, stop.behind()),
                    regrouping.fitting(stop),
                    links.mtu(stop),
                    stop.nextHop() == null ? List.of() : links.widened(node));
            case REVERSE_PATH_FILTER -> joined(
                    // Whose filter it is has to bear with nobody who answers by the link that was asked.
                    ownWay.edits(trip),
                    stop.detail().isEmpty() ? List.of() : masquerading.hiding(trip),
                    List.of(nodes.change(
                            "fix.rpFilter", node, s -> StackSettings.with(s, "net.ipv4.conf.all.rp_filter", "2"), node)),
                    gateways.backTo(stop, node),
                    oneOwner(stop.packet().source()),
                    // Who is sent what he sent himself is in a circle, and notices before the others do.
                    rerouting.outOfCircle(trip, stop));
            case FIREWALL -> joined(new Sparing(topology, nodes, gateways).edits(stop, node), accept(stop, node));
            case BRIDGE_NETFILTER -> joined(
                    stop.detail().isEmpty() ? regrouping.sendingBack(trip, stop) : List.of(),
                    List.of(nodes.change(
                            "fix.bridgeNetfilter", node, s -> StackSettings.with(s, bridgeFilter(stop), "0"), node)),
                    stop.detail().isEmpty() ? List.of() : accept(stop, node));
            case LOOPBACK_DOWN -> List.of(nodes.change("fix.loopback", node, s -> s.withLoopback(true), node));
            case BLACKHOLE -> joined(rerouting.toNeighbor(stop), List.of(ruled(stop, node), nodes.change(
                    "fix.removeRoute",
                    node,
                    s -> s.withRoutes(s.routes().stream()
                            .filter(r -> r.type() == Route.Type.UNICAST
                                    || !r.to().contains(stop.packet().destination()))
                            .toList()),
                    node,
                    stop.detail())));
            case MTU -> links.mtu(stop);
            case NO_ADDRESS -> stop.detail().isEmpty()
                    ? joined(
                            addresses.fitting(stop.namespace(), null, family),
                            addresses.onBridges(stop.namespace(), family))
                    // Who gets one by DHCP is to get it so.
                    : List.of();
            case ADDRESS_ON_PORT -> addresses.ontoBridge(stop.namespace(), stop.device());
            case PORTS_APART -> joined(new OverRouter(gateways, nodes::node).edits(stop), regrouping.edits(stop));
            case TUNNEL_MISMATCH -> regrouping.tunnels(stop);
            case CHECKSUM -> regrouping.inTheKernel();
            case NOT_ON_SEGMENT -> joined(
                    rerouting.aroundGateway(stop),
                    rerouting.byOtherLink(stop),
                    gateways.routesToOne(stop, node),
                    addresses.fitting(stop.namespace(), stop.device(), family),
                    addresses.widened(stop.namespace(), stop.device(), family),
                    stop.nextHop() == null ? List.of() : addresses.instead(stop.detail(), stop.nextHop()));
            case NO_SUCH_ADDRESS -> joined(
                    sourceNats.corrected(trip, stop),
                    rerouting.aroundGateway(stop),
                    proxies(stop),
                    stop.detail().isEmpty()
                            ? List.of()
                            : addresses.widened(stop.namespace(), stop.device(), family));
            case STATIC_NEIGHBOR -> List.of(nodes.change(
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
            case DUPLICATE_MAC -> links.macs(stop);
            case ROUTING_LOOP -> rerouting.outOfCircle(trip, stop);
            case NOT_LISTENING -> listening(stop, node);
            // Nobody knows here what the rule takes, nor who made it.
            case UNKNOWN_MATCH -> List.of();
        };
    }

    @SafeVarargs
    private static List<Edit> joined(List<Edit>... lists) {
        List<Edit> all = new ArrayList<>();
        for (List<Edit> list : lists) {
            all.addAll(list);
        }
        return List.copyOf(all);
    }

    /** What lets the table main have what a rule of the routing policy led astray. */
    public List<Edit> diverted(RoundTrip trip, Stop stop) {
        return new Diverting(walker, gateways).edits(trip, stop, topology, nodes::node);
    }

    /** What lint would mend at the node, in case that it helps. */
    public List<Edit> linted(Stop stop) {
        String node = nodes.node(stop.namespace());
        return edits(Lint.check(topology, Ground.UNKNOWN).stream()
                .filter(f -> f.element().equals(node) || f.element().startsWith(node + ":")));
    }

    private static List<Edit> edits(Stream<Finding> findings) {
        return findings.flatMap(f -> Stream.ofNullable(f.edit())).toList();
    }

    private List<Edit> listening(Stop stop, String node) {
        if (stop.device() != null) {
            return List.of(nodes.set(node, stop.detail(), "1"));
        }
        return stop.packet().destinationPort() == 0
                ? List.of(nodes.change("fix.answer", node, s -> StackSettings.with(s, stop.detail(), "0"), node))
                : new Serving(topology, state, node).edits(stop);
    }

    private List<Edit> prefixes(Stop stop) {
        return edits(Lint.missingPrefixes(topology).stream()
                .filter(f -> f.element().equals(stop.namespace() + ":" + stop.device())
                        || stop.namespace().isEmpty() && f.element().endsWith(String.valueOf(stop.device()))));
    }

    /** Routes that nobody can send by from the address that they name, left to the kernel to choose one. */
    private List<Edit> sources(Stop stop, String node) {
        IPAddress source = stop.nextHop();
        return stop.cause() != Cause.NO_ROUTE || source == null
                ? List.of()
                : List.of(nodes.change(
                        "fix.freeSource", node, s -> SourceRule.freed(s, source), node, Addresses.text(source)));
    }

    /** Without the rules that end the search for such a packet. */
    private Edit ruled(Stop stop, String node) {
        String destination = Addresses.text(stop.packet().destination());
        return nodes.change(
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

    /** Carried by the tunnel that it is sent into, to each of its other ends. */
    private List<Edit> carrying(Stop stop, String node) {
        String device = stop.device();
        Prefix subnet = gateways.subnet(stop.packet().destination());
        return device == null || !(topology.nodes().get(node) instanceof StackNode drawn)
                ? List.of()
                : drawn.stack().drawn(device).stream()
                        .flatMap(tunnel -> tunnel.carrying(subnet).entrySet().stream())
                        .map(end -> nodes.change(
                                "fix.carry",
                                node,
                                s -> s.editDrawn(device, _ -> end.getValue()),
                                node,
                                device,
                                subnet.shortText(),
                                end.getKey()))
                        .toList();
    }

    private List<Edit> wayBack(RoundTrip trip, Stop stop, String node) {
        List<Edit> edits = new ArrayList<>(gateways.routes(stop, node));
        edits.addAll(addresses
                .widened(stop.namespace(), null, stop.packet().family()));
        List<Crossing> forwarded = trip.there().crossings().stream()
                .filter(c -> c.route() != null && !c.in().isEmpty())
                .toList();
        if (!forwarded.isEmpty()) {
            Crossing last = forwarded.getLast();
            Prefix source = gateways.subnet(stop.packet().destination());
            String router = nodes.node(last.namespace());
            edits.add(nodes.change(
                    "fix.masquerade",
                    router,
                    s -> s.withMasquerades(Edits.with(s.masquerades(), new Masquerade(source, last.out()))),
                    router,
                    source.text()));
        }
        return edits;
    }

    private List<Edit> accept(Stop stop, String node) {
        return Accepting.first(stop).stream()
                .map(firewall -> nodes.change(
                        "fix.accept", node, s -> s.withFirewall(firewall.apply(s.firewall())), node))
                .toList();
    }

    /** Whoever else has an address gets another one, and so may the one that asks. */
    private List<Edit> oneOwner(IPAddress address) {
        return state.namespaces().keySet().stream()
                .flatMap(n -> addresses.instead(n, address).stream())
                .toList();
    }

    private Edit forwarding(Stop stop, String node) {
        Family family = stop.packet().family();
        return nodes.change(
                "fix.forwarding", node, s -> StackSettings.withForwarding(s, stop.device(), family), node);
    }

    private static String bridgeFilter(Stop stop) {
        return "net.bridge.bridge-nf-call-" + (stop.packet().family() == Family.V4 ? "iptables" : "ip6tables");
    }

    private List<Edit> martian(Stop stop, String node) {
        return stop.packet().source().isIPv4()
                ? List.of(nodes.set(node, "net.ipv4.conf." + stop.device() + "." + stop.detail(), "1"))
                : List.of();
    }

    /** A router at the other end answers for a gateway that nobody has. */
    private List<Edit> proxies(Stop stop) {
        return stop.nextHop() == null || stop.nextHop().equals(stop.packet().destination()) || stop.nextHop().isIPv6()
                ? List.of()
                : gateways.routersBehind(stop).stream()
                        .map(port -> nodes.set(
                                nodes.node(port.namespace()), "net.ipv4.conf." + port.device() + ".proxy_arp", "1"))
                        .toList();
    }
}
