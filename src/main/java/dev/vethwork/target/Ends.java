package dev.vethwork.target;

import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whether both ends of each cable, read one after the other, name each other. */
final class Ends {
    private Ends() {}

    /** Whether something moved between the reading of one end and that of the other. */
    static boolean agree(SortedMap<String, NamespaceState> namespaces) {
        return namespaces.values().stream()
                .allMatch(space -> space.interfaces().values().stream()
                        .allMatch(device -> isAgreed(namespaces, space.name(), device)));
    }

    /** An end whose other end names another one, or none, has none that is known. */
    static SortedMap<String, NamespaceState> agreed(SortedMap<String, NamespaceState> namespaces) {
        TreeMap<String, NamespaceState> all = new TreeMap<>();
        namespaces.forEach((name, space) -> {
            TreeMap<String, Interface> devices = new TreeMap<>(space.interfaces());
            devices.replaceAll((_, device) -> isAgreed(namespaces, name, device) ? device : device.withPeer(null));
            all.put(name, space.withInterfaces(devices));
        });
        return all;
    }

    /** An end in a namespace that was not read now cannot be asked. */
    private static boolean isAgreed(SortedMap<String, NamespaceState> namespaces, String name, Interface device) {
        Interface.Peer peer = device.peer();
        NamespaceState other = peer == null ? null : namespaces.get(peer.namespace());
        if (peer == null || other == null || peer.interfaceName().isEmpty()) {
            return true;
        }
        return Optional.ofNullable(other.interfaces().get(peer.interfaceName()))
                .filter(end -> new Interface.Peer(name, device.name()).equals(end.peer()))
                .isPresent();
    }
}
