package dev.vethwork.engine.run;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Recovered;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Trouble;
import dev.vethwork.engine.driver.DriverShell;
import dev.vethwork.engine.driver.SideBySide;
import dev.vethwork.engine.driver.StepException;
import dev.vethwork.engine.observe.LabReader;
import dev.vethwork.engine.observe.ObservationScope;
import dev.vethwork.engine.registry.Adoption;
import dev.vethwork.engine.registry.BrokenRun;
import dev.vethwork.engine.registry.OwnedState;
import dev.vethwork.engine.registry.Registry;
import dev.vethwork.engine.registry.RegistryKeeper;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.operation.Action;
import dev.vethwork.plan.operation.DeleteLink;
import dev.vethwork.state.NetworkState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Makes a target hold a state: reads, plans, runs, reads again. Whatever goes wrong on the way is answered by planning
 * back to what the lab had before, from wherever the kernel then is.
 */
public final class LabApplier {
    private static final int MOST_TRIES = 3;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(30);

    private final LabRun run;
    private final DriverShell shell;
    private final LabReader reader;
    private final RunListener listener;
    private final MachineClaims claims;

    public LabApplier(LabRun run) {
        this.run = run;
        this.shell = run.shell();
        this.reader = run.reader();
        this.listener = run.listener();
        this.claims = new MachineClaims(run);
    }

    /** After a teardown the lab is still to be forgotten, which ends its journal. @param last how the last run ended */
    public Plan apply(Compiled desired, BrokenRun last, Cancellation cancellation) throws TargetException {
        Map<String, Set<String>> settings = LabRun.settings(desired);
        listener.phase("reading");
        boolean teardown = PlanRunner.isTeardown(desired);
        Adoption asked = Adoption.of(shell, run.lab(), desired, last.registry());
        NetworkState read = reader.read(asked.registry(), teardown ? teardown(last.registry()) : ObservationScope.PLANNING, settings);
        Adoption adoption = asked.with(read);
        NetworkState before = adoption.seen(read);
        listener.read(before);
        Plan plan = run.plan(desired, before);
        run.admit(plan, last.registry());
        if (teardown && run.traits().rootIsOurs()) {
            RegistryKeeper ending = run.keeper(last, last.registry(), before);
            ending.begin(true, Compiled.nothing(run.lab()), plan.steps().size());
            new PlanRunner(shell, ending, listener, Set.of()).runAtOnce(plan.steps());
            return plan;
        }
        RegistryKeeper keeper = run.keeper(last, adoption.registry(), before);
        if (plan.isEmpty() && teardown) {
            return plan;
        }
        if (plan.isEmpty()) {
            claims.claim(desired, before, keeper);
            claims.settle(desired, keeper);
            keeper.end(desired.state().namespaces().keySet());
            return plan;
        }
        PlanRunner.refuseCancelled(plan.steps().getFirst(), cancellation);
        Compiled back = teardown ? desired : back(last, adoption, before, desired);
        keeper.begin(teardown, back, plan.steps().size());
        claims.claim(desired, before, keeper);
        try {
            ObservationScope after = teardown ? teardown(last.registry()) : ObservationScope.light(SideBySide.plain(plan.steps(), before));
            carryOut(plan, desired, keeper, settings, after, cancellation, teardown ? MOST_TRIES : 1);
        } catch (TargetException | RuntimeException e) {
            // What was in a namespace is gone with it: a teardown only goes forward, with a recovery if need be.
            if (!teardown) {
                rollBack(back, keeper, e);
            }
            throw e;
        }
        if (!teardown) {
            end(keeper, desired);
        }
        return plan;
    }

    /** What a deployment that fails goes back to. What was broken off before is finished by it, or undone with it. */
    private Compiled back(BrokenRun last, Adoption adoption, NetworkState before, Compiled desired) {
        return last.isOpen() && last.before() != null
                ? last.before()
                : OwnedState.of(run.lab(), run.traits(), adoption.before(before), desired.elements(), last.registry());
    }

    private static ObservationScope teardown(Registry registry) {
        // What has to be given back has to be seen.
        Set<String> whole = new TreeSet<>(registry.adopted().keySet());
        whole.addAll(registry.borrowing());
        return ObservationScope.teardown(whole);
    }

