package dev.vethwork.explain.walk;

import dev.vethwork.net.Prefix;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The stacks of a state, each made once, and who has which address. For several threads. */
final class Stacks {
    private final NetworkState network;
    private final Map<String, Stack> made = new ConcurrentHashMap<>();
    private final Map<IPAddress, List<String>> holders = new HashMap<>();

    Stacks(NetworkState network) {
        this.network = network;
        for (NamespaceState namespace : network.namespaces().values()) {
            namespace.interfaces().values().stream()
                    .flatMap(i -> i.addresses().stream())
                    .map(Prefix::address)
                    .distinct()
                    .forEach(a -> holders.computeIfAbsent(a, x -> new ArrayList<>(1)).add(namespace.name()));
        }
    }

    Stack of(String namespace) {
        return made.computeIfAbsent(
                namespace,
                n -> new Stack(network, network.namespace(n).orElseGet(() -> NamespaceState.empty(n))));
    }

    /** Names of the namespaces in which an interface has this address. */
    List<String> holders(IPAddress address) {
        return holders.getOrDefault(address, List.of());
    }
}
