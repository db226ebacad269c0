package dev.vethwork.explain.remedy;

import dev.vethwork.edit.Edit;
import dev.vethwork.explain.Cause;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Ground;
import dev.vethwork.explain.lint.Lint;
import dev.vethwork.explain.walk.RoundTrip;
import dev.vethwork.explain.walk.Walker;
import dev.vethwork.explain.walk.stack.V6Switch;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import inet.ipaddr.IPAddress;
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
    private final WaysOut ways;
    private final Switching settings;

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
        this.ways = new WaysOut(topology, state, gateways, nodes);
        this.settings = new Switching(gateways, nodes);
    }

    /** An address for a node that has none; the node may be named by an address that nobody has. */
    public List<Edit> addresses(String node) {
        return topology.node(node)
                .map(n -> addresses.fitting(nodes.namespace(n.name()), null, Family.V4))
                .orElse(List.of());
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

    /** Those made for the cause. */
    public List<Edit> byCause(RoundTrip trip, Stop stop) {
        String node = nodes.node(stop.namespace());
        return switch (stop.cause()) {
            case NO_PREFIX -> Joined.of(prefixes(stop), addresses.widened(stop.namespace(), stop.device(), family(stop)));
            // Where the MTU is too small, lint knows which.
            case IPV6_OFF -> V6Switch.isSetting(stop.detail()) ? List.of(settings.v6(stop, node)) : linted(stop);
            case INTERFACE_DOWN, PORT_DOWN -> links.up(stop);
            case NO_ROUTE, GATEWAY_NOT_ON_LINK -> ways.there(stop, node);
            case NO_ROUTE_BACK -> Joined.of(
                    sourceNats.corrected(trip, stop),
                    masquerading.corrected(trip, stop),
                    masquerading.byThisLink(trip, stop),
                    ways.back(trip, stop, node),
                    oneOwner(stop.packet().destination()));
            case FORWARDING_OFF -> List.of(settings.forwarding(stop, node));
            case MARTIAN -> settings.martian(stop, node);
            case TTL_EXCEEDED -> settings.timeToLive(stop);
            case ARP_IGNORED -> settings.arp(stop, node);
            case NO_PROXY -> Joined.of(
                    List.of(settings.forwarding(stop, node)), gateways.routes(stop, node), rerouting.onLink(stop));
            case BRIDGE_LOOP -> edits(Lint.rings(topology).stream());
            case PMTU_BLACK_HOLE -> tooBig(trip, stop, node);
            case REVERSE_PATH_FILTER -> Joined.of(
                    new Exchanging(topology).edits(family(stop)),
                    // Whose filter it is has to bear with nobody who answers by the link that was asked.
                    new OwnWay(topology, gateways, nodes::node).edits(trip),
                    stop.detail().isEmpty() ? List.of() : masquerading.hiding(trip),
                    List.of(settings.reversePath(node)),
                    gateways.backTo(stop, node),
                    oneOwner(stop.packet().source()),
                    // Who is sent what he sent himself is in a circle, and notices before the others do.
                    rerouting.outOfCircle(trip, stop));
            case FIREWALL -> Joined.of(new Sparing(topology, nodes, gateways).edits(stop, node), accept(stop, node));
            case BRIDGE_NETFILTER -> Joined.of(
                    stop.detail().isEmpty() ? regrouping.sendingBack(trip, stop) : List.of(),
                    List.of(settings.bridges(stop, node)),
                    stop.detail().isEmpty() ? List.of() : accept(stop, node));
            case LOOPBACK_DOWN -> List.of(settings.loopback(node));
            case BLACKHOLE -> ways.unrefused(stop, node);
            case MTU -> links.mtu(stop);
            // Who gets one by DHCP is to get it so.
            case NO_ADDRESS -> stop.detail().isEmpty() ? first(stop) : List.of();
            case ADDRESS_ON_PORT -> addresses.ontoBridge(stop.namespace(), stop.device());
            case PORTS_APART -> Joined.of(new OverRouter(gateways, nodes::node).edits(stop), regrouping.edits(stop));
            case TUNNEL_MISMATCH -> regrouping.tunnels(stop);
            case CHECKSUM -> regrouping.inTheKernel();
            case NOT_ON_SEGMENT -> Joined.of(
                    new Exchanging(topology).edits(family(stop)),
                    rerouting.aroundGateway(stop),
                    rerouting.byOtherLink(stop),
                    gateways.routesToOne(stop, node),
                    addresses.fitting(stop.namespace(), stop.device(), family(stop)),
                    addresses.widened(stop.namespace(), stop.device(), family(stop)),
                    stop.nextHop() == null ? List.of() : addresses.instead(stop.detail(), stop.nextHop()));
            case NO_SUCH_ADDRESS -> Joined.of(
                    sourceNats.corrected(trip, stop),
                    rerouting.aroundGateway(stop),
                    settings.proxies(stop),
                    stop.detail().isEmpty()
                            ? List.of()
                            : addresses.widened(stop.namespace(), stop.device(), family(stop)));
            case STATIC_NEIGHBOR -> List.of(unknown(stop, node));
            case DUPLICATE_ADDRESS -> stop.nextHop() == null
                    ? List.of()
                    : Joined.of(
                            addresses.instead(stop.detail(), stop.nextHop()),
                            addresses.instead(stop.namespace(), stop.nextHop()));
            case DUPLICATE_MAC -> links.macs(stop);
            case ROUTING_LOOP -> rerouting.outOfCircle(trip, stop);
            case NOT_LISTENING -> listening(stop, node);
            // Nobody knows here what the rule takes, nor who made it.
            case UNKNOWN_MATCH -> List.of();
        };
    }

    private static Family family(Stop stop) {
        return stop.packet().family();
    }

    private static List<Edit> edits(Stream<Finding> findings) {
        return findings.flatMap(f -> Stream.ofNullable(f.edit())).toList();
    }

    private List<Edit> first(Stop stop) {
        return Joined.of(
                addresses.fitting(stop.namespace(), null, family(stop)), addresses.onBridges(stop.namespace(), family(stop)));
    }

    private List<Edit> tooBig(RoundTrip trip, Stop stop, String node) {
        Stop untold = stop.behind();
        return Joined.of(
                untold == null || untold.cause() == Cause.PMTU_BLACK_HOLE ? List.of() : byCause(trip, untold),
                regrouping.fitting(stop),
                links.mtu(stop),
                stop.nextHop() == null ? List.of() : links.widened(node));
    }

    private Edit unknown(Stop stop, String node) {
        return nodes.change(
                "fix.removeNeighbor",
                node,
                s -> s.withNeighbors(s.neighbors().stream()
                        .filter(n -> !n.address().equals(stop.nextHop()))
                        .toList()),
                node,
                Addresses.text(Objects.requireNonNullElse(stop.nextHop(), stop.packet().destination())));
    }

    private List<Edit> listening(Stop stop, String node) {
        if (stop.device() != null) {
            return List.of(settings.hearingVrfs(stop, node));
        }
        return stop.packet().destinationPort() == 0
                ? List.of(settings.answering(stop, node))
                : new Serving(topology, state, node).edits(stop);
    }

    private List<Edit> prefixes(Stop stop) {
        return edits(Lint.missingPrefixes(topology).stream()
                .filter(f -> f.element().equals(stop.namespace() + ":" + stop.device())
                        || stop.namespace().isEmpty() && f.element().endsWith(String.valueOf(stop.device()))));
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
}
