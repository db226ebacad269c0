package dev.vethwork.explain.walk;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.kind.LinkPaths;
import dev.vethwork.explain.walk.link.Listener;
import dev.vethwork.explain.walk.link.Measured;
import dev.vethwork.explain.walk.link.Port;
import dev.vethwork.explain.walk.link.Wire;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.stack.Stack;
import dev.vethwork.explain.walk.stack.Stacks;
import dev.vethwork.explain.walk.trip.Connection;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.explain.walk.trip.Trip;
import dev.vethwork.state.Interface;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Frames on their way over bridges to whoever takes them. */
final class FrameWay {
    /** Bytes that veth lets in beyond its MTU: room for a VLAN tag (is_skb_forwardable in net/core/dev.c). */
    private static final int SLACK = 4;

    private final Stacks stacks;
    private final Departure departure;
    private final Wire wire;
    private final Arrival arrival;
    private final BridgeFilter filter;

    FrameWay(Stacks stacks, Wire wire, Departure departure, BridgeFilter filter, Arrival arrival) {
        this.stacks = stacks;
        this.departure = departure;
        this.wire = wire;
        this.filter = filter;
        this.arrival = arrival;
    }

    /** To a listener, whatever its stack then does. */
    List<Trip> to(Listener taker, Port from, Trip trip) {
        return over(taker.bridged(), from, trip, taker, passed -> handOver(from, passed, taker));
    }

    /** A frame for nobody goes everywhere, and a bridge that translates it takes it for its own stack. */
    Optional<List<Trip>> toNobody(Port from, Trip trip) {
        return wire.listeners(from).stream()
                .filter(l -> l.down().isEmpty())
                .map(l -> over(across(l), from, trip, l, passed -> List.of()))
                .filter(ways -> !ways.isEmpty())
                .findFirst();
    }

    /** The bridges on the way to a listener; itself, where it is one. */
    private List<Port> across(Listener listener) {
        List<Port> all = new ArrayList<>(listener.bridged());
        wire.device(listener.port()).filter(Interface::isBridge).ifPresent(_ -> all.add(listener.port()));
        return all.stream().distinct().toList();
    }

    private List<Trip> over(
            List<Port> bridges, Port from, Trip trip, Listener taker, Function<Trip, List<Trip>> atTheEnd) {
        Packet packet = trip.packet();
        Trip passed = trip;
        for (Port bridge : bridges) {
            passed = filter.pass(passed, bridge);
            if (!passed.arrived()) {
                return List.of(passed);
            }
            if (!passed.packet().destination().equals(packet.destination())) {
                // Its destination was translated on the bridge: the stack behind the bridge sends it on.
                Listener bridged = wire.listeners(from).stream()
                        .filter(l -> l.port().equals(bridge))
                        .findFirst()
                        .orElse(taker);
                return handOver(from, passed.carrying(packet), bridged);
            }
            packet = passed.packet();
        }
        return atTheEnd.apply(passed);
    }

    private List<Trip> handOver(Port from, Trip sent, Listener taker) {
        // A switch's own interface is a port of it as well.
        Trip trip = Stream.concat(Stream.of(from, taker.port()), taker.bridged().stream()).anyMatch(this::completesChecksums)
                ? sent.carrying(sent.packet().withSummed(true))
                : sent;
        Packet packet = trip.packet();
        // What holds several segments is not measured (is_skb_forwardable in net/core/dev.c).
        if (packet.isSegment() || Math.min(packet.size(), wire.mtu(from)) - SLACK <= taker.mtu()) {
            return arrival.receive(taker.port(), trip);
        }
        for (Measured each : taker.measures()) {
            boolean fits = Math.min(packet.size(), wire.mtu(from)) - SLACK <= each.mtu();
            if (!fits && !isCut(packet, each, trip)) {
                return List.of(trip.stopped(new Stop(
                        Cause.MTU, each.at().namespace(), each.at().device(), packet, null, String.valueOf(each.mtu()))));
            }
            packet = fits ? packet : packet.cut(each.mtu());
        }
        return arrival.receive(taker.port(), trip.carrying(packet));
    }

    /** Whether the bridge cuts what is too big for one of its ports, or has its sender do so. */
    private boolean isCut(Packet packet, Measured port, Trip trip) {
        return filter.fragments(packet, port)
                || filter.tells(packet, port) && port.mtu() >= PathMtu.LEAST_V6 && hears(port.at().namespace(), trip);
    }

    /** Whether the sender hears what the stack of a bridge has to say of a packet, for which that has to find it as a neighbour. */
    private boolean hears(String bridge, Trip lost) {
        Packet packet = lost.packet();
        Stack stack = stacks.of(bridge);
        IPAddress own = stack.routing()
                .lookup(packet.source())
                .flatMap(route -> route.hops().stream().findFirst())
                .map(hop -> stack.sourceFor(Objects.requireNonNullElse(hop.device(), ""), packet.source(), packet.source()))
                .orElse(packet.destination());
        List<Connection> known = new ArrayList<>(lost.connections());
        known.add(Connection.of(bridge, packet, packet));
        Trip told = Trip.start(Packet.tooBig(own, packet), known, lost.neighbors());
        return departure.begin(stack, told, Choice.FREE).stream().allMatch(Trip::arrived);
    }

    private boolean completesChecksums(Port bridge) {
        return wire.device(bridge).filter(d -> LinkPaths.of(d).completesChecksums()).isPresent();
    }
}
