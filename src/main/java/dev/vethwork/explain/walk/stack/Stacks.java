package dev.vethwork.explain.walk.stack;

import dev.vethwork.net.Prefix;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The stacks of a state, each made once, and who has which address. For several threads. */
public final class Stacks {
    private final NetworkState network;
    private final @Nullable Stacks before;
    private final Set<String> changed;
    private final Map<String, Stack> made = new ConcurrentHashMap<>();
    private final Map<IPAddress, List<String>> holders = new HashMap<>();
    /** Names of the namespaces that may answer for addresses of others. */
    private final Set<String> proxies = new HashSet<>();

    public Stacks(NetworkState network) {
        this(network, null, network.namespaces().keySet());
    }

    /** After a change to some namespaces; the stacks of the others are those of before. */
    public Stacks(NetworkState network, @Nullable Stacks before, Set<String> changed) {
        this.network = network;
        this.before = before;
        this.changed = changed;
        changed.forEach(name -> network.namespace(name).ifPresent(this::hold));
    }

    /** In plain loops, since a big lab is looked through whole. */
    private void hold(NamespaceState namespace) {
        if (!namespace.proxies().isEmpty()
                || namespace.sysctls().entrySet().stream().anyMatch(Stacks::proxies)
                || !OwnAddresses.wholeOf(namespace).isEmpty()) {
            proxies.add(namespace.name());
        }
        for (Interface device : namespace.interfaces().values()) {
            for (Prefix address : device.addresses()) {
                List<String> names = holders.computeIfAbsent(address.address(), a -> new ArrayList<>(1));
                if (!names.contains(namespace.name())) {
                    names.add(namespace.name());
                }
            }
        }
    }

    public Stack of(String namespace) {
        return before == null || changed.contains(namespace)
                ? made.computeIfAbsent(
                        namespace,
                        n -> new Stack(network, network.namespace(n).orElseGet(() -> NamespaceState.empty(n))))
                : before.of(namespace);
    }

    private static boolean proxies(Map.Entry<String, String> setting) {
        return setting.getKey().contains(".proxy_arp") && !setting.getValue().equals("0");
    }

    /** Whether a namespace may answer for addresses that are not its own. */
    public boolean mayProxy(String namespace) {
        return proxies.contains(namespace)
                || before != null && !changed.contains(namespace) && before.mayProxy(namespace);
    }

    /** Whether more drawn routes are refused than before the change. */
    public boolean refuseMore() {
        Stacks old = before;
        return old != null
                && changed.stream()
                        .anyMatch(n -> of(n).routing().refused() > old.of(n).routing().refused());
    }

    /** Names of the namespaces in which an interface has this address. */
    public List<String> holders(IPAddress address) {
        List<String> own = holders.getOrDefault(address, List.of());
        if (before == null) {
            return own;
        }
        return Stream.concat(before.holders(address).stream().filter(n -> !changed.contains(n)), own.stream())
                .sorted()
                .toList();
    }
}
