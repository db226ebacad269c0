package dev.vethwork.plan.operation;

import dev.vethwork.state.Interface;
import java.util.Comparator;

/** Where an interface is: its namespace and its name there. The root namespace's come first. */
public record Place(String namespace, String name) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::namespace).thenComparing(Place::name);

    public static Place of(Interface.Peer peer) {
        return new Place(peer.namespace(), peer.interfaceName());
    }

    public boolean isInRoot() {
        return namespace.isEmpty();
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
