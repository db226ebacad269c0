package dev.vethwork.explain.walk;

import dev.vethwork.explain.Cause;
import dev.vethwork.net.Addresses;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.RouteEntry.Hop;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes a packet from stack to stack as the kernel would, until somebody takes it or it is lost. */
public final class Walker {
    /** Stacks after which it is going round: an IP packet lives for 64. */
    private static final int LONGEST = 64;
    /** Branches of multipath routes that are followed; equal ways multiply quickly. */
    private static final int MOST_BRANCHES = 64;
    /** Bytes that veth lets in beyond its MTU: room for a VLAN tag (is_skb_forwardable in net/core/dev.c). */
    private static final int SLACK = 4;

    private final NetworkState network;
    private final Wire wire;
    private final Diagnosis diagnosis;
    private final NatRules nat = new NatRules();

    public Walker(NetworkState network) {
        this.network = network;
        this.wire = new Wire(network);
        this.diagnosis = new Diagnosis(network, wire);
    }

    /** Every way that a packet from this namespace may take; more than one where routes are multipath. */
    public List<Trip> send(String namespace, Packet packet, List<Connection> connections) {
        Stack stack = stack(namespace);
        Trip trip = Trip.start(packet, connections);
        Packet aimed = packet;
        if (connection(trip, stack).isEmpty()) {
            Verdict verdict = Rules.run(new Flow(stack, packet, "", outOf(stack, packet), false, false), "nat", "OUTPUT");
            aimed = nat.destination(verdict, packet);
        }
        if (!stack.owns(aimed.destination())) {
            return route(stack, trip.carrying(aimed), packet, "");
        }
        return List.of(loopBack(stack, trip.carrying(aimed), packet));
    }

    private Trip loopBack(Stack stack, Trip trip, Packet original) {
        Packet packet = trip.packet();
        if (!stack.loopbackUp()) {
            return trip.stopped(Stop.at(stack, Cause.LOOPBACK_DOWN, "lo", packet, ""));
        }
        boolean established = connection(trip, stack).isPresent();
        for (String hook : List.of("OUTPUT", "INPUT")) {
            Flow flow = hook.equals("OUTPUT")
                    ? new Flow(stack, packet, "", "lo", established, false)
                    : new Flow(stack, packet, "lo", "", established, false);
            Stop stop = stop(flow, Rules.filter(flow, hook), Cause.FIREWALL, "lo");
            if (stop != null) {
                return trip.stopped(stop);
            }
        }
        return trip.across(new Crossing(stack.name(), "", "", "hop.loopback", ""))
                .remembering(new Connection(stack.name(), original, packet))
                .arrivedAt(stack.name());
    }

    private static String outOf(Stack stack, Packet packet) {
        return new Routing(stack)
                .lookup(packet.destination())
                .filter(r -> !r.hops().isEmpty())
                .map(r -> Objects.requireNonNullElse(r.hops().getFirst().device(), ""))
                .orElse("");
    }

    private List<Trip> route(Stack stack, Trip trip, Packet original, String in) {
        Packet packet = trip.packet();
        Optional<RouteEntry> found = new Routing(stack).lookup(packet.destination());
        if (found.isEmpty()) {
            return List.of(trip.stopped(diagnosis.noRoute(stack, packet)));
        }
        RouteEntry route = found.get();
        if (route.type() != RouteEntry.Type.UNICAST) {
            String what = route.type().name().toLowerCase(Locale.ROOT) + " " + route.to().shortText();
            return List.of(trip.stopped(Stop.at(stack, Cause.BLACKHOLE, null, packet, what)));
        }
        List<Trip> ways = new ArrayList<>();
        for (Hop hop : route.hops()) {
            ways.addAll(leave(stack, trip, original, in, route, hop));
            if (ways.size() >= MOST_BRANCHES) {
                break;
            }
        }
        return ways;
    }

    private List<Trip> leave(Stack stack, Trip trip, Packet original, String in, RouteEntry route, Hop hop) {
        Packet packet = trip.packet();
        String device = Objects.requireNonNullElse(hop.device(), "");
        IPAddress via = hop.via();
        IPAddress nextHop = via == null ? packet.destination() : via;
        Optional<Connection> known = connection(trip.carrying(original), stack);
        Flow flow = new Flow(stack, packet, in, device, known.isPresent(), false);
        Verdict verdict = Rules.filter(flow, in.isEmpty() ? "OUTPUT" : "FORWARD");
        Stop stop = stop(flow, verdict, Cause.FIREWALL, device);
        if (stop != null) {
            return List.of(trip.stopped(stop));
        }
        Packet leaving = known.isPresent()
                ? packet.from(
                        known.get().original().destination(), known.get().original().destinationPort())
                : nat.source(Rules.run(flow, "nat", "POSTROUTING"), packet, stack.sourceFor(device, nextHop));
        String key = via == null ? "hop.link" : "hop.via";
        String detail = route.to().shortText() + (via == null ? "" : " via " + Addresses.text(via));
        if (!leaving.equals(original)) {
            key += ".nat";
            detail += ", " + Addresses.text(leaving.source()) + " → " + Addresses.text(leaving.destination());
        }
        Trip left = trip.carrying(leaving)
                .across(new Crossing(stack.name(), in, device, key, detail))
                .remembering(new Connection(stack.name(), original, leaving));
        return cross(stack, left, device, nextHop);
    }

