package dev.vethwork.explain.walk;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.walk.link.Listener;
import dev.vethwork.explain.walk.link.Port;
import dev.vethwork.explain.walk.link.Wire;
import dev.vethwork.explain.walk.stack.Arp;
import dev.vethwork.explain.walk.stack.CarriedMark;
import dev.vethwork.explain.walk.stack.Stack;
import dev.vethwork.explain.walk.stack.Stacks;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.explain.walk.trip.Trip;
import dev.vethwork.net.Mac;
import dev.vethwork.state.Interface;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Over cables and bridges to whoever answers for the next hop. */
final class Delivery {
    private final Stacks stacks;
    private final Wire wire;
    private final Diagnosis diagnosis;
    private final Arrival arrival;
    private final Tunnels tunnels;
    private final PortHabits habits;
    private final Resolution resolution;
    private final FrameWay frames;

    Delivery(Stacks stacks, Wire wire, Diagnosis diagnosis, Departure departure) {
        BridgeFilter filter = new BridgeFilter(stacks, wire);
        this.stacks = stacks;
        this.wire = wire;
        this.diagnosis = diagnosis;
        this.arrival = new Arrival(stacks, wire, departure);
        this.habits = new PortHabits(stacks, wire);
        this.tunnels = new Tunnels(stacks, wire, departure);
        this.resolution = new Resolution(stacks, wire, filter, tunnels, habits);
        this.frames = new FrameWay(stacks, wire, departure, filter, arrival);
    }

    List<Trip> deliver(Stack stack, Trip trip, String device, IPAddress nextHop) {
        if (Beyond.isBehind(stack.state(), device)) {
            return List.of(Beyond.leaves(trip, device));
        }
        Port from = new Port(stack.name(), device);
        List<Port> ring = wire.ring(from);
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
        Optional<Port> bridge = wire.deafenedBy(from);
        if (bridge.isPresent()) {
            return List.of(trip.stopped(new Stop(
                    Cause.ADDRESS_ON_PORT, stack.name(), device, trip.packet(), nextHop, bridge.get().device())));
        }
        Neighbors.Question question = question(stack, trip, device, nextHop);
        // It is sent to who was heard of, whoever else has the address as well.
        Optional<Listener> heard = trip.heard(stack.name(), device, nextHop)
                .flatMap(port -> wire.listeners(from).stream()
                        .filter(l -> l.port().equals(port) && l.down().isEmpty())
                        .findFirst()
                        .or(() -> wire.learned(from, port, tunnels::turned)));
        if (heard.isPresent()) {
            return found(question, trip, heard.get(), List.of(heard.get()));
        }
        Neighbors neighbors = Neighbors.of(stacks, wire, question);
        List<Listener> answering = neighbors.answering();
        if (answering.isEmpty()) {
            Stop silent = neighbors.silent();
            Port down = neighbors.owners().isEmpty()
                    ? null
                    : neighbors.owners().getFirst().down().orElse(null);
            return List.of(trip.stopped(
                    silent != null ? silent : diagnosis.noAnswer(stack, device, trip.packet(), nextHop, down)));
        }
        List<Listener> nearest = nearest(answering, nextHop);
        Port taker = nearest.getFirst().port();
        Optional<Port> rival = answering.stream()
                .map(Listener::port)
                .filter(p -> !p.namespace().equals(taker.namespace()))
                .findFirst();
        if (rival.isPresent()) {
            return List.of(trip.stopped(doubled(trip, nextHop, taker, rival.get())));
        }
        List<Trip> ways = new ArrayList<>();
        for (Listener one : nearest) {
            if (ways.size() < Departure.MOST_BRANCHES) {
                ways.addAll(found(question, trip, one, answering));
            }
        }
        return ways;
    }

    /** What comes in by a namespace's way to the machine's network. */
    List<Trip> fromBeyond(String namespace, String device, Trip trip) {
        return arrival.receive(new Port(namespace, device), trip);
    }

