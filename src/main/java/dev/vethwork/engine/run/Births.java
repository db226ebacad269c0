package dev.vethwork.engine.run;

import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.operation.AddNamespace;
import dev.vethwork.plan.operation.Operation;
import dev.vethwork.plan.operation.SettingOperation;
import java.util.Set;
import java.util.stream.Collectors;

/** Namespaces that were born with other settings than the machine had when it was read. */
final class Births {
    /** Forbidding to forward sets other settings, so that to set one right may take two rounds after the first. */
    static final int MOST_ROUNDS = 3;

    private final Set<String> made;

    /** @param plan what the run began with */
    Births(Plan plan) {
        this.made = plan.steps().stream()
                .map(Step::operation)
                .filter(AddNamespace.class::isInstance)
                .map(Operation::home)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it sets a namespace that the run has made. */
    boolean isOf(Step step) {
        return step.operation() instanceof SettingOperation setting && made.contains(setting.home());
    }

    /**
     * Whether all that is left is to set new namespaces: somebody has set the machine otherwise between the reading and their
     * birth, as an installation of Docker does.
     */
    boolean isAllThatIsLeft(Plan rest) {
        return !rest.isEmpty() && rest.conflicts().isEmpty() && rest.steps().stream().allMatch(this::isOf);
    }
}
