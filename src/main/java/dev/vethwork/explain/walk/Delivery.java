package dev.vethwork.explain.walk;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.kind.LinkPaths;
import dev.vethwork.explain.walk.link.Tunnel;
import dev.vethwork.explain.walk.link.Wire;
import dev.vethwork.explain.walk.netfilter.Flow;
import dev.vethwork.explain.walk.netfilter.Hooks;
import dev.vethwork.explain.walk.netfilter.Tracking;
import dev.vethwork.explain.walk.stack.Arp;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.stack.Stack;
import dev.vethwork.explain.walk.stack.Stacks;
import dev.vethwork.explain.walk.trip.Connection;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.explain.walk.trip.Trip;
import dev.vethwork.net.Mac;
import dev.vethwork.state.Interface;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Over cables and bridges to whoever answers for the next hop. */
final class Delivery {
    /** Bytes that veth lets in beyond its MTU: room for a VLAN tag (is_skb_forwardable in net/core/dev.c). */
    private static final int SLACK = 4;

    /** What every link takes of v6 (RFC 8200, 5): nobody is told to send less. */
    private static final int LEAST_V6 = 1_280;

    private final Stacks stacks;
    private final Departure departure;
    private final Wire wire;
    private final Diagnosis diagnosis;
    private final Arrival arrival;
    private final BridgeFilter filter;
    private final Discovery discovery;
    private final Tunnels tunnels;
    private final PortHabits habits;

    Delivery(Stacks stacks, Wire wire, Diagnosis diagnosis, Departure departure) {
        this.stacks = stacks;
        this.departure = departure;
        this.wire = wire;
        this.diagnosis = diagnosis;
        this.arrival = new Arrival(stacks, wire, departure);
        this.filter = new BridgeFilter(stacks, wire);
        this.habits = new PortHabits(stacks, wire);
        this.tunnels = new Tunnels(stacks, wire, departure);
        this.discovery = new Discovery(stacks, filter);
    }

    List<Trip> deliver(Stack stack, Trip trip, String device, IPAddress nextHop) {
        if (Beyond.isBehind(stack.state(), device)) {
            return List.of(Beyond.leaves(trip, device));
        }
        Wire.Port from = new Wire.Port(stack.name(), device);
        List<Wire.Port> ring = wire.ring(from);
        if (!ring.isEmpty()) {
            return List.of(trip.stopped(storm(trip, ring)));
        }
        Optional<Mac> fixed = stack.permanent(device, nextHop);
        if (fixed.isPresent()) {
            return unasked(stack, trip, device, nextHop, fixed.get());
        }
        if (Arp.isOff(stack, device)) {
            return List.of(trip.stopped(new Stop(
                    Cause.ARP_IGNORED, stack.name(), device, trip.packet(), nextHop, Arp.MUTE)));
        }
        Optional<Wire.Port> bridge = wire.deafenedBy(from);
        if (bridge.isPresent()) {
            return List.of(trip.stopped(new Stop(
                    Cause.ADDRESS_ON_PORT, stack.name(), device, trip.packet(), nextHop, bridge.get().device())));
        }
        Neighbors.Question question = question(stack, trip, device, nextHop);
        // It is sent to who was heard of, whoever else has the address as well.
        Optional<Wire.Listener> heard = trip.heard(stack.name(), device, nextHop)
                .flatMap(port -> wire.listeners(from).stream()
                        .filter(l -> l.port().equals(port) && l.down().isEmpty())
                        .findFirst()
                        .or(() -> wire.learned(from, port, tunnels::turned)));
        if (heard.isPresent()) {
            return found(question, trip, heard.get(), List.of(heard.get()));
        }
        Neighbors neighbors = Neighbors.of(stacks, wire, question);
        List<Wire.Listener> answering = neighbors.answering();
        if (answering.isEmpty()) {
            Stop silent = neighbors.silent();
            Wire.Port down = neighbors.owners().isEmpty()
                    ? null
                    : neighbors.owners().getFirst().down().orElse(null);
            return List.of(trip.stopped(
                    silent != null ? silent : diagnosis.noAnswer(stack, device, trip.packet(), nextHop, down)));
        }
        List<Wire.Listener> nearest = nearest(answering, nextHop);
        Wire.Port taker = nearest.getFirst().port();
        Optional<Wire.Port> rival = answering.stream()
                .map(Wire.Listener::port)
                .filter(p -> !p.namespace().equals(taker.namespace()))
                .findFirst();
        if (rival.isPresent()) {
            return List.of(trip.stopped(doubled(trip, nextHop, taker, rival.get())));
        }
        List<Trip> ways = new ArrayList<>();
        for (Wire.Listener one : nearest) {
            if (ways.size() < Departure.MOST_BRANCHES) {
                ways.addAll(found(question, trip, one, answering));
            }
        }
        return ways;
    }

