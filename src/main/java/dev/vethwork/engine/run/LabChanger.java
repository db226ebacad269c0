package dev.vethwork.engine.run;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Change;
import dev.vethwork.engine.Changed;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.observe.LabReader;
import dev.vethwork.engine.observe.ObservationScope;
import dev.vethwork.engine.observe.Touched;
import dev.vethwork.engine.registry.BrokenRun;
import dev.vethwork.engine.registry.OwnedState;
import dev.vethwork.engine.registry.Registry;
import dev.vethwork.engine.registry.RegistryKeeper;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Changes a lab of which most is known and stays: reads only what the change touches, before and after. */
public final class LabChanger {
    private final LabRun run;
    private final LabReader reader;
    private final LabApplier applier;

    public LabChanger(LabRun run) {
        this.run = run;
        this.reader = run.reader();
        this.applier = new LabApplier(run);
    }

    /** @param last what is written down of the lab, whose last run was not broken off */
    public Changed change(Change change, BrokenRun last, Cancellation cancellation) throws TargetException {
        Compiled desired = change.desired();
        Map<String, Set<String>> settings = LabRun.settings(desired);
        run.listener().phase("reading");
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
        run.admit(plan, last.registry());
        if (plan.isEmpty()) {
            return new Changed(plan, before);
        }
        RegistryKeeper keeper = run.keeper(last, last.registry(), before);
        Compiled back = OwnedState.of(run.lab(), run.traits(), before, desired.elements(), last.registry());
        keeper.begin(false, back, plan.steps().size());
        new MachineClaims(run).claim(desired, before, keeper);
        NetworkState after;
        try {
            new SwitchDaemon(run).start(plan.steps());
            NetworkState seen = before;
            Touched what = looked;
            Becoming.Look look = () -> {
                NetworkState now = look(seen, keeper.registry(), what, settings);
                return new Becoming.Rest(now, plan(change, now));
            };
            PlanRunner runner = new PlanRunner(run.shell(), keeper, run.listener(), Set.of());
            runner.run(plan.steps(), desired, cancellation);
            Births births = new Births(plan);
            Becoming.Rest rest = rest(look, births);
            for (int round = 1; round < Births.MOST_ROUNDS && births.isAllThatIsLeft(rest.plan()); round++) {
                run.listener().planned(rest.plan());
                runner.run(rest.plan().steps(), desired, cancellation);
                rest = rest(look, births);
            }
            new Verification(run).verify(rest.plan());
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

    /** What is still to be done. */
    private Becoming.Rest rest(Becoming.Look look, Births births) throws TargetException {
        run.listener().phase("reading");
        return new Becoming(reader, births).await(look);
    }

    private Plan plan(Change change, NetworkState now) {
        return run.plan(change.desired(), now).only(change.only());
    }

    private static Touched touched(Plan plan, Compiled desired, NetworkState now) {
        return Touched.by(plan, List.of(desired.state(), now));
    }

    /** What is known, with this as it is now. */
    private NetworkState look(
            NetworkState known, Registry registry, Touched what, Map<String, Set<String>> settings)
            throws TargetException {
        return merge(known, reader.read(registry, ObservationScope.of(what), settings), what.read());
    }

    static NetworkState merge(NetworkState known, NetworkState read, Set<String> namespaces) {
        TreeMap<String, NamespaceState> all = new TreeMap<>(known.namespaces());
        namespaces.forEach(all::remove);
        all.putAll(read.namespaces());
        return new NetworkState(all, read.fresh().isEmpty() ? known.fresh() : read.fresh(), read.given());
    }
}
