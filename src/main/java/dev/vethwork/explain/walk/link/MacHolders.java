package dev.vethwork.explain.walk.link;

import dev.vethwork.net.Mac;
import dev.vethwork.state.NetworkState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who has a MAC. */
final class MacHolders {
    private final NetworkState network;
    private volatile @Nullable Map<Mac, Set<String>> byMac;

    MacHolders(NetworkState network) {
        this.network = network;
    }

    /** Whether interfaces of several namespaces have it. */
    boolean areSeveral(Mac mac) {
        return holders().getOrDefault(mac, Set.of()).size() > 1;
    }

    /** The namespaces in which each MAC is, of all that are known. */
    private Map<Mac, Set<String>> holders() {
        Map<Mac, Set<String>> made = byMac;
        if (made == null) {
            Map<Mac, Set<String>> found = new HashMap<>();
            network.namespaces().values().forEach(ns -> ns.interfaces().values().stream()
                    .flatMap(device -> Stream.ofNullable(device.mac()))
                    .forEach(mac -> found.computeIfAbsent(mac, m -> new HashSet<>(1)).add(ns.name())));
            made = found;
            byMac = made;
        }
        return made;
    }
}
