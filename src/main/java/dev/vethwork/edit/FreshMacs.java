package dev.vethwork.edit;

import dev.vethwork.net.Mac;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** MACs that nothing drawn has. */
public final class FreshMacs {
    private FreshMacs() {}

    /** The first one after this that is free. */
    public static Mac after(Topology topology, Mac taken) {
        Set<Mac> drawn = Stream.concat(
                        topology.cables().stream().flatMap(cable -> cable.ends().stream()).map(CableEnd::mac),
                        topology.nodes().values().stream().flatMap(FreshMacs::own))
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toSet());
        Mac fresh = taken.next();
        while (drawn.contains(fresh)) {
            fresh = fresh.next();
        }
        return fresh;
    }

    private static Stream<@Nullable Mac> own(Node node) {
        return switch (node) {
            case Bridge bridge -> Stream.of(new @Nullable Mac[] {bridge.mac()});
            case StackNode stack -> stack.stack().interfaces().stream().map(drawn -> drawn.basics().mac());
        };
    }
}
