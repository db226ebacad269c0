package dev.vethwork.explain.walk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way of one packet.
 *
 * @param packet as it is at the end
 * @param crossings the stacks that it passed
 * @param connections what stacks remember of it and of those before it
 * @param end the namespace that took it; where it stopped, that of the stop
 * @param stop null where it arrived
 */
public record Trip(
        Packet packet, List<Crossing> crossings, List<Connection> connections, String end, @Nullable Stop stop) {
    public Trip {
        crossings = List.copyOf(crossings);
        connections = List.copyOf(connections);
    }

    static Trip start(Packet packet, List<Connection> connections) {
        return new Trip(packet, List.of(), connections, "", null);
    }

    public boolean arrived() {
        return stop == null;
    }

    Trip carrying(Packet changed) {
        return new Trip(changed, crossings, connections, end, stop);
    }

    Trip remembering(Connection connection) {
        List<Connection> all = new ArrayList<>(connections);
        all.add(connection);
        return new Trip(packet, crossings, all, end, stop);
    }

    Trip across(Crossing crossing) {
        List<Crossing> all = new ArrayList<>(crossings);
        all.add(crossing);
        return new Trip(packet, all, connections, end, stop);
    }

    Trip arrivedAt(String namespace) {
        return new Trip(packet, crossings, connections, namespace, null);
    }

    Trip stopped(Stop reason) {
        return new Trip(packet, crossings, connections, reason.namespace(), reason);
    }
}
