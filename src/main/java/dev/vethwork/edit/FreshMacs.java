package dev.vethwork.edit;

import dev.vethwork.net.Mac;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Topology;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** MACs that nothing drawn has. */
public final class FreshMacs {
    private FreshMacs() {}

    /** The first one after this that is free. */
    public static Mac after(Topology topology, Mac taken) {
        Set<Mac> drawn = topology.cables().stream()
                .flatMap(cable -> Stream.of(cable.a(), cable.b()))
                .map(CableEnd::mac)
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toSet());
        Mac fresh = taken.next();
        while (drawn.contains(fresh)) {
            fresh = fresh.next();
        }
        return fresh;
    }
}
