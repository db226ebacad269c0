package dev.vethwork.plan;

import dev.vethwork.net.Prefix;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.netfilter.Policy;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A namespace of somebody else's in which a lab works. What was in it before is out of the plan's sight, and so out of its
 * reach: the lab adds to it, and takes that away again.
 */
public final class Adopted {
    private Adopted() {}

    /** The part of a state that is the lab's. @param adopt strangers that count as adopted, of which nothing was read */
    static NetworkState own(NetworkState observed, String lab, Set<String> adopt) {
        NetworkState own = observed;
        for (NamespaceState there : observed.namespaces().values()) {
            boolean unread = there.owner() == null && !there.isRoot() && adopt.contains(there.name());
            NamespaceState adopted = unread ? there.withOwner(lab).withAdopted(there) : there;
            if (adopted.adopted() != null) {
                own = own.with(own(adopted));
            }
        }
        return own;
    }

    /** The part of a namespace that is the lab's; all of one that the lab has made. */
    public static NamespaceState own(NamespaceState there) {
        NamespaceState theirs = there.adopted();
        if (theirs == null) {
            return there;
        }
        Set<Integer> indexes = theirs.interfaces().values().stream()
                .filter(device -> !device.kind().isLoopback())
                .map(Interface::index)
                .collect(Collectors.toSet());
        TreeMap<String, Interface> devices = new TreeMap<>(there.interfaces());
        devices.values().removeIf(device -> indexes.contains(device.index()));
        devices.replaceAll((name, device) -> theirs.device(name)
                .filter(old -> old.kind().isLoopback())
                .map(old -> device.withAddresses(without(device.addresses(), old.addresses())))
                .orElse(device));
        return there.withInterfaces(devices)
                .withRoutes(there.routes().stream().filter(r -> !isTheirs(theirs, r)).toList())
                .withNeighbors(there.neighbors().stream()
                        .filter(n -> !n.isPermanent() || !theirs.neighbors().contains(n))
                        .toList())
                .withRules(there.rules().stream()
                        .filter(r -> r.isAutomatic() || theirs.rules().stream().noneMatch(r::isSame))
                        .toList())
                .withNetfilter(isUsed(theirs.netfilter()) ? Netfilter.EMPTY : there.netfilter());
    }

    /** What is left to be wanted of one that the lab leaves. */
    static NamespaceState left(NamespaceState there) {
        NamespaceState theirs = Objects.requireNonNull(there.adopted());
        NamespaceState left = NamespaceState.empty(there.name()).withOwner(there.owner());
        for (Interface device : theirs.interfaces().values()) {
            if (device.kind().isLoopback()) {
                left = left.with(Interface.of(device.name(), device.kind(), there.owner()).withUp(device.up()));
            }
        }
        return left;
    }

    /** Whether somebody has put this route there before, or one that the kernel would not keep beside it. */
    public static boolean isTheirs(NamespaceState theirs, RouteEntry route) {
        return Ownership.isPlain(route)
                && theirs.routes().stream()
                        .anyMatch(r -> Ownership.isPlain(r) && r.to().equals(route.to()) && r.metric() == route.metric());
    }

    /** Whether there is more to it than what every namespace has. */
    public static boolean isUsed(Netfilter netfilter) {
        return Stream.concat(netfilter.v4().stream(), netfilter.v6().stream())
                .anyMatch(chain -> !chain.rules().isEmpty() || chain.policy() != Policy.ACCEPT);
    }

    private static List<Prefix> without(List<Prefix> all, List<Prefix> some) {
        return all.stream().filter(address -> !some.contains(address)).toList();
    }
}
