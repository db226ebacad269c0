package dev.vethwork.explain;

import dev.vethwork.explain.walk.Beyond;
import dev.vethwork.explain.walk.RoundTrip;
import dev.vethwork.explain.walk.Walker;
import dev.vethwork.explain.walk.stack.Asking;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.stack.Refused;
import dev.vethwork.explain.walk.stack.RuleText;
import dev.vethwork.explain.walk.stack.V6Switch;
import dev.vethwork.explain.walk.trip.Crossing;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.explain.walk.trip.Trip;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Elements;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.topology.netfilter.Protocol;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says why a node reaches another, or why not, in one state. */
public final class Explainer {
    private final NetworkState state;
    private final Compiled names;
    private final Endpoints endpoints;
    private final Walker walker;

    /** @param names the drawn elements behind what is in the state */
    public Explainer(NetworkState state, Compiled names) {
        this.state = state;
        this.names = names;
        this.endpoints = new Endpoints(state, names.element(NetworkState.ROOT, ""));
        this.walker = new Walker(state);
    }

    /** In a state that nobody drew. */
    public static Explanation explain(NetworkState state, String from, String to, Probe probe) {
        return new Explainer(state, new Compiled("", state, Elements.NONE)).explain(from, to, probe);
    }

    /**
     * @param from a node's name
     * @param to a node's name or an address
     * @throws dev.vethwork.net.BadValue if one of them is not there
     */
    public Explanation explain(String from, String to, Probe probe) {
        Optional<IPAddress> target = endpoints.target(from, to);
        if (target.isEmpty()) {
            Optional<Asking> asking = state.namespace(endpoints.namespace(to)).flatMap(Asking::in);
            String message = Messages.text(
                    "explain.NO_ADDRESS.to" + asking.map(a -> "." + a.variant()).orElse(""),
                    to,
                    asking.map(Asking::device).orElse(""));
            return new Explanation(
                    from, to, false, Cause.NO_ADDRESS, to, null, message, "", List.of(), List.of(), List.of());
        }
        return refusal(from, to, target.get())
                .or(() -> own(from, to, target.get()))
                .orElseGet(() -> explanation(from, to, probe, roundTrip(from, target.get(), probe)));
    }

    /** Who has an address itself hears its own answer, and not that of whoever else has it. */
    private Optional<Explanation> own(String from, String to, IPAddress target) {
        return endpoints.isTheirs(from, to, target)
                ? Optional.empty()
                : Optional.of(new Explanation(
                        from, to, false, Cause.DUPLICATE_ADDRESS, from, null,
                        Messages.text("explain.DUPLICATE_ADDRESS.own", from, to, Addresses.text(target)),
                        "ip -n " + from + " addr", List.of(), List.of(), List.of()));
    }

    /** Of what an interface asked the link for, and somebody had already, nothing is used: neither to send from nor to answer. */
    private Optional<Explanation> refusal(String from, String to, IPAddress target) {
        if (target.isIPv4()) {
            return Optional.empty();
        }
        Optional<Refused> there = Endpoints.isAddress(to)
                ? Optional.empty()
                : state.namespace(endpoints.namespace(to)).flatMap(n -> Refused.in(n, target));
        Optional<Refused> here = state.namespace(endpoints.namespace(from)).flatMap(Refused::all);
        return there.map(r -> refusal(from, to, to, r)).or(() -> here.map(r -> refusal(from, to, from, r)));
    }

    private static Explanation refusal(String from, String to, String node, Refused refused) {
        String message = Messages.text(
                "explain.DUPLICATE_ADDRESS.dad", node, refused.device(), Addresses.text(refused.address().address()));
        return new Explanation(
                from, to, false, Cause.DUPLICATE_ADDRESS, node, null, message, "ip -n " + node + " addr", List.of(), List.of(), List.of());
    }

