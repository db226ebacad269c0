package dev.vethwork.plan.operation;

import dev.vethwork.state.Interface;

/** Where an interface is: its namespace and its name there. The root namespace's come first. */
public record Place(String namespace, String name) implements Comparable<Place> {
    public static Place of(Interface.Peer peer) {
        return new Place(peer.namespace(), peer.interfaceName());
    }

    public boolean isInRoot() {
        return namespace.isEmpty();
    }

    @Override
    public int compareTo(Place other) {
        int namespaces = namespace.compareTo(other.namespace);
        return namespaces != 0 ? namespaces : name.compareTo(other.name);
    }
}
