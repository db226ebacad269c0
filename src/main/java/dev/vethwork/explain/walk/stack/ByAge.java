package dev.vethwork.explain.walk.stack;

import dev.vethwork.plan.operation.Ids;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Peer;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The interfaces of a namespace as its kernel goes through them: the loopback first, then one after another as they came.
 * Those that are only drawn come as a plan makes them.
 */
public final class ByAge {
    private ByAge() {}

    public static Stream<Interface> of(NamespaceState namespace) {
        return namespace.interfaces().values().stream()
                .sorted(Comparator.comparing((Interface device) -> !device.kind().isLoopback())
                        .thenComparingInt(Interface::index)
                        .thenComparing(device -> !device.isBridge())
                        .thenComparing(device -> maker(new Place(namespace.name(), device.name()), device)));
    }

    /** The step that makes it: of a cable that of one end, which in the root namespace is the other one. */
    private static String maker(Place place, Interface device) {
        Peer end = device.peer();
        Place peer = end == null ? place : Place.of(end);
        boolean byPeer = peer.isInRoot() == place.isInRoot() ? peer.compareTo(place) < 0 : place.isInRoot();
        return Ids.link(byPeer ? peer : place);
    }
}
