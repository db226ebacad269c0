package dev.vethwork.plan.incremental;

import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Drafts;
import dev.vethwork.plan.Focus;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.plan.planner.Order;
import dev.vethwork.plan.planner.Planner;

import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plans for a drawing that is being edited: what an edit did not touch is remembered from the plan before. The plans are
 * those that {@link Planner} makes.
 */
public final class Replanner {
    private record Memory(
            Topology topology, Compiled desired, NetworkState observed, TargetTraits traits, Comparison comparison,
            Order order, Plan plan) {}

    private @Nullable Memory last;

    /** What there is to do to make the observed state hold the drawing. One caller at a time, on whatever thread. */
    public synchronized Plan plan(Topology topology, NetworkState observed, TargetTraits traits) {
        Memory before = last;
        if (before == null || !before.traits().equals(traits)) {
            return remember(topology, TopologyCompiler.compile(topology, traits), observed, traits);
        }
        Compiled desired = Recompiler.recompile(before.topology(), before.desired(), topology, traits);
        return isFollowedBy(before, desired, observed)
                ? again(before, topology, desired)
                : remember(topology, desired, observed, traits);
    }

    /** What is in the way of a plan is not remembered by parts. */
    // A state that was read again is another one, whatever is in it.
    @SuppressWarnings("ReferenceEquality")
    private static boolean isFollowedBy(Memory before, Compiled desired, NetworkState observed) {
        return before.observed() == observed
                && before.desired().lab().equals(desired.lab())
                && before.plan().conflicts().isEmpty()
                && !before.order().isWorn()
                && !isNothing(before.desired())
                && !isNothing(desired);
    }

    private static boolean isNothing(Compiled desired) {
        return desired.state().namespaces().isEmpty();
    }

    private Plan again(Memory before, Topology topology, Compiled desired) {
        Focus focus = Edited.between(before.desired(), desired, before.observed());
        Comparison comparison = new Comparison(desired, before.comparison(), focus);
        Drafts fresh = Planner.differences(comparison);
        if (!fresh.conflicts().isEmpty()) {
            return remember(topology, desired, before.observed(), before.traits());
        }
        // Half changed, the order of before would be no memory.
        last = null;
        before.order().replace(focus::has, fresh.all());
        return remember(topology, desired, before.observed(), before.traits(), comparison, before.order(), List.of());
    }

    private Plan remember(Topology topology, Compiled desired, NetworkState observed, TargetTraits traits) {
        Comparison comparison = new Comparison(desired, observed, traits);
        Drafts drafts = Planner.differences(comparison);
        return remember(topology, desired, observed, traits, comparison, new Order(drafts.all()), drafts.conflicts());
    }

    private Plan remember(
            Topology topology,
            Compiled desired,
            NetworkState observed,
            TargetTraits traits,
            Comparison comparison,
            Order order,
            List<Plan.Conflict> conflicts) {
        Plan plan = new Plan(desired.lab(), traits.kind(), order.steps(), conflicts);
        last = new Memory(topology, desired, observed, traits, comparison, order, plan);
        return plan;
    }
}