    /** What comes in by a namespace's way to the machine's network. */
    List<Trip> fromBeyond(String namespace, String device, Trip trip) {
        return arrival.receive(new Wire.Port(namespace, device), trip);
    }

    /** To whoever has a MAC, be it his address or not. Nobody knows one that the kernel is still to make up. */
    private List<Trip> unasked(Stack stack, Trip trip, String device, IPAddress nextHop, Mac mac) {
        List<Wire.Listener> having = wire.listeners(new Wire.Port(stack.name(), device)).stream()
                .filter(l -> !l.port().namespace().equals(stack.name()))
                .filter(l -> wire.device(l.port()).filter(d -> mac.equals(d.mac())).isPresent())
                .sorted(Comparator.comparing(l -> l.down().isPresent()))
                .toList();
        if (having.isEmpty()) {
            Trip lost = trip.stopped(new Stop(
                    Cause.STATIC_NEIGHBOR, stack.name(), device, trip.packet(), nextHop, mac.text()));
            return turnedOnTheWay(stack, trip, device).orElse(List.of(lost));
        }
        Wire.Listener taker = having.getFirst();
        return taker.down().isPresent()
                ? List.of(trip.stopped(diagnosis.noAnswer(
                        stack, device, trip.packet(), nextHop, taker.down().get())))
                : sent(stack, trip, device, nextHop, taker);
    }

    private List<Trip> sent(Stack stack, Trip trip, String device, IPAddress nextHop, Wire.Listener taker) {
        return habits.sending(trip.packet(), nextHop, taker)
                .map(stop -> List.of(trip.stopped(stop)))
                .orElseGet(() -> overBridges(stack, trip, device, taker));
    }

    private static Neighbors.Question question(Stack stack, Trip trip, String device, IPAddress nextHop) {
        boolean known = trip.heard(stack.name(), device, nextHop).isPresent();
        return new Neighbors.Question(stack, device, trip.packet(), nextHop, known);
    }

    private static Stop storm(Trip trip, List<Wire.Port> ring) {
        Wire.Port first = ring.getFirst();
        String names = ring.stream().map(Wire.Port::device).distinct().sorted().collect(Collectors.joining(", "));
        return new Stop(Cause.BRIDGE_LOOP, first.namespace(), first.device(), trip.packet(), null, names);
    }

    /**
     * A neighbour's first answer is the one that is kept, and the nearest answers first. Of several interfaces as near as
     * each other it is the order of a bridge's ports that decides: each is a way, the one with the address the first.
     */
    private List<Wire.Listener> nearest(List<Wire.Listener> answering, IPAddress nextHop) {
        Wire.Listener first = answering.stream()
                .min(Comparator.comparingInt((Wire.Listener l) -> l.bridged().size())
                        .thenComparing(l -> wire.device(l.port()).filter(d -> has(d, nextHop)).isEmpty()))
                .orElseThrow();
        List<Wire.Listener> all = new ArrayList<>(List.of(first));
        answering.stream()
                .filter(l -> l.bridged().size() == first.bridged().size())
                .filter(l -> l.port().namespace().equals(first.port().namespace()) && !l.equals(first))
                .forEach(all::add);
        return all;
    }

    private static Stop doubled(Trip trip, IPAddress nextHop, Wire.Port taker, Wire.Port rival) {
        return new Stop(
                Cause.DUPLICATE_ADDRESS, taker.namespace(), taker.device(), trip.packet(), nextHop, rival.namespace());
    }

