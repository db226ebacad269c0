package dev.vethwork.plan.guard;

import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.Drafts;

import dev.vethwork.plan.operation.Place;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.RouteEntry;
import java.util.Optional;

/**
 * What a lab may not do to the machine that it runs on: found as conflicts, so that nothing runs. Only what a plan would
 * change counts; what a lab already has is never in its own way.
 */
public final class HostGuard {
    private HostGuard() {}

    public static void find(Comparison comparison, Drafts drafts) {
        if (comparison.traits().rootIsOurs()) {
            return;
        }
        NamespaceState root = comparison.before(NetworkState.ROOT);
        for (NamespaceState wanted : comparison.wanted()) {
            if (wanted.isRoot()) {
                new SubnetGuard(comparison, drafts, root).check(wanted);
                new ReachGuard(comparison, drafts, root).check(wanted);
                new SettingGuard(comparison, drafts, root).check(wanted);
                new RuleGuard(comparison, drafts, root).check(wanted);
            }
        }
    }

    /** Whether an interface of the machine's root namespace belongs to somebody else. */
    static boolean isStrangers(Comparison comparison, NamespaceState root, String device) {
        Optional<Interface> there = root.device(device);
        return there.isPresent() && !comparison.isOurs(new Place(NetworkState.ROOT, device), there.get());
    }

    /** Whether a route belongs to somebody else: it is not marked, and leads out of no interface of the lab's. */
    static boolean isStrangers(Comparison comparison, NamespaceState root, RouteEntry route) {
        return route.table().isMain()
                && !comparison.lab().equals(route.owner())
                && (route.hops().isEmpty()
                        || route.hops().stream()
                                .anyMatch(h -> h.device() == null || isStrangers(comparison, root, h.device())));
    }
}