    RoundTrip roundTrip(String from, IPAddress to, Probe probe) {
        return RoundTrip.walk(walker, endpoints.namespace(from), to, probe);
    }

    /** Every way, where routes divide. */
    List<RoundTrip> ways(String from, IPAddress to, Probe probe) {
        return RoundTrip.ways(walker, endpoints.namespace(from), to, probe);
    }

    Walker walker() {
        return walker;
    }

    /** One of the two that gets its address by DHCP, and has none yet. */
    Optional<Asking> asking(String from, String to) {
        return Stream.of(from, to)
                .filter(node -> !Endpoints.isAddress(node))
                .map(node -> state.namespace(endpoints.namespace(node)))
                .flatMap(Optional::stream)
                .flatMap(namespace -> Asking.in(namespace).stream())
                .findFirst();
    }

    /** Whether it is an address that no node has. */
    boolean isNobodys(String to) {
        return Endpoints.isAddress(to)
                && state.namespaces().keySet().stream().noneMatch(n -> walker.stack(n).owns(Addresses.parse(to)));
    }

    NetworkState state() {
        return state;
    }

    Endpoints endpoints() {
        return endpoints;
    }

    private Explanation explanation(String from, String to, Probe probe, RoundTrip trip) {
        Stop stop = trip.stop();
        return new Explanation(
                from,
                to,
                stop == null,
                stop == null ? null : stop.cause(),
                stop == null ? to : where(stop),
                stop == null ? null : end(from, to, stop),
                stop == null
                        ? Messages.text("explain.REACHABLE", from, to, probe) + unread(trip)
                        : message(from, to, trip, stop),
                stop == null ? "" : ShowCommand.of(stop),
                hops(trip.there()),
                hops(trip.back()),
                List.of());
    }

    /** That the host may have rules which nobody could read, where it passes the host. */
    private String unread(RoundTrip trip) {
        boolean passes = Stream.of(Optional.of(trip.there()), Optional.ofNullable(trip.back()))
                .flatMap(Optional::stream)
                .flatMap(t -> t.crossings().stream())
                .anyMatch(c -> c.namespace().equals(NetworkState.ROOT));
        return passes && !state.root().netfilter().foreign().isRead()
                ? " " + Messages.text("explain.unread", element(NetworkState.ROOT, null))
                : "";
    }

    /** Rules are the node's, whatever interface the packet is on. */
    private String where(Stop stop) {
        boolean ofNode = stop.cause() == Cause.FIREWALL || stop.cause() == Cause.UNKNOWN_MATCH;
        return element(stop.namespace(), ofNode ? null : stop.device());
    }

    private PathHop end(String from, String to, Stop stop) {
        return new PathHop(
                element(stop.namespace(), null),
                Objects.requireNonNullElse(stop.device(), ""),
                "",
                reason(from, to, stop),
                evidence(stop));
    }

    private static List<Evidence> evidence(Stop stop) {
        return switch (stop.cause()) {
            case FIREWALL, BRIDGE_NETFILTER, UNKNOWN_MATCH -> row(Evidence.Kind.RULE, stop.detail());
            case BLACKHOLE -> row(Evidence.Kind.ROUTE, stop.detail());
            case NO_SUCH_ADDRESS, NOT_ON_SEGMENT, PORTS_APART, TUNNEL_MISMATCH, ADDRESS_ON_PORT, STATIC_NEIGHBOR -> row(
                    Evidence.Kind.NEIGHBOR, stop.nextHop() == null ? "" : Addresses.text(stop.nextHop()));
            case PMTU_BLACK_HOLE -> row(
                    Evidence.Kind.RULE,
                    stop.behind() != null && stop.behind().cause() == Cause.FIREWALL ? stop.behind().detail() : "");
            case NO_ADDRESS,
                    NO_PREFIX,
                    IPV6_OFF,
                    INTERFACE_DOWN,
                    PORT_DOWN,
                    NO_ROUTE,
                    GATEWAY_NOT_ON_LINK,
                    DUPLICATE_ADDRESS,
                    DUPLICATE_MAC,
                    NO_PROXY,
                    ARP_IGNORED,
                    MARTIAN,
                    TTL_EXCEEDED,
                    BRIDGE_LOOP,
                    FORWARDING_OFF,
                    NO_ROUTE_BACK,
                    REVERSE_PATH_FILTER,
                    ROUTING_LOOP,
                    LOOPBACK_DOWN,
                    MTU,
                    CHECKSUM,
                    NOT_LISTENING -> List.of();
        };
    }