    private List<Trip> cross(Stack stack, Trip trip, String device, IPAddress nextHop) {
        Packet packet = trip.packet();
        List<Wire.Listener> owners = wire.listeners(new Wire.Port(stack.name(), device)).stream()
                .filter(l -> !l.port().namespace().equals(stack.name()))
                .filter(l -> stack(l.port().namespace()).answers(nextHop, l.port().device()))
                .toList();
        List<Wire.Listener> answering = owners.stream().filter(l -> l.down().isEmpty()).toList();
        if (answering.isEmpty()) {
            Wire.Port down = owners.isEmpty() ? null : owners.getFirst().down().orElse(null);
            return List.of(trip.stopped(diagnosis.noAnswer(stack, device, packet, nextHop, down)));
        }
        Wire.Listener taker = answering.stream()
                .filter(l -> wire.device(l.port()).filter(d -> has(d, nextHop)).isPresent())
                .findFirst()
                .orElse(answering.getFirst());
        Optional<Wire.Listener> rival = answering.stream()
                .filter(l -> !l.port().namespace().equals(taker.port().namespace()))
                .findFirst();
        if (rival.isPresent()) {
            return List.of(trip.stopped(new Stop(
                    Cause.DUPLICATE_ADDRESS,
                    taker.port().namespace(),
                    taker.port().device(),
                    packet,
                    nextHop,
                    rival.get().port().namespace())));
        }
        return overBridges(stack, trip, device, taker);
    }

    private List<Trip> overBridges(Stack stack, Trip trip, String device, Wire.Listener taker) {
        Packet packet = trip.packet();
        Trip passed = trip;
        for (Wire.Port bridge : taker.bridged()) {
            passed = passed.across(
                    new Crossing(bridge.namespace(), bridge.device(), bridge.device(), "hop.bridge", bridge.device()));
            if (filters(bridge, packet)) {
                passed = overFilteredBridge(passed, bridge);
            }
            if (!passed.arrived()) {
                return List.of(passed);
            }
            if (!passed.packet().destination().equals(packet.destination())) {
                // Its destination was translated on the bridge: the stack behind the bridge sends it on.
                return receive(bridge, passed.carrying(packet));
            }
            packet = passed.packet();
        }
        int own = wire.device(new Wire.Port(stack.name(), device)).map(Walker::mtu).orElse(1500);
        if (Math.min(packet.size(), own) > taker.mtu() + SLACK) {
            return List.of(passed.stopped(new Stop(
                    Cause.MTU,
                    taker.narrow().namespace(),
                    taker.narrow().device(),
                    packet,
                    null,
                    String.valueOf(taker.mtu()))));
        }
        return receive(taker.port(), passed);
    }

    private boolean filters(Wire.Port bridge, Packet packet) {
        return wire.device(bridge).filter(b -> b.kind() == Interface.Kind.BRIDGE).isPresent()
                && stack(bridge.namespace()).filtersBridged(packet.family());
    }

    /** br_netfilter: frames that only pass from port to port go through the chains of routed packets. */
    private Trip overFilteredBridge(Trip trip, Wire.Port bridge) {
        Stack stack = stack(bridge.namespace());
        Packet packet = trip.packet();
        boolean established = connection(trip, stack).isPresent();
        Flow arriving = new Flow(stack, packet, bridge.device(), "", established, true);
        Packet aimed = established ? packet : nat.destination(Rules.run(arriving, "nat", "PREROUTING"), packet);
        if (!aimed.destination().equals(packet.destination())) {
            return trip.carrying(aimed);
        }
        Flow flow = new Flow(stack, packet, bridge.device(), bridge.device(), established, true);
        Stop stop = stop(flow, Rules.filter(flow, "FORWARD"), Cause.BRIDGE_NETFILTER, bridge.device());
        if (stop != null) {
            return trip.stopped(stop);
        }
        Packet leaving = established
                ? packet
                : nat.source(
                        Rules.run(flow, "nat", "POSTROUTING"),
                        packet,
                        stack.sourceFor(bridge.device(), packet.destination()));
        return trip.carrying(leaving).remembering(new Connection(stack.name(), packet, leaving));
    }

