package dev.vethwork.engine.run;

import dev.vethwork.engine.ConflictException;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.driver.DriverShell;
import dev.vethwork.engine.driver.Needs;
import dev.vethwork.engine.observe.LabReader;
import dev.vethwork.engine.registry.BrokenRun;
import dev.vethwork.engine.registry.Registry;
import dev.vethwork.engine.registry.RegistryKeeper;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.Born;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.NetworkState;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One run on a lab: with whom it speaks, and what it may count on.
 *
 * @param tools what the place has
 */
public record LabRun(
        DriverShell shell, String lab, LabReader reader, TargetTraits traits, Set<String> tools, RunListener listener) {
    public LabRun {
        tools = Set.copyOf(tools);
    }

    /** The journal of this run, behind that of the last one. @param now the state that it begins with */
    RegistryKeeper keeper(BrokenRun last, Registry registry, NetworkState now) {
        return new RegistryKeeper(shell, lab, registry, Born.undisturbed(now, traits), last.journal().last());
    }

    Plan plan(Compiled desired, NetworkState now) {
        return Planner.plan(desired, now, traits);
    }

    /** Refuses what cannot be run there, before anything is; tells of the plan otherwise. */
    void admit(Plan plan, Registry registry) throws TargetException {
        refuseConflicts(plan);
        new SwitchDaemon(this).require(plan, registry);
        Needs.check(plan.steps(), tools);
        listener.planned(plan);
    }

    static void refuseConflicts(Plan plan) throws TargetException {
        if (!plan.conflicts().isEmpty()) {
            throw new ConflictException(plan.conflicts());
        }
    }

    /** The settings to read of each namespace: those that are drawn. */
    static Map<String, Set<String>> settings(Compiled desired) {
        Map<String, Set<String>> settings = new TreeMap<>();
        desired.state().namespaces().forEach((name, state) -> settings.put(name, state.sysctls().keySet()));
        return settings;
    }
}
