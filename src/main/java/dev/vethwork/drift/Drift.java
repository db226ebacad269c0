package dev.vethwork.drift;

import dev.vethwork.edit.Edit;
import dev.vethwork.net.BadValue;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything in which a kernel differs from a drawing that was deployed. */
public record Drift(List<DriftItem> items) {
    public static final Drift NONE = new Drift(List.of());

    /** Beyond so many differences an edit is not tried before it is offered. */
    private static final int MOST_TRIED = 40;

    public Drift {
        items = List.copyOf(items);
    }

    /**
     * The differences, in the order of the steps that put them back.
     *
     * @param deployed the drawing as it was deployed
     */
    public static Drift of(Topology deployed, NetworkState observed, TargetTraits traits) {
        Compiled desired = TopologyCompiler.compile(deployed, traits);
        Plan plan = Planner.plan(desired, observed, traits);
        if (plan.isEmpty()) {
            return NONE;
        }
        List<DriftItem> items = new ArrayList<>();
        List<Group> groups = new Grouping(desired, plan).groups();
        boolean tries = groups.size() <= MOST_TRIED;
        DriftEdits takes = new DriftEdits(deployed, desired, observed);
        for (Group group : groups) {
            Edit edit = takes.of(group);
            items.add(new DriftItem(
                    group.id(),
                    group.kind(),
                    group.element(desired),
                    DriftMessages.of(group, desired, observed),
                    group.steps(),
                    edit == null || (tries && !works(edit, deployed, group, plan, observed, traits)) ? null : edit));
        }
        return new Drift(items);
    }

    /** Whether the steps of the group are all that an edit makes unnecessary, and it makes no new ones. */
    private static boolean works(
            Edit edit, Topology deployed, Group group, Plan plan, NetworkState observed, TargetTraits traits) {
        Topology taken = tried(edit, deployed);
        if (taken == null) {
            return false;
        }
        Set<String> left = Planner.plan(TopologyCompiler.compile(taken, traits), observed, traits).steps().stream()
                .map(Step::id)
                .collect(Collectors.toSet());
        Set<String> before = plan.steps().stream().map(Step::id).collect(Collectors.toSet());
        return before.containsAll(left) && group.steps().stream().map(Step::id).noneMatch(left::contains);
    }

    private static @Nullable Topology tried(Edit edit, Topology deployed) {
        try {
            return edit.apply(deployed);
        } catch (BadValue e) {
            return null;
        }
    }
}
