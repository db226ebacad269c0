package dev.vethwork.plan.planner;

import dev.vethwork.net.Names;
import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Drafts;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.StackCompiler;
import dev.vethwork.plan.difference.AddressDifference;
import dev.vethwork.plan.difference.BridgePortDifference;
import dev.vethwork.plan.difference.ConnectedDifference;
import dev.vethwork.plan.difference.LinkDifference;
import dev.vethwork.plan.difference.NamespaceDifference;
import dev.vethwork.plan.difference.NeighborDifference;
import dev.vethwork.plan.difference.PortDifference;
import dev.vethwork.plan.difference.ProxyDifference;
import dev.vethwork.plan.difference.ResolverDifference;
import dev.vethwork.plan.difference.RouteDifference;
import dev.vethwork.plan.difference.RoutingRuleDifference;
import dev.vethwork.plan.difference.RuleDifference;
import dev.vethwork.plan.difference.ServiceDifference;
import dev.vethwork.plan.difference.SettingDifference;
import dev.vethwork.plan.difference.ShapingDifference;
import dev.vethwork.plan.difference.SysctlDifference;
import dev.vethwork.plan.guard.AdoptionGuard;
import dev.vethwork.plan.guard.HostGuard;

import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.kind.Loopback;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The difference between what is and what shall be, as ordered steps. */
public final class Planner {
    /** One kind of difference, which knows nothing of the others. */
    private interface Difference {
        void find(Comparison comparison, Drafts drafts);
    }

    private static final List<Difference> DIFFERENCES = List.of(
            NamespaceDifference::find,
            LinkDifference::find,
            PortDifference::find,
            BridgePortDifference::find,
            SettingDifference::find,
            AddressDifference::find,
            SysctlDifference::find,
            ConnectedDifference::find,
            RouteDifference::find,
            RoutingRuleDifference::find,
            NeighborDifference::find,
            ProxyDifference::find,
            RuleDifference::find,
            ShapingDifference::find,
            ResolverDifference::find,
            ServiceDifference::find,
            HostGuard::find,
            AdoptionGuard::find);

    /** Whether a machine forwards nobody knows, and so not whether what is born there does. */
    private static final SortedMap<String, String> BORN_ANYWHERE = new TreeMap<>(Map.of(StackCompiler.FORWARDING_V4, ""));

    private Planner() {}

    /**
     * The smallest set of steps that makes the observed state hold the desired one, and takes away what the lab owns and
     * the desired state does not want. Pure, and reproducible to the byte.
     */
    public static Plan plan(Compiled desired, NetworkState observed, TargetTraits traits) {
        Drafts drafts = differences(new Comparison(desired, observed, traits));
        return new Plan(desired.lab(), traits.kind(), new Order(drafts.all()).steps(), drafts.conflicts());
    }

    public static Drafts differences(Comparison comparison) {
        Drafts drafts = new Drafts();
        DIFFERENCES.forEach(d -> d.find(comparison, drafts));
        return drafts;
    }

    /** All that makes the drawing where there is nothing yet, on whatever machine: of each namespace it is said whether it forwards. */
    public static Plan fromNothing(Compiled desired, TargetTraits traits) {
        NamespaceState root = NamespaceState.empty(NetworkState.ROOT)
                .withOwner(desired.lab())
                .with(Interface.of(Names.LOOPBACK, Loopback.INSTANCE, desired.lab()).withUp(false));
        return plan(desired, new NetworkState(Collections.emptySortedMap(), BORN_ANYWHERE).with(root), traits);
    }
}
