package dev.vethwork.explain.walk.trip;

import dev.vethwork.explain.walk.link.Port;
import dev.vethwork.explain.walk.stack.CarriedMark;
import dev.vethwork.explain.walk.stack.Packet;
import inet.ipaddr.IPAddress;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One way of one packet.
 *
 * @param packet as it is at the end
 * @param crossings the stacks that it passed
 * @param connections what stacks remember of it and of those before it
 * @param neighbors that stacks have heard of on the way
 * @param end the namespace that took it; where it stopped, that of the stop
 * @param stop null where it arrived
 * @param hops what rules have written into how many stacks it may pass
 * @param mark that it carries from what has wrapped it up, or to what is to wrap it up in the same stack
 */
@RecordBuilder
public record Trip(
        Packet packet,
        List<Crossing> crossings,
        List<Connection> connections,
        List<Heard> neighbors,
        String end,
        @Nullable Stop stop,
        Hops hops,
        CarriedMark mark)
        implements TripBuilder.With {
    /**
     * An interface of a stack, and a neighbour there whose link-layer address it knows: that of an interface.
     *
     * @param neighbor null where no more than a frame of that interface has come
     */
    public record Heard(String namespace, String device, @Nullable IPAddress neighbor, Port at) {}

    /**
     * What rules have written into how many stacks a packet may pass.
     *
     * @param more than its sender gave it
     * @param where the stack whose rule it was; empty for none
     * @param rule as {@code iptables-save} prints it
     */
    public record Hops(int more, String where, String rule) {
        static final Hops UNTOUCHED = new Hops(0, "", "");
    }

    public Trip {
        crossings = List.copyOf(crossings);
        connections = List.copyOf(connections);
        neighbors = List.copyOf(neighbors);
    }

    public static Trip start(Packet packet, List<Connection> connections, List<Heard> neighbors) {
        return new Trip(packet, List.of(), connections, neighbors, "", null, Hops.UNTOUCHED, CarriedMark.NONE);
    }

    public boolean arrived() {
        return stop == null;
    }

    public Trip carrying(Packet changed) {
        return withPacket(changed);
    }

    /** What conntrack looks at, it remembers. */
    public Trip remembering(boolean isTracked, Connection connection) {
        return isTracked ? remembering(connection) : this;
    }

    public Trip remembering(Connection connection) {
        List<Connection> all = new ArrayList<>(connections);
        all.add(connection);
        return withConnections(all);
    }

    /** Whether the stack that remembers a connection has also seen an answer of it. */
    public boolean isAnswered(Connection connection) {
        return connections.stream()
                .anyMatch(c -> c.original().reply() && connection.answeredBy(c.namespace(), c.original()));
    }

    public Trip hearing(List<Heard> more) {
        List<Heard> all = new ArrayList<>(neighbors);
        all.addAll(more);
        return withNeighbors(all);
    }

    /** With what stacks have heard of by now, all of it. */
    public Trip knowing(List<Heard> all) {
        return withNeighbors(all);
    }

    /** The interfaces of which a frame has come to one. */
    public List<Port> seen(String namespace, String device) {
        return neighbors.stream()
                .filter(h -> h.namespace().equals(namespace) && h.device().equals(device))
                .map(Heard::at)
                .distinct()
                .toList();
    }

    /** Whose link-layer address a stack knows for a neighbour, of several the last that it heard of. */
    public Optional<Port> heard(String namespace, String device, IPAddress neighbor) {
        return neighbors.reversed().stream()
                .filter(h -> h.namespace().equals(namespace) && h.device().equals(device) && neighbor.equals(h.neighbor()))
                .map(Heard::at)
                .findFirst();
    }

    public Trip across(Crossing crossing) {
        List<Crossing> all = new ArrayList<>(crossings);
        all.add(crossing);
        return withCrossings(all);
    }

    public Trip living(Hops changed) {
        return withHops(changed);
    }

    /** The stacks that have passed it on. */
    public int routed() {
        return (int) crossings.stream().filter(c -> c.route() != null).count();
    }

    public Trip arrivedAt(String namespace) {
        return withEnd(namespace).withStop(null);
    }

    public Trip stopped(Stop reason) {
        return withEnd(reason.namespace()).withStop(reason);
    }
}
