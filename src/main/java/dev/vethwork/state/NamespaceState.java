package dev.vethwork.state;

import dev.vethwork.net.Resolver;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One network namespace.
 *
 * @param owner the lab that made it and whose mark it still carries; null for the root namespace and for strangers
 * @param interfaces by name
 * @param routes of all tables
 * @param rules which packets look in which table; a desired state holds none that every namespace is born with
 * @param sysctls those that matter here, by dotted name; a desired state holds only those that it wants
 * @param proxies addresses that it answers for in the place of others
 * @param resolver whom its programs ask for names; null where they see the machine's own file
 * @param listening where something takes what comes to a port; null where the kernel was not asked
 * @param fdb forwarding table of its bridges, observed only
 * @param adopted what somebody else had in it when the lab adopted it, the settings as they were before the lab changed
 *     them; null where the lab made it
 */
@RecordBuilder
public record NamespaceState(
        String name,
        @Nullable String owner,
        SortedMap<String, Interface> interfaces,
        List<RouteEntry> routes,
        List<RoutingRuleEntry> rules,
        List<Neighbor> neighbors,
        List<ProxyEntry> proxies,
        Netfilter netfilter,
        SortedMap<String, String> sysctls,
        List<ProcessEntry> processes,
        @Nullable Resolver resolver,
        @Nullable List<ListeningSocket> listening,
        List<FdbEntry> fdb,
        @Nullable NamespaceState adopted) implements NamespaceStateBuilder.With {
    public NamespaceState {
        interfaces = Collections.unmodifiableSortedMap(new TreeMap<>(interfaces));
        routes = List.copyOf(routes);
        rules = List.copyOf(rules);
        neighbors = List.copyOf(neighbors);
        proxies = List.copyOf(proxies);
        sysctls = Collections.unmodifiableSortedMap(new TreeMap<>(sysctls));
        processes = List.copyOf(processes);
        listening = listening == null ? null : List.copyOf(listening);
        fdb = List.copyOf(fdb);
    }

    public static NamespaceState empty(String name) {
        return new NamespaceState(
                name,
                null,
                Collections.emptySortedMap(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Netfilter.EMPTY,
                Collections.emptySortedMap(),
                List.of(),
                null,
                null,
                List.of(),
                null);
    }

    public Optional<Interface> device(String interfaceName) {
        return Optional.ofNullable(interfaces.get(interfaceName));
    }

    public boolean isRoot() {
        return name.equals(NetworkState.ROOT);
    }

    public NamespaceState with(Interface device) {
        TreeMap<String, Interface> all = new TreeMap<>(interfaces);
        all.put(device.name(), device);
        return withInterfaces(all);
    }
}
