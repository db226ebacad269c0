package dev.vethwork.plan.operation;

import dev.vethwork.state.Interface;
import dev.vethwork.state.Peer;
import java.util.stream.Stream;

/** Where an interface is: its namespace and its name there. The root namespace's come first. */
public record Place(String namespace, String name) implements Comparable<Place> {
    public static Place of(Peer peer) {
        return new Place(peer.namespace(), peer.interfaceName());
    }

    /** What an interface stands on, that of another namespace too. */
    public static Stream<Place> under(String namespace, Interface device) {
        return Stream.concat(
                device.kind().under().stream().map(under -> new Place(namespace, under)),
                Stream.ofNullable(device.kind().below()).map(Place::of));
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