    /** To whoever has a MAC, be it his address or not. Nobody knows one that the kernel is still to make up. */
    private List<Trip> unasked(Stack stack, Trip trip, String device, IPAddress nextHop, Mac mac) {
        Port from = new Port(stack.name(), device);
        Stream<Listener> learned = trip.seen(stack.name(), device).stream()
                .flatMap(port -> wire.learned(from, port, tunnels::turned).stream());
        List<Listener> having = Stream.concat(wire.listeners(from).stream(), learned)
                .filter(l -> !l.port().namespace().equals(stack.name()))
                .filter(l -> wire.device(l.port()).filter(d -> mac.equals(d.mac())).isPresent())
                .sorted(Comparator.comparing(l -> l.down().isPresent()))
                .toList();
        if (having.isEmpty()) {
            Trip lost = trip.stopped(new Stop(
                    Cause.STATIC_NEIGHBOR, stack.name(), device, trip.packet(), nextHop, mac.text()));
            return frames.toNobody(from, trip.withMark(CarriedMark.NONE)).orElse(List.of(lost));
        }
        Listener taker = having.getFirst();
        return taker.down().isPresent()
                ? List.of(trip.stopped(diagnosis.noAnswer(
                        stack, device, trip.packet(), nextHop, taker.down().get())))
                : sent(stack, resolution.carried(from, trip, taker, false, false), device, nextHop, taker);
    }

    private List<Trip> sent(Stack stack, Resolution.Resolved resolved, String device, IPAddress nextHop, Listener taker) {
        List<Trip> ways = new ArrayList<>(resolved.lost());
        Trip trip = resolved.trip();
        ways.addAll(trip.arrived() ? sent(stack, trip, device, nextHop, taker) : List.of(trip));
        return ways;
    }

    private List<Trip> sent(Stack stack, Trip trip, String device, IPAddress nextHop, Listener taker) {
        return habits.sending(trip.packet(), nextHop, taker)
                .map(stop -> List.of(trip.stopped(stop)))
                .orElseGet(() -> frames.to(taker, new Port(stack.name(), device), trip));
    }

    private static Neighbors.Question question(Stack stack, Trip trip, String device, IPAddress nextHop) {
        boolean known = trip.heard(stack.name(), device, nextHop).isPresent();
        return new Neighbors.Question(stack, device, trip.packet(), nextHop, known);
    }

    private static Stop storm(Trip trip, List<Port> ring) {
        Port first = ring.getFirst();
        String names = ring.stream().map(Port::device).distinct().sorted().collect(Collectors.joining(", "));
        return new Stop(Cause.BRIDGE_LOOP, first.namespace(), first.device(), trip.packet(), null, names);
    }

    /**
     * A neighbour's first answer is the one that is kept, and the nearest answers first. Of several interfaces as near as
     * each other it is the order of a bridge's ports that decides: each is a way, the one with the address the first.
     */
    private List<Listener> nearest(List<Listener> answering, IPAddress nextHop) {
        Listener first = answering.stream()
                .min(Comparator.comparingInt((Listener l) -> l.bridged().size())
                        .thenComparing(l -> wire.device(l.port()).filter(d -> has(d, nextHop)).isEmpty()))
                .orElseThrow();
        List<Listener> all = new ArrayList<>(List.of(first));
        answering.stream()
                .filter(l -> l.bridged().size() == first.bridged().size())
                .filter(l -> l.port().namespace().equals(first.port().namespace()) && !l.equals(first))
                .forEach(all::add);
        return all;
    }

    private static Stop doubled(Trip trip, IPAddress nextHop, Port taker, Port rival) {
        return new Stop(
                Cause.DUPLICATE_ADDRESS, taker.namespace(), taker.device(), trip.packet(), nextHop, rival.namespace());
    }

    private List<Trip> found(
            Neighbors.Question question, Trip trip, Listener taker, List<Listener> answering) {
        Resolution.Resolved resolved = resolution.resolve(question, trip, taker, answering);
        return sent(question.stack(), resolved, question.device(), question.nextHop(), taker);
    }

    private static boolean has(Interface device, IPAddress address) {
        return device.addresses().stream().anyMatch(p -> p.address().equals(address));
    }
}
