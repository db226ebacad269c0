package dev.vethwork.state;

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
 * @param routes of the main table; observed ones also of others, told apart by their table
 * @param sysctls those that matter here, by dotted name; a desired state holds only those that it wants
 * @param fdb forwarding table of its bridges, observed only
 * @param adopted what somebody else had in it when the lab adopted it, the settings as they were before the lab changed
 *     them; null where the lab made it
 */
public record NamespaceState(
        String name,
        @Nullable String owner,
        SortedMap<String, Interface> interfaces,
        List<RouteEntry> routes,
        List<Neighbor> neighbors,
        Netfilter netfilter,
        SortedMap<String, String> sysctls,
        List<ProcessEntry> processes,
        List<FdbEntry> fdb,
        @Nullable NamespaceState adopted) {
    public NamespaceState {
        interfaces = Collections.unmodifiableSortedMap(new TreeMap<>(interfaces));
        routes = List.copyOf(routes);
        neighbors = List.copyOf(neighbors);
        sysctls = Collections.unmodifiableSortedMap(new TreeMap<>(sysctls));
        processes = List.copyOf(processes);
        fdb = List.copyOf(fdb);
    }

    public static NamespaceState empty(String name) {
        return new NamespaceState(
                name,
                null,
                Collections.emptySortedMap(),
                List.of(),
                List.of(),
                Netfilter.EMPTY,
                Collections.emptySortedMap(),
                List.of(),
                List.of(),
                null);
    }

    public Optional<Interface> device(String interfaceName) {
        return Optional.ofNullable(interfaces.get(interfaceName));
    }

    public boolean isRoot() {
        return name.equals(NetworkState.ROOT);
    }

    public NamespaceState withOwner(@Nullable String value) {
        return new NamespaceState(
                name, value, interfaces, routes, neighbors, netfilter, sysctls, processes, fdb, adopted);
    }

    public NamespaceState with(Interface device) {
        TreeMap<String, Interface> all = new TreeMap<>(interfaces);
        all.put(device.name(), device);
        return withInterfaces(all);
    }

    public NamespaceState withInterfaces(SortedMap<String, Interface> value) {
        return new NamespaceState(name, owner, value, routes, neighbors, netfilter, sysctls, processes, fdb, adopted);
    }

    public NamespaceState withRoutes(List<RouteEntry> value) {
        return new NamespaceState(name, owner, interfaces, value, neighbors, netfilter, sysctls, processes, fdb, adopted);
    }

    public NamespaceState withNeighbors(List<Neighbor> value) {
        return new NamespaceState(name, owner, interfaces, routes, value, netfilter, sysctls, processes, fdb, adopted);
    }

    public NamespaceState withNetfilter(Netfilter value) {
        return new NamespaceState(name, owner, interfaces, routes, neighbors, value, sysctls, processes, fdb, adopted);
    }

    public NamespaceState withSysctls(SortedMap<String, String> value) {
        return new NamespaceState(name, owner, interfaces, routes, neighbors, netfilter, value, processes, fdb, adopted);
    }

    public NamespaceState withProcesses(List<ProcessEntry> value) {
        return new NamespaceState(name, owner, interfaces, routes, neighbors, netfilter, sysctls, value, fdb, adopted);
    }

    public NamespaceState withAdopted(@Nullable NamespaceState value) {
        return new NamespaceState(
                name, owner, interfaces, routes, neighbors, netfilter, sysctls, processes, fdb, value);
    }
}