    /** Runs the plan; where a step fails or something is missing afterwards, as often as allowed one made anew. */
    private void carryOut(
            Plan first,
            Compiled desired,
            RegistryKeeper keeper,
            Map<String, Set<String>> settings,
            ObservationScope after,
            Cancellation cancellation,
            int mostTries)
            throws TargetException {
        Births births = new Births(first);
        Plan plan = first;
        int tries = mostTries;
        for (int turn = 1; ; turn++) {
            try {
                endOrphans();
                new SwitchDaemon(run).start(plan.steps());
                PlanRunner runner = new PlanRunner(shell, keeper, listener, after.light());
                runner.run(plan.steps(), desired, cancellation);
                reader.glanced(runner.glanced());
                listener.phase("reading");
                Plan rest = after.isOfTeardown()
                        ? awaitTheKernel(keeper, desired, settings)
                        : rest(desired, keeper, after, settings, births);
                if (turn < MOST_TRIES && births.isAllThatIsLeft(rest)) {
                    plan = rest;
                    listener.planned(plan);
                    continue;
                }
                new Verification(run).verify(rest);
                return;
            } catch (TargetException e) {
                boolean again = e.kind() == TargetException.Kind.STEP_FAILED || e.kind() == TargetException.Kind.CONFLICT;
                tries -= isGone(e) ? 0 : 1;
                if (tries <= 0 || turn >= MOST_TRIES || !again) {
                    throw e;
                }
                ObservationScope whole = after.isOfTeardown() ? after : ObservationScope.PLANNING;
                plan = run.plan(desired, reader.read(keeper.registry(), whole, settings));
                LabRun.refuseConflicts(plan);
            }
        }
    }

    /** Whether what was to be deleted had gone by itself, as the end of a cable does a moment after the other's namespace. */
    private static boolean isGone(TargetException e) {
        return e instanceof StepException failed
                && failed.step().action() == Action.DELETE
                && e.stderr().contains("Cannot find device");
    }

    /** Services in a namespace whose name somebody took away would live on, and be forgotten once they are started anew. */
    private void endOrphans() throws TargetException {
        String pids = reader.orphans().stream().map(pid -> pid + "\n").collect(Collectors.joining());
        if (!pids.isEmpty()) {
            shell.call("stop", "", pids);
        }
    }

    /** What is still to be done, once the kernel has taken away what namespaces held, a moment after them. */
    private Plan awaitTheKernel(RegistryKeeper keeper, Compiled desired, Map<String, Set<String>> settings)
            throws TargetException {
        String links = keeper.registry().links().keySet().stream()
                .map(link -> link + "\n")
                .collect(Collectors.joining());
        shell.tell("gone", "", "", links, List.of());
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (true) {
            Plan rest = run.plan(desired, reader.read(keeper.registry(), teardown(keeper.registry()), settings));
            if (rest.steps().stream().noneMatch(step -> step.operation() instanceof DeleteLink) || System.nanoTime() >= end) {
                return rest;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Finishes or undoes the last run, where that was broken off. */
    public Recovered recover() throws TargetException {
        BrokenRun last = reader.run();
        if (!last.isOpen()) {
            return Recovered.UNTOUCHED;
        }
        Compiled back = last.journal().teardown() ? Compiled.nothing(run.lab()) : last.before();
        if (back == null) {
            throw Trouble.of(TargetException.Kind.LOST, "unreadable", run.lab()).exception();
        }
        NetworkState now = reader.read(
                last.registry(), PlanRunner.isTeardown(back) ? teardown(last.registry()) : ObservationScope.PLANNING, LabRun.settings(back));
        RegistryKeeper keeper = run.keeper(last, last.registry(), now);
        claims.claim(back, now, keeper);
        return planBack(back, keeper) ? Recovered.GONE : Recovered.RESTORED;
    }

    /** The lab holds this now, and what it held before is nobody's business any more. */
    void end(RegistryKeeper keeper, Compiled held) throws TargetException {
        new SwitchDaemon(run).stopUnused(held);
        claims.settle(held, keeper);
        keeper.end(held.state().namespaces().keySet());
    }

    /** What is still to be done. */
    private Plan rest(
            Compiled desired, RegistryKeeper keeper, ObservationScope after, Map<String, Set<String>> settings, Births births)
            throws TargetException {
        return new Becoming(reader, births)
                .await(() -> {
                    NetworkState now = reader.read(keeper.registry(), after, settings);
                    return new Becoming.Rest(now, run.plan(desired, now));
                })
                .plan();
    }

    void rollBack(Compiled back, RegistryKeeper keeper, Exception reason) {
        if (reason instanceof TargetException e && e.kind() == TargetException.Kind.LOST) {
            return;
        }
        try {
            listener.phase("rollback");
            planBack(back, keeper);
        } catch (TargetException | RuntimeException e) {
            // The first failure is what the user must hear of; the journal stays open for a recovery.
            reason.addSuppressed(e);
        }
    }

    /** Plans back to what the lab had, from wherever the kernel is. @return whether that is nothing at all */
    private boolean planBack(Compiled back, RegistryKeeper keeper) throws TargetException {
        keeper.turnBack();
        Map<String, Set<String>> settings = LabRun.settings(back);
        ObservationScope scope = PlanRunner.isTeardown(back) ? teardown(keeper.registry()) : ObservationScope.PLANNING;
        Plan plan = run.plan(back, reader.read(keeper.registry(), scope, settings));
        LabRun.refuseConflicts(plan);
        new SwitchDaemon(run).require(plan, keeper.registry());
        listener.planned(plan);
        carryOut(plan, back, keeper, settings, scope, new Cancellation(), MOST_TRIES);
        boolean nothing = OwnedState.isNothing(back);
        if (nothing) {
            shell.call("stop-ovs", "");
            shell.call("forget", run.lab());
        } else {
            end(keeper, back);
        }
        return nothing;
    }
}
