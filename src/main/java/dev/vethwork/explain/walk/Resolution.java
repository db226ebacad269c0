package dev.vethwork.explain.walk;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.walk.link.Listener;
import dev.vethwork.explain.walk.link.Port;
import dev.vethwork.explain.walk.link.Tunnel;
import dev.vethwork.explain.walk.link.Wire;
import dev.vethwork.explain.walk.netfilter.Flow;
import dev.vethwork.explain.walk.netfilter.Hooks;
import dev.vethwork.explain.walk.netfilter.Tracking;
import dev.vethwork.explain.walk.stack.CarriedMark;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.stack.Stack;
import dev.vethwork.explain.walk.stack.Stacks;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.explain.walk.trip.Trip;
import dev.vethwork.net.Mac;
import dev.vethwork.state.Interface;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Address resolution: whether the neighbour that answers is found, and who has heard of whom by it. */
final class Resolution {
    private final Stacks stacks;
    private final Wire wire;
    private final BridgeFilter filter;
    private final Discovery discovery;
    private final Tunnels tunnels;
    private final PortHabits habits;

    Resolution(Stacks stacks, Wire wire, BridgeFilter filter, Tunnels tunnels, PortHabits habits) {
        this.stacks = stacks;
        this.wire = wire;
        this.filter = filter;
        this.discovery = new Discovery(stacks, wire, filter);
        this.tunnels = tunnels;
        this.habits = habits;
    }

    /**
     * What has become of a question.
     *
     * @param lost ways on which the packet may be lost besides
     * @param trip that goes on where it has not stopped
     */
    record Resolved(List<Trip> lost, Trip trip) {}

    /** @param answering all who answer, of which the taker's answer is the one that counts */
    Resolved resolve(Neighbors.Question question, Trip asking, Listener taker, List<Listener> answering) {
        Port from = new Port(question.stack().name(), question.device());
        Optional<Stop> twice = sameMac(question, from, asking, taker);
        if (twice.isPresent()) {
            return new Resolved(List.of(), asking.stopped(twice.get()));
        }
        Resolved through = carried(from, asking, taker, true, !question.known());
        Trip carried = through.trip();
        if (!carried.arrived()) {
            return through;
        }
        Optional<Stop> quiet = question.known()
                ? Optional.empty()
                : habits.asking(from, carried.packet(), question.nextHop(), taker);
        return new Resolved(
                through.lost(),
                quiet.map(carried::stopped).orElseGet(() -> asked(question, carried, taker, answering)));
    }

    /**
     * Through the tunnels that lead to its taker.
     *
     * @param asking whether something is asked and answered through them before
     * @param asked whether it is the sender that asks
     */
    Resolved carried(Port from, Trip sent, Listener taker, boolean asking, boolean asked) {
        List<Trip> lost = new ArrayList<>();
        List<Trip.Heard> neighbors = sent.neighbors();
        Trip trip = sent.withMark(CarriedMark.NONE);
        for (Tunnel tunnel : taker.tunnels()) {
            boolean direct = tunnel.from().equals(from) && !trip.crossings().isEmpty();
            boolean passedOn = direct && !trip.crossings().getLast().in().isEmpty();
            trip = direct && !passedOn ? trip.carrying(tunnels.fitted(tunnel, trip.packet())) : trip;
            boolean own = tunnel.from().namespace().equals(from.namespace());
            boolean taken = tunnel.to().namespace().equals(taker.port().namespace());
            Tunnels.Load load = new Tunnels.Load(
                    trip.packet(), passedOn, own ? sent.mark() : CarriedMark.NONE, asking, own && asked, taken);
            Tunnels.Carriage inside = tunnels.carry(tunnel, load, neighbors);
            Stop stop = inside.stop();
            if (stop != null && inside.sure()) {
                return new Resolved(List.of(), trip.stopped(stop));
            }
            if (stop != null) {
                lost.add(trip.stopped(stop));
            }
            neighbors = inside.neighbors();
            trip = trip.withMark(taken ? inside.mark() : CarriedMark.NONE);
        }
        if (taker.tunnels().isEmpty()) {
            return new Resolved(lost, trip);
        }
        // Whoever asks is heard of by that.
        Trip known = trip.knowing(neighbors);
        return new Resolved(
                lost,
                asking
                        ? known
                        : known.hearing(List.of(new Trip.Heard(taker.port().namespace(), taker.port().device(), null, from))));
    }

    /** A third one on the way has the MAC, or who asks has it. */
    private Optional<Stop> sameMac(Neighbors.Question question, Port from, Trip trip, Listener taker) {
        Optional<Mac> own = sameMac(from, taker);
        if (own.isPresent()) {
            return own.map(mac -> doubled(from, trip, question, mac.text()));
        }
        return taker.bridged().isEmpty()
                ? Optional.empty()
                : wire.thirdOfMac(from, taker.port())
                        .map(third -> doubled(
                                third,
                                trip,
                                question,
                                wire.device(third).map(Interface::mac).map(Mac::text).orElse("")));
    }

    private static Stop doubled(Port at, Trip trip, Neighbors.Question question, String mac) {
        return new Stop(Cause.DUPLICATE_MAC, at.namespace(), at.device(), trip.packet(), question.nextHop(), mac);
    }

    /** A bridge has learned that MAC at the port that a frame for it comes from, and sends nothing back to where it came from. */
    private Optional<Mac> sameMac(Port from, Listener taker) {
        return taker.bridged().isEmpty()
                ? Optional.empty()
                : wire.device(from)
                        .map(Interface::mac)
                        .filter(mac -> wire.device(taker.port()).filter(d -> mac.equals(d.mac())).isPresent());
    }

    private Trip asked(
            Neighbors.Question question, Trip trip, Listener taker, List<Listener> answering) {
        if (question.nextHop().isIPv6()) {
            return discovery.find(question.stack(), trip, question.device(), question.nextHop(), taker);
        }
        return question.known() ? trip : askedByArp(question, trip, taker, answering);
    }

    /** The trip, stopped where ARP is dropped: nftables see it, iptables do not. */
    private Trip askedByArp(
            Neighbors.Question question, Trip trip, Listener taker, List<Listener> answering) {
        Stack stack = question.stack();
        String device = question.device();
        Stack other = stacks.of(taker.port().namespace());
        Stop stop = asking(stack, trip.packet(), device);
        for (Port bridge : taker.bridged()) {
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
            Port from = new Port(stack.name(), device);
            answering.forEach(l -> heard.add(new Trip.Heard(l.port().namespace(), l.port().device(), asker, from)));
        }
        return trip.hearing(heard);
    }

    private static @Nullable Stop asking(Stack stack, Packet packet, String device) {
        return new Hooks().asking(new Flow(stack, packet, device, device, Tracking.NONE, false), device);
    }
}