    private static List<Evidence> row(Evidence.Kind kind, String text) {
        return text.isEmpty() ? List.of() : List.of(new Evidence(kind, text));
    }

    private String message(String from, String to, RoundTrip trip, Stop stop) {
        String reason = reason(from, to, stop);
        String text = Messages.text(trip.back() == null ? "explain.there" : "explain.back", from, to)
                + reason
                + diverted(trip, stop);
        // A node's name keeps its case.
        boolean named = trip.back() == null && Messages.text(key(stop)).startsWith("{");
        return named ? text : sentence(text);
    }

    /** That a rule of the routing policy led it astray. */
    private String diverted(RoundTrip trip, Stop stop) {
        return new Diverting(walker, new Gateways(state, walker))
                .last(trip, stop)
                .map(d -> " " + Messages.text("explain.diverted", element(d.namespace(), null), d.text()))
                .orElse("");
    }

    private String reason(String from, String to, Stop stop) {
        return Messages.text(
                key(stop),
                from,
                to,
                element(stop.namespace(), null),
                Objects.requireNonNullElse(stop.device(), ""),
                Addresses.text(stop.packet().source()),
                Addresses.text(stop.packet().destination()),
                Addresses.text(Objects.requireNonNullElse(stop.nextHop(), stop.packet().destination())),
                detail(stop),
                element(stop.namespace(), stop.device()),
                stop.packet().size(),
                behind(from, to, stop));
    }

    /** Why the sender is not told. */
    private String behind(String from, String to, Stop stop) {
        Stop behind = stop.behind();
        return behind == null ? "" : reason(from, to, behind);
    }

    private static String key(Stop stop) {
        String key = "explain." + stop.cause() + variant(stop);
        return Messages.has(key) ? key : "explain." + stop.cause();
    }

