package dev.vethwork.explain.report;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.Peer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cables of which both ends are off: somebody has pulled them, rather than forgotten one of the two. */
public record PulledCables(NetworkState state) {
    /** Where a walk ended at one of them, its other end. */
    Optional<Peer> otherEnd(Stop stop) {
        boolean off = stop.cause() == Cause.INTERFACE_DOWN || stop.cause() == Cause.PORT_DOWN;
        return off ? device(stop.namespace(), stop.device()).flatMap(this::otherEnd) : Optional.empty();
    }

    private Optional<Peer> otherEnd(Interface end) {
        return Optional.ofNullable(end.peer())
                .filter(other -> device(other.namespace(), other.interfaceName()).filter(i -> !i.up()).isPresent());
    }

    private Optional<Interface> device(String namespace, @Nullable String name) {
        return name == null ? Optional.empty() : state.namespace(namespace).flatMap(n -> n.device(name));
    }
}
