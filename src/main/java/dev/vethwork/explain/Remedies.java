package dev.vethwork.explain;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.lint.Edits;
import dev.vethwork.explain.walk.Crossing;
import dev.vethwork.explain.walk.RoundTrip;
import dev.vethwork.explain.walk.Stop;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Masquerade;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What may help against a stop, the smallest change first. Nothing here is tried yet. */
final class Remedies {
    private final Topology topology;
    private final Gateways gateways;
    private final String host;

    Remedies(Topology topology, Explainer explainer) {
        this.topology = topology;
        this.gateways = new Gateways(explainer.state(), explainer.walker());
        this.host = topology.host().map(Host::name).orElse("host");
    }

    List<Edit> of(RoundTrip trip, Stop stop) {
        String node = node(stop.namespace());
        return switch (stop.cause()) {
            case NO_PREFIX -> prefixes(stop);
            case INTERFACE_DOWN, PORT_DOWN -> up(stop);
            case NO_ROUTE, GATEWAY_NOT_ON_LINK -> gateways.routes(stop, node);
            case NO_ROUTE_BACK -> wayBack(trip, stop, node);
            case FORWARDING_OFF -> List.of(change("fix.forwarding", node, s -> s.withForwarding(true), node));
            case REVERSE_PATH_FILTER -> List.of(
                    change("fix.rpFilter", node, s -> sysctl(s, "net.ipv4.conf.all.rp_filter", "2"), node));
            case FIREWALL -> List.of(accept(stop, node));
            case BRIDGE_NETFILTER -> List.of(
                    change("fix.bridgeNetfilter", node, s -> sysctl(s, bridgeFilter(stop), "0"), node),
                    accept(stop, node));
            case LOOPBACK_DOWN -> List.of(change("fix.loopback", node, s -> s.withLoopback(true), node));
            case BLACKHOLE -> List.of(change(
                    "fix.removeRoute",
                    node,
                    s -> s.withRoutes(s.routes().stream()
                            .filter(r -> r.type() == dev.vethwork.topology.Route.Type.UNICAST
                                    || !r.to().contains(stop.packet().destination()))
                            .toList()),
                    node,
                    stop.detail()));
            case MTU -> mtu(stop);
            case NO_ADDRESS, NOT_ON_SEGMENT, NO_SUCH_ADDRESS, DUPLICATE_ADDRESS, ROUTING_LOOP, NOT_LISTENING,
                    UNKNOWN_MATCH -> List.of();
        };
    }

    private String node(String namespace) {
        return namespace.equals(NetworkState.ROOT) ? host : namespace;
    }

    private List<Edit> prefixes(Stop stop) {
        return Lint.check(topology, NetworkState.EMPTY).stream()
                .filter(f -> f.code().equals("NO_PREFIX"))
                .filter(f -> f.element().equals(stop.namespace() + ":" + stop.device())
                        || stop.namespace().isEmpty() && f.element().endsWith(String.valueOf(stop.device())))
                .flatMap(f -> java.util.stream.Stream.ofNullable(f.edit()))
                .toList();
    }

    private List<Edit> up(Stop stop) {
        return new DrawnEnds(topology)
                .of(stop.namespace(), stop.device()).stream()
                        .map(id -> Edit.of(
                                EditName.of("fix.up", id.toString()), t -> Edits.end(t, id, e -> e.withUp(true))))
                        .toList();
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
        List<Crossing> forwarded = trip.there().crossings().stream()
                .filter(c -> !c.in().isEmpty() && !c.out().isEmpty() && !c.in().equals(c.out()))
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

    private Edit accept(Stop stop, String node) {
        return change("fix.accept", node, s -> s.withFirewall(Accepting.first(s.firewall(), stop)), node);
    }

    private static String bridgeFilter(Stop stop) {
        return "net.bridge.bridge-nf-call-" + (stop.packet().family() == Family.V4 ? "iptables" : "ip6tables");
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

    /** The host is drawn first where it is not yet: its bridges are there without it. */
    private Edit change(String key, String node, UnaryOperator<IpStack> change, Object... arguments) {
        boolean draw = node.equals(host) && topology.node(host).isEmpty();
        return Edit.of(
                EditName.of(key, arguments),
                t -> Edits.stack(draw && t.node(host).isEmpty() ? t.withNode(Host.of(host)) : t, node, change));
    }
}
