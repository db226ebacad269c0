package dev.vethwork.engine.observe;

import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Peer;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether both ends of each cable, read one after the other, name each other.
 *
 * @param namespaces all that are known of
 * @param read names of those that were read; an end in another one cannot be asked
 */
record PairedEnds(SortedMap<String, NamespaceState> namespaces, Set<String> read) {
    /** Whether nothing moved between the reading of one end and that of the other. */
    boolean agree() {
        return namespaces.values().stream()
                .allMatch(space ->
                        space.interfaces().values().stream().allMatch(device -> isAgreed(space.name(), device)));
    }

    /** An end whose other end names another one, or none, has none that is known. */
    SortedMap<String, NamespaceState> agreed() {
        TreeMap<String, NamespaceState> all = new TreeMap<>();
        namespaces.forEach((name, space) -> {
            TreeMap<String, Interface> devices = new TreeMap<>(space.interfaces());
            devices.replaceAll((_, device) -> isAgreed(name, device) ? device : device.withPeer(null));
            all.put(name, space.withInterfaces(devices));
        });
        return all;
    }

    private boolean isAgreed(String name, Interface device) {
        Peer peer = device.peer();
        if (peer == null || peer.interfaceName().isEmpty() || !read.contains(peer.namespace())) {
            return true;
        }
        return Optional.ofNullable(namespaces.get(peer.namespace()))
                .map(other -> other.interfaces().get(peer.interfaceName()))
                .filter(end -> new Peer(name, device.name()).equals(end.peer()))
                .isPresent();
    }
}