    /** @param answering all who answer, of which the taker's answer is the one that counts */
    private List<Trip> found(
            Neighbors.Question question, Trip asking, Wire.Listener taker, List<Wire.Listener> answering) {
        Stack stack = question.stack();
        String device = question.device();
        IPAddress nextHop = question.nextHop();
        Optional<Mac> twice = sameMac(new Wire.Port(stack.name(), device), taker);
        if (twice.isPresent()) {
            return List.of(asking.stopped(new Stop(
                    Cause.DUPLICATE_MAC, stack.name(), device, asking.packet(), nextHop, twice.get().text())));
        }
        Optional<Wire.Port> third = taker.bridged().isEmpty()
                ? Optional.empty()
                : wire.thirdOfMac(new Wire.Port(stack.name(), device), taker.port());
        if (third.isPresent()) {
            return List.of(asking.stopped(new Stop(
                    Cause.DUPLICATE_MAC,
                    third.get().namespace(),
                    third.get().device(),
                    asking.packet(),
                    nextHop,
                    wire.device(third.get()).map(Interface::mac).map(Mac::text).orElse(""))));
        }
        List<Trip> lost = new ArrayList<>();
        List<Trip.Heard> neighbors = asking.neighbors();
        Trip trip = asking;
        for (Tunnel tunnel : taker.tunnels()) {
            boolean direct = tunnel.from().equals(new Wire.Port(stack.name(), device)) && !trip.crossings().isEmpty();
            boolean passedOn = direct && !trip.crossings().getLast().in().isEmpty();
            trip = direct && !passedOn ? trip.carrying(tunnels.fitted(tunnel, trip.packet())) : trip;
            Tunnels.Carriage inside = tunnels.carry(tunnel, trip.packet(), passedOn, neighbors);
            Stop stop = inside.stop();
            if (stop != null && inside.sure()) {
                return List.of(trip.stopped(stop));
            }
            if (stop != null) {
                lost.add(trip.stopped(stop));
            }
            neighbors = inside.neighbors();
        }
        Trip carried = taker.tunnels().isEmpty() ? trip : trip.knowing(neighbors);
        Optional<Stop> quiet = question.known()
                ? Optional.empty()
                : habits.asking(new Wire.Port(stack.name(), device), carried.packet(), nextHop, taker);
        if (quiet.isPresent()) {
            return List.of(carried.stopped(quiet.get()));
        }
        Trip known = nextHop.isIPv6()
                ? discovery.find(stack, carried, device, nextHop, taker)
                : asked(question, carried, taker, answering);
        lost.addAll(known.arrived() ? sent(stack, known, device, nextHop, taker) : List.of(known));
        return lost;
    }

    /** A bridge has learned that MAC at the port that a frame for it comes from, and sends nothing back to where it came from. */
    private Optional<Mac> sameMac(Wire.Port from, Wire.Listener taker) {
        return taker.bridged().isEmpty()
                ? Optional.empty()
                : wire.device(from)
                        .map(Interface::mac)
                        .filter(mac -> wire.device(taker.port()).filter(d -> mac.equals(d.mac())).isPresent());
    }

    /** The trip, stopped where ARP is dropped: nftables see it, iptables do not. */
    private Trip asked(
            Neighbors.Question question, Trip trip, Wire.Listener taker, List<Wire.Listener> answering) {
        if (question.known()) {
            return trip;
        }
        Stack stack = question.stack();
        String device = question.device();
        Stack other = stacks.of(taker.port().namespace());
        Stop stop = asking(stack, trip.packet(), device);
        for (Wire.Port bridge : taker.bridged()) {
            stop = stop == null ? filter.asking(trip.packet(), bridge) : stop;
        }
        stop = stop == null ? asking(other, trip.packet(), taker.port().device()) : stop;
        if (stop != null) {
            return trip.stopped(stop);
        }
        List<Trip.Heard> heard = new ArrayList<>(
                List.of(new Trip.Heard(stack.name(), device, question.nextHop(), taker.port())));
        IPAddress asker = question.asker();
        if (asker != null) {
            // Whoever answers has heard who asks, be it at several of its interfaces.
            Wire.Port from = new Wire.Port(stack.name(), device);
            answering.forEach(l -> heard.add(new Trip.Heard(l.port().namespace(), l.port().device(), asker, from)));
        }
        return trip.hearing(heard);
    }

