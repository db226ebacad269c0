package dev.vethwork.engine.run;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Change;
import dev.vethwork.engine.Changed;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.driver.Needs;
import dev.vethwork.engine.driver.Shell;
import dev.vethwork.engine.observe.LabReader;
import dev.vethwork.engine.observe.Scope;
import dev.vethwork.engine.observe.Touched;
import dev.vethwork.engine.registry.BrokenRun;
import dev.vethwork.engine.registry.OwnedState;
import dev.vethwork.engine.registry.Registry;
import dev.vethwork.engine.registry.RegistryKeeper;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.Born;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Changes a lab of which most is known and stays: reads only what the change touches, before and after. */
public final class LabChanger {
    private final Shell shell;
    private final String lab;
    private final LabReader reader;
    private final TargetTraits traits;
    private final Set<String> tools;
    private final RunListener listener;
    private final LabApplier applier;

    public LabChanger(
            Shell shell, String lab, LabReader reader, TargetTraits traits, Set<String> tools, RunListener listener) {
        this.shell = shell;
        this.lab = lab;
        this.reader = reader;
        this.traits = traits;
        this.tools = tools;
        this.listener = listener;
        this.applier = new LabApplier(shell, lab, reader, traits, tools, listener);
    }

    /** @param last what is written down of the lab, whose last run was not broken off */
    public Changed change(Change change, BrokenRun last, Cancellation cancellation) throws TargetException {
        Compiled desired = change.desired();
        Map<String, Set<String>> settings = LabApplier.settings(desired);
        listener.phase("reading");
        NetworkState before = change.known();
        Touched looked = Touched.NOTHING;
        Plan plan = plan(change, before);
        Touched touched = touched(plan, desired, before);
        while (!looked.covers(touched)) {
            NetworkState seen = look(before, last.registry(), touched.without(looked), settings);
            looked = looked.and(touched);
            if (!seen.equals(before)) {
                before = seen;
                plan = plan(change, before);
                touched = touched(plan, desired, before);
            }
        }
        LabApplier.refuseConflicts(plan);
        applier.requireSwitch(plan, last.registry());
        Needs.check(plan.steps(), tools);
        listener.planned(plan);
        if (plan.isEmpty()) {
            return new Changed(plan, before);
        }
        RegistryKeeper keeper = new RegistryKeeper(
                shell, lab, last.registry(), Born.undisturbed(before, traits), last.journal().last());
        Compiled back = OwnedState.of(lab, before, desired.elements(), last.registry());
        keeper.begin(false, back, plan.steps().size());
        applier.claim(desired, before, keeper);
        NetworkState after;
        try {
            applier.startOvs(plan.steps());
            new PlanRunner(shell, keeper, listener, Set.of()).run(plan.steps(), desired, cancellation);
            listener.phase("reading");
            NetworkState seen = before;
            Touched what = looked;
            Becoming.Rest rest = new Becoming(reader).await(() -> {
                NetworkState now = look(seen, keeper.registry(), what, settings);
                return new Becoming.Rest(now, plan(change, now));
            });
            applier.verify(rest.plan());
            after = rest.state();
        } catch (TargetException | RuntimeException e) {
            applier.rollBack(back, keeper, e);
            throw e;
        }
        applier.end(keeper, desired);
        return new Changed(plan, withoutLeft(after, desired));
    }

    /** Adopted namespaces that are drawn no more are somebody else's again. */
    private static NetworkState withoutLeft(NetworkState after, Compiled desired) {
        NetworkState all = after;
        for (NamespaceState there : after.namespaces().values()) {
            if (there.adopted() != null && !desired.state().namespaces().containsKey(there.name())) {
                all = all.with(NamespaceState.empty(there.name()));
            }
        }
        return all;
    }

    private Plan plan(Change change, NetworkState now) {
        return Planner.plan(change.desired(), now, traits).only(change.only());
    }

    private static Touched touched(Plan plan, Compiled desired, NetworkState now) {
        return Touched.by(plan, List.of(desired.state(), now));
    }

    /** What is known, with this as it is now. */
    private NetworkState look(
            NetworkState known, Registry registry, Touched what, Map<String, Set<String>> settings)
            throws TargetException {
        return merge(known, reader.read(registry, Scope.of(what), settings), what.read());
    }

    static NetworkState merge(NetworkState known, NetworkState read, Set<String> namespaces) {
        java.util.TreeMap<String, NamespaceState> all = new java.util.TreeMap<>(known.namespaces());
        namespaces.forEach(all::remove);
        all.putAll(read.namespaces());
        return new NetworkState(all, read.fresh().isEmpty() ? known.fresh() : read.fresh(), read.given());
    }
}
