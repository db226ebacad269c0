package dev.vethwork.plan;

import dev.vethwork.state.Interface;
import java.util.Comparator;

/** Where an interface is: its namespace and its name there. The root namespace's come first. */
record Place(String namespace, String name) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::namespace).thenComparing(Place::name);

    static Place of(Interface.Peer peer) {
        return new Place(peer.namespace(), peer.interfaceName());
    }

    boolean isInRoot() {
        return namespace.isEmpty();
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