    private static @Nullable Stop asking(Stack stack, Packet packet, String device) {
        return new Hooks().asking(new Flow(stack, packet, device, device, Tracking.NONE, false), device);
    }

    private List<Trip> overBridges(Stack stack, Trip trip, String device, Wire.Listener taker) {
        Wire.Port from = new Wire.Port(stack.name(), device);
        return over(taker.bridged(), from, trip, taker, passed -> handOver(from, passed, taker));
    }

    /** A frame for nobody goes everywhere, and a bridge that translates it takes it for its own stack. */
    private Optional<List<Trip>> turnedOnTheWay(Stack stack, Trip trip, String device) {
        Wire.Port from = new Wire.Port(stack.name(), device);
        return wire.listeners(from).stream()
                .filter(l -> l.down().isEmpty())
                .map(l -> over(across(l), from, trip, l, passed -> List.of()))
                .filter(ways -> !ways.isEmpty())
                .findFirst();
    }

    /** The bridges on the way to a listener; itself, where it is one. */
    private List<Wire.Port> across(Wire.Listener listener) {
        List<Wire.Port> all = new ArrayList<>(listener.bridged());
        wire.device(listener.port()).filter(Interface::isBridge).ifPresent(_ -> all.add(listener.port()));
        return all.stream().distinct().toList();
    }

    private List<Trip> over(
            List<Wire.Port> bridges, Wire.Port from, Trip trip, Wire.Listener taker, Function<Trip, List<Trip>> atTheEnd) {
        Packet packet = trip.packet();
        Trip passed = trip;
        for (Wire.Port bridge : bridges) {
            passed = filter.pass(passed, bridge);
            if (!passed.arrived()) {
                return List.of(passed);
            }
            if (!passed.packet().destination().equals(packet.destination())) {
                // Its destination was translated on the bridge: the stack behind the bridge sends it on.
                Wire.Listener bridged = wire.listeners(from).stream()
                        .filter(l -> l.port().equals(bridge))
                        .findFirst()
                        .orElse(taker);
                return handOver(from, passed.carrying(packet), bridged);
            }
            packet = passed.packet();
        }
        return atTheEnd.apply(passed);
    }

    private List<Trip> handOver(Wire.Port from, Trip sent, Wire.Listener taker) {
        // A switch's own interface is a port of it as well.
        Trip trip = Stream.concat(Stream.of(from, taker.port()), taker.bridged().stream()).anyMatch(this::completesChecksums)
                ? sent.carrying(sent.packet().withSummed(true))
                : sent;
        Packet packet = trip.packet();
        int own = wire.mtu(from);
        // What holds several segments is not measured (is_skb_forwardable in net/core/dev.c).
        if (packet.isSegment() || Math.min(packet.size(), own) <= taker.mtu() + SLACK) {
            return arrival.receive(taker.port(), trip);
        }
        if (filter.tells(packet, taker) && taker.mtu() >= LEAST_V6 && hears(taker.narrow().namespace(), trip)) {
            return arrival.receive(taker.port(), trip.carrying(packet.cut(taker.mtu())));
        }
        if (filter.fragments(packet, taker)) {
            return arrival.receive(taker.port(), trip.carrying(packet.cut(taker.mtu())));
        }
        return List.of(trip.stopped(new Stop(
                Cause.MTU,
                taker.narrow().namespace(),
                taker.narrow().device(),
                packet,
                null,
                String.valueOf(taker.mtu()))));
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

    private boolean completesChecksums(Wire.Port bridge) {
        return wire.device(bridge).filter(d -> LinkPaths.of(d).completesChecksums()).isPresent();
    }

    private static boolean has(Interface device, IPAddress address) {
        return device.addresses().stream().anyMatch(p -> p.address().equals(address));
    }
}
