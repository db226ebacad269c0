package dev.vethwork.ui.commands;

import dev.vethwork.plan.operation.Action;
import dev.vethwork.ui.model.StepState;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** Counts steps, kept up to date one by one: while a large lab is deployed, thousands change within a second. */
final class Tally {
    private final Map<Action, Integer> byAction = new EnumMap<>(Action.class);
    private final Map<StepState.State, Integer> byState = new EnumMap<>(StepState.State.class);
    private Duration took = Duration.ZERO;

    static Tally of(Collection<StepState> steps) {
        Tally tally = new Tally();
        steps.forEach(tally::add);
        return tally;
    }

    private void add(StepState step) {
        byAction.merge(step.step().action(), 1, Integer::sum);
        byState.merge(step.state(), 1, Integer::sum);
        took = took.plus(step.took());
    }

    /** A step is getting on. */
    void replace(StepState before, StepState now) {
        byAction.merge(before.step().action(), -1, Integer::sum);
        byState.merge(before.state(), -1, Integer::sum);
        took = took.minus(before.took());
        add(now);
    }

    int count(Action action) {
        return byAction.getOrDefault(action, 0);
    }

    int count(StepState.State state) {
        return byState.getOrDefault(state, 0);
    }

    /** What the steps that are done took, all together. */
    Duration took() {
        return took;
    }
}