    private static String variant(Stop stop) {
        if (stop.cause() == Cause.NOT_LISTENING && stop.packet().protocol() == Protocol.ICMP) {
            return ".ping";
        }
        if (stop.cause() == Cause.NOT_LISTENING && stop.device() != null) {
            return ".vrf";
        }
        if (stop.cause() == Cause.NOT_LISTENING && stop.nextHop() != null) {
            return ".forwarded";
        }
        if (stop.cause() == Cause.IPV6_OFF && !V6Switch.isSetting(stop.detail())) {
            return ".mtu";
        }
        if (stop.cause() == Cause.NO_SUCH_ADDRESS && !stop.detail().isEmpty()) {
            return ".broadcast";
        }
        if (stop.cause() == Cause.FIREWALL && stop.packet().isNeighborDiscovery()) {
            return ".neighbor";
        }
        if (stop.cause() == Cause.FIREWALL && stop.packet().isFollowing()) {
            return stop.packet().stage() == Packet.Stage.HALF_HEARD ? ".halfHeard" : ".following";
        }
        if (stop.cause() == Cause.NO_ADDRESS && stop.nextHop() != null) {
            return ".neighbor";
        }
        if (stop.cause() == Cause.NO_ADDRESS && !stop.detail().isEmpty()) {
            return "." + stop.detail();
        }
        if (stop.cause() == Cause.PORTS_APART || stop.cause() == Cause.ARP_IGNORED) {
            return "." + stop.detail();
        }
        if (stop.cause() == Cause.BLACKHOLE && stop.detail().startsWith(RuleText.BEGIN)) {
            return ".rule";
        }
        if (stop.cause() == Cause.NO_ROUTE && !stop.detail().isEmpty()) {
            return "." + stop.detail();
        }
        if (stop.cause() == Cause.NO_ROUTE_BACK && !stop.detail().isEmpty()) {
            return ".renumbered";
        }
        if (stop.cause() == Cause.NO_ROUTE_BACK && stop.nextHop() != null) {
            return ".another";
        }
        if (stop.cause() == Cause.REVERSE_PATH_FILTER && !stop.detail().isEmpty()) {
            return ".own";
        }
        if (stop.cause() == Cause.UNKNOWN_MATCH && stop.detail().endsWith("-save")) {
            return ".unread";
        }
        if (stop.cause() == Cause.BRIDGE_NETFILTER && stop.detail().isEmpty()) {
            return ".turned";
        }
        if (stop.cause() == Cause.TTL_EXCEEDED && stop.device() == null) {
            return ".rule";
        }
        if (stop.cause() == Cause.TTL_EXCEEDED && stop.behind() != null) {
            return ".ruled";
        }
        if (stop.cause() == Cause.BRIDGE_NETFILTER && stop.packet().family() == Family.V6) {
            return ".v6";
        }
        if (stop.cause() == Cause.NO_PROXY) {
            return "." + stop.detail();
        }
        if (stop.cause() == Cause.PMTU_BLACK_HOLE && stop.behind() != null && stop.behind().cause() == Cause.PMTU_BLACK_HOLE) {
            return ".noted";
        }
        if (stop.cause() == Cause.PMTU_BLACK_HOLE && stop.nextHop() != null) {
            return ".tunnel";
        }
        if (stop.cause() == Cause.PMTU_BLACK_HOLE && stop.packet().protocol() == Protocol.TCP) {
            return ".tcp";
        }
        return stop.detail().isEmpty() ? ".plain" : "";
    }

    private static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }

    /** A namespace in the detail is shown as the node that it is. */
    private String detail(Stop stop) {
        return switch (stop.cause()) {
            case NOT_ON_SEGMENT, DUPLICATE_ADDRESS -> element(stop.detail(), null);
            case TTL_EXCEEDED -> stop.device() == null ? stop.detail() : element(stop.detail(), null);
            default -> stop.detail();
        };
    }

    private List<PathHop> hops(@Nullable Trip trip) {
        return trip == null ? List.of() : trip.crossings().stream().map(this::hop).toList();
    }

    private PathHop hop(Crossing c) {
        String node = c.key().equals("hop.bridge") ? element(c.namespace(), c.in()) : element(c.namespace(), null);
        return new PathHop(node, c.in(), c.out(), Messages.text(c.key(), c.detail(), c.out(), c.in()), evidence(c));
    }

    private static List<Evidence> evidence(Crossing c) {
        List<Evidence> all = new ArrayList<>();
        RouteEntry route = c.route();
        IPAddress neighbor = c.neighbor();
        if (route != null) {
            String via = route.hops().stream()
                    .filter(h -> c.out().equals(h.device()) && h.via() != null)
                    .findFirst()
                    .map(h -> " via " + Addresses.text(Objects.requireNonNull(h.via())))
                    .orElse("");
            all.add(new Evidence(Evidence.Kind.ROUTE, route.to().shortText() + via + " dev " + c.out()));
        }
        c.rules().forEach(rule -> all.add(new Evidence(Evidence.Kind.RULE, rule)));
        if (neighbor != null) {
            all.add(new Evidence(Evidence.Kind.NEIGHBOR, Addresses.text(neighbor)));
        }
        return all;
    }

    String element(String namespace, @Nullable String device) {
        return namespace.equals(Beyond.NETWORK)
                ? Messages.text("explain.beyond")
                : names.element(namespace, device == null ? "" : device);
    }
}