    private List<Trip> receive(Wire.Port at, Trip trip) {
        Stack stack = stack(at.namespace());
        Packet original = trip.packet();
        if (trip.crossings().size() >= LONGEST) {
            return List.of(trip.stopped(Stop.at(stack, Cause.ROUTING_LOOP, at.device(), original, "")));
        }
        Optional<Connection> known = connection(trip, stack);
        Flow arriving = new Flow(stack, original, at.device(), "", known.isPresent(), false);
        Stop stop = stop(arriving, Rules.filter(arriving, "PREROUTING"), Cause.FIREWALL, at.device());
        if (stop != null) {
            return List.of(trip.stopped(stop));
        }
        Packet packet;
        if (known.isPresent()) {
            packet = original.to(known.get().original().source(), known.get().original().sourcePort());
        } else {
            Verdict verdict = Rules.run(arriving, "nat", "PREROUTING");
            if (verdict.kind() == Verdict.Kind.UNKNOWN) {
                return List.of(trip.stopped(
                        Stop.at(stack, Cause.UNKNOWN_MATCH, at.device(), original, verdict.text())));
            }
            packet = nat.destination(verdict, original);
        }
        Trip here = trip.carrying(packet);
        boolean mine = stack.owns(packet.destination());
        if (!mine && !stack.forwards(packet.family())) {
            return List.of(here.stopped(Stop.at(stack, Cause.FORWARDING_OFF, at.device(), packet, "")));
        }
        if (packet.source().isIPv4()) {
            stop = reversePath(stack, packet, at.device(), mine);
            if (stop != null) {
                return List.of(here.stopped(stop));
            }
        }
        return mine
                ? List.of(take(stack, here, original, at.device(), known.isPresent()))
                : route(stack, here, original, at.device());
    }

    private static Trip take(Stack stack, Trip trip, Packet original, String in, boolean established) {
        Flow flow = new Flow(stack, trip.packet(), in, "", established, false);
        Stop stop = stop(flow, Rules.filter(flow, "INPUT"), Cause.FIREWALL, in);
        return stop != null
                ? trip.stopped(stop)
                : trip.across(new Crossing(stack.name(), in, "", "hop.local", ""))
                        .remembering(new Connection(stack.name(), original, trip.packet()))
                        .arrivedAt(stack.name());
    }

    /** fib_validate_source in net/ipv4/fib_frontend.c. */
    private static @Nullable Stop reversePath(Stack stack, Packet packet, String in, boolean mine) {
        int mode = stack.reversePathFilter(in);
        if (stack.holder(packet.source()).isPresent()) {
            return Stop.at(stack, Cause.REVERSE_PATH_FILTER, in, packet, "");
        }
        if (mode == 0) {
            return null;
        }
        Optional<RouteEntry> back = new Routing(stack).lookup(packet.source());
        if (back.isEmpty() || back.get().type() != RouteEntry.Type.UNICAST) {
            return Stop.at(stack, mine ? Cause.NO_ROUTE_BACK : Cause.REVERSE_PATH_FILTER, in, packet, "");
        }
        boolean sameWay = back.get().hops().stream().anyMatch(h -> in.equals(h.device()));
        return sameWay || mode == 2 ? null : Stop.at(stack, Cause.REVERSE_PATH_FILTER, in, packet, "");
    }

    private static @Nullable Stop stop(Flow flow, Verdict verdict, Cause cause, String device) {
        return verdict.stops()
                ? Stop.at(
                        flow.stack(),
                        verdict.kind() == Verdict.Kind.UNKNOWN ? Cause.UNKNOWN_MATCH : cause,
                        device,
                        flow.packet(),
                        verdict.text())
                : null;
    }

    private static Optional<Connection> connection(Trip trip, Stack stack) {
        return trip.connections().stream()
                .filter(c -> trip.packet().reply() && c.answeredBy(stack.name(), trip.packet()))
                .findFirst();
    }

    private static boolean has(Interface device, IPAddress address) {
        return device.addresses().stream().anyMatch(p -> p.address().equals(address));
    }

    private static int mtu(Interface device) {
        return device.mtu() == 0 ? 1500 : device.mtu();
    }

    private Stack stack(String namespace) {
        return new Stack(network, network.namespace(namespace)
                .orElseGet(() -> dev.vethwork.state.NamespaceState.empty(namespace)));
    }
}
