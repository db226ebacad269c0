package dev.vethwork.explain.walk.link;

import dev.vethwork.state.Interface;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.Peer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands on what: VLANs, macvlans and the like on the interface that carries them. */
public final class UpperLinks {
    private final NetworkState network;
    private volatile @Nullable Map<Port, List<Port>> elsewhere;

    UpperLinks(NetworkState network) {
        this.network = network;
    }

    /** What an interface stands on, that of another namespace too. */
    public static Stream<Port> under(String namespace, Interface device) {
        return Stream.concat(
                device.kind().under().stream().map(below -> new Port(namespace, below)),
                Stream.ofNullable(device.kind().below()).map(below -> new Port(below.namespace(), below.interfaceName())));
    }

    /** What stands on an interface. */
    List<Port> onTop(Port port) {
        Stream<Port> own = network.namespace(port.namespace()).stream()
                .flatMap(space -> space.interfaces().values().stream()
                        .filter(device -> device.kind().under().contains(port.device()))
                        .map(device -> new Port(space.name(), device.name())));
        return Stream.concat(own, standingElsewhere().getOrDefault(port, List.of()).stream())
                .filter(upper -> !standsOnItself(upper))
                .toList();
    }

    /** What stands on interfaces of other namespaces, by those. */
    private Map<Port, List<Port>> standingElsewhere() {
        Map<Port, List<Port>> made = elsewhere;
        if (made == null) {
            Map<Port, List<Port>> found = new HashMap<>();
            network.namespaces().values().forEach(space -> space.interfaces().values().forEach(device -> {
                Peer below = device.kind().below();
                if (below != null) {
                    found.computeIfAbsent(new Port(below.namespace(), below.interfaceName()), _ -> new ArrayList<>())
                            .add(new Port(space.name(), device.name()));
                }
            }));
            made = found;
            elsewhere = made;
        }
        return made;
    }

    /** As a file may have it, and no kernel: it has no way out. */
    boolean standsOnItself(Port port) {
        Set<Port> below = new HashSet<>();
        ArrayDeque<Port> next = new ArrayDeque<>(List.of(port));
        while (!next.isEmpty()) {
            Port at = next.poll();
            for (Port lower : device(at).stream().flatMap(d -> under(at.namespace(), d)).toList()) {
                if (lower.equals(port)) {
                    return true;
                }
                if (below.add(lower)) {
                    next.add(lower);
                }
            }
        }
        return false;
    }

    private Optional<Interface> device(Port port) {
        return network.namespace(port.namespace()).flatMap(n -> n.device(port.device()));
    }
}
