package dev.vethwork.explain.answer;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.Explanation;
import dev.vethwork.explain.Messages;
import dev.vethwork.explain.PathHop;
import dev.vethwork.explain.Probe;
import dev.vethwork.explain.fix.Trial;
import dev.vethwork.explain.remedy.Diverting;
import dev.vethwork.explain.remedy.Gateways;
import dev.vethwork.explain.report.AnswerSource;
import dev.vethwork.explain.report.DrawnNames;
import dev.vethwork.explain.report.DrawnPath;
import dev.vethwork.explain.report.Forwarding;
import dev.vethwork.explain.report.PulledCables;
import dev.vethwork.explain.report.ShowCommand;
import dev.vethwork.explain.report.StopText;
import dev.vethwork.explain.walk.Endpoints;
import dev.vethwork.explain.walk.RoundTrip;
import dev.vethwork.explain.walk.Walker;
import dev.vethwork.explain.walk.stack.Asking;
import dev.vethwork.explain.walk.stack.Refused;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.net.Addresses;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Elements;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Says why a node reaches another, or why not, in one state. */
public final class Explainer {
    private final NetworkState state;
    private final DrawnNames names;
    private final DrawnPath path;
    private final Endpoints endpoints;
    private final Walker walker;

    /** @param drawn the elements behind what is in the state */
    public Explainer(NetworkState state, Compiled drawn) {
        this(state, drawn, new Walker(state));
    }

    private Explainer(NetworkState state, Compiled drawn, Walker walker) {
        this.state = state;
        this.names = new DrawnNames(drawn);
        this.path = new DrawnPath(this.names);
        this.endpoints = new Endpoints(state, drawn.element(NetworkState.ROOT, ""));
        this.walker = walker;
    }

    /** In what is drawn. */
    static Explainer of(Compiled drawn) {
        return new Explainer(drawn.state(), drawn, Walker.drawn(drawn.state()));
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
            return Explanation.unsent(from, to, Cause.NO_ADDRESS, to, message, "");
        }
        return refusal(from, to, target.get())
                .or(() -> own(from, to, target.get()))
                .orElseGet(() -> explanation(from, to, target.get(), probe));
    }

    /** Who has an address itself hears its own answer, and not that of whoever else has it. */
    private Optional<Explanation> own(String from, String to, IPAddress target) {
        return endpoints.isTheirs(from, to, target)
                ? Optional.empty()
                : Optional.of(Explanation.unsent(
                        from,
                        to,
                        Cause.DUPLICATE_ADDRESS,
                        from,
                        Messages.text("explain.DUPLICATE_ADDRESS.own", from, to, Addresses.text(target)),
                        "ip -n " + from + " addr"));
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
        return Explanation.unsent(from, to, Cause.DUPLICATE_ADDRESS, node, message, "ip -n " + node + " addr");
    }

    public RoundTrip roundTrip(String from, IPAddress to, Probe probe) {
        return RoundTrip.walk(walker, endpoints.namespace(from), to, probe);
    }

    /** Every way, where routes divide. */
    public List<RoundTrip> ways(String from, IPAddress to, Probe probe) {
        return RoundTrip.ways(walker, endpoints.namespace(from), to, probe);
    }

    /** The state with the drawing that is to be mended. */
    Trial on(Topology drawing) {
        return Trial.in(state, walker, drawing);
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

    /** One of the two that a router is to tell its address, and has told none yet. */
    Optional<Advertised> advertised(String from, String to) {
        return endpoints.target(from, to).filter(IPAddress::isIPv4).isPresent()
                ? Optional.empty()
                : Stream.of(from, to)
                        .filter(node -> !Endpoints.isAddress(node))
                        .flatMap(node -> Advertised.in(state, walker, endpoints.namespace(node)).stream())
                        .findFirst();
    }

    /** How a namespace is called on screen. */
    String node(String namespace) {
        return names.node(namespace);
    }

    /** Whether it is an address that no node has, and that nobody on the way turned into one that a node may have. */
    boolean isNobodys(String from, String to, Probe probe) {
        if (!Endpoints.isAddress(to)) {
            return false;
        }
        IPAddress address = Addresses.parse(to);
        return state.namespaces().keySet().stream().noneMatch(n -> walker.stack(n).owns(address))
                && Optional.ofNullable(roundTrip(from, address, probe).stop())
                        .map(Stop::packet)
                        .filter(packet -> packet.reply() || !packet.destination().equals(address))
                        .isEmpty();
    }

    Endpoints endpoints() {
        return endpoints;
    }

    private Explanation explanation(String from, String to, IPAddress target, Probe probe) {
        RoundTrip trip = roundTrip(from, target, probe);
        Stop stop = trip.stop();
        List<PathHop> there = path.hops(trip.there());
        List<PathHop> back = path.hops(trip.back());
        if (stop == null) {
            String message = Messages.text("explain.REACHABLE", from, to, probe)
                    + new AnswerSource(walker, names).text(trip, from, probe)
                    + unread(trip);
            return new Explanation(from, to, true, null, to, null, message, "", there, back, List.of(), false);
        }
        StopText why = new StopText(from, to, names, new PulledCables(state));
        return new Explanation(
                from,
                to,
                false,
                stop.cause(),
                where(stop),
                path.end(stop, why.of(stop)),
                message(trip, stop, why) + forwarded(trip, stop, target, probe),
                ShowCommand.of(stop),
                there,
                back,
                List.of(),
                false);
    }

    /** That the host may have rules which nobody could read, where it passes the host. */
    private String unread(RoundTrip trip) {
        boolean passes = Stream.of(Optional.of(trip.there()), Optional.ofNullable(trip.back()))
                .flatMap(Optional::stream)
                .flatMap(t -> t.crossings().stream())
                .anyMatch(c -> c.namespace().equals(NetworkState.ROOT));
        return passes && !state.root().netfilter().foreign().isRead()
                ? " " + Messages.text("explain.unread", names.node(NetworkState.ROOT))
                : "";
    }

    /** Rules are the node's, whatever interface the packet is on. */
    private String where(Stop stop) {
        boolean ofNode = stop.cause() == Cause.FIREWALL || stop.cause() == Cause.UNKNOWN_MATCH;
        return names.of(stop.namespace(), ofNode ? null : stop.device());
    }

    private String message(RoundTrip trip, Stop stop, StopText why) {
        boolean there = trip.back() == null;
        String text = Messages.text(there ? "explain.there" : "explain.back", why.from(), why.to())
                + why.of(stop)
                + diverted(trip, stop);
        return there && why.beginsWithName(stop) ? text : sentence(text);
    }

    /** That a rule of the routing policy led it astray. */
    private String diverted(RoundTrip trip, Stop stop) {
        return new Diverting(walker, new Gateways(state, walker))
                .last(trip, stop)
                .map(d -> " " + Messages.text("explain.diverted", names.node(d.namespace()), d.text()))
                .orElse("");
    }

    /** That a rule sent it on to where nobody is. */
    private String forwarded(RoundTrip trip, Stop stop, IPAddress target, Probe probe) {
        return Forwarding.of(state, trip, stop, target, probe)
                .map(rule -> " " + rule.text(names.node(rule.namespace())))
                .orElse("");
    }

    private static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
