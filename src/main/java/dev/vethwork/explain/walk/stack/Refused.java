package dev.vethwork.explain.walk.stack;

import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An IPv6 address that an interface has and does not use: somebody on the link had it already (RFC 4862, section 5.4). */
public record Refused(String device, Prefix address) {
    /** The one of a namespace that is this address. */
    public static Optional<Refused> in(NamespaceState namespace, IPAddress address) {
        return stream(namespace).filter(r -> r.address.address().equals(address)).findFirst();
    }

    /** One of a namespace that has no other to send from beyond its links. */
    public static Optional<Refused> all(NamespaceState namespace) {
        List<Refused> refused = stream(namespace).toList();
        boolean others = namespace.interfaces().values().stream()
                .filter(device -> !device.kind().isLoopback())
                .flatMap(device -> device.addresses().stream().filter(a -> !device.refused().contains(a)))
                .anyMatch(a -> a.family() == Family.V6 && !a.address().isLinkLocal());
        return others ? Optional.empty() : refused.stream().findFirst();
    }

    private static Stream<Refused> stream(NamespaceState namespace) {
        return namespace.interfaces().values().stream()
                .flatMap(device -> device.refused().stream().sorted().map(a -> new Refused(device.name(), a)));
    }

    /** A namespace as its kernel uses it. */
    static NamespaceState without(NamespaceState state) {
        if (state.interfaces().values().stream().allMatch(device -> device.refused().isEmpty())) {
            return state;
        }
        TreeMap<String, Interface> devices = new TreeMap<>();
        state.interfaces().forEach((name, device) -> devices.put(
                name,
                device.withAddresses(device.addresses().stream()
                        .filter(a -> !device.refused().contains(a))
                        .toList())));
        return state.withInterfaces(devices);
    }
}
