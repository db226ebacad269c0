package dev.vethwork.engine.run;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.ConflictException;
import dev.vethwork.engine.Recovered;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Trouble;
import dev.vethwork.engine.driver.Needs;
import dev.vethwork.engine.driver.Shell;
import dev.vethwork.engine.driver.SideBySide;
import dev.vethwork.engine.driver.StepException;
import dev.vethwork.engine.observe.LabReader;
import dev.vethwork.engine.observe.Scope;
import dev.vethwork.engine.registry.Adoption;
import dev.vethwork.engine.registry.BrokenRun;
import dev.vethwork.engine.registry.Claims;
import dev.vethwork.engine.registry.OwnedState;
import dev.vethwork.engine.registry.Registry;
import dev.vethwork.engine.registry.RegistryKeeper;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.Born;
import dev.vethwork.plan.kind.LinkPlans;
import dev.vethwork.plan.operation.Action;
import dev.vethwork.plan.operation.AddNamespace;
import dev.vethwork.plan.operation.DeleteLink;
import dev.vethwork.plan.operation.Operation;
import dev.vethwork.plan.operation.ServiceOperation;
import dev.vethwork.plan.operation.SettingOperation;
import dev.vethwork.plan.operation.Tool;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.NetworkState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

    private final Shell shell;
    private final String lab;
    private final LabReader reader;
    private final TargetTraits traits;
    private final Set<String> tools;
    private final RunListener listener;

    public LabApplier(
            Shell shell, String lab, LabReader reader, TargetTraits traits, Set<String> tools, RunListener listener) {
        this.shell = shell;
        this.lab = lab;
        this.reader = reader;
        this.traits = traits;
        this.tools = tools;
        this.listener = listener;
    }

    /** After a teardown the lab is still to be forgotten, which ends its journal. @param last how the last run ended */
    public Plan apply(Compiled desired, BrokenRun last, Cancellation cancellation) throws TargetException {
        Map<String, Set<String>> settings = settings(desired);
        listener.phase("reading");
        boolean teardown = PlanRunner.isTeardown(desired);
        Adoption asked = Adoption.of(shell, lab, desired, last.registry());
        NetworkState read = reader.read(asked.registry(), teardown ? teardown(last.registry()) : Scope.PLANNING, settings);
        Adoption adoption = asked.with(read);
        NetworkState before = adoption.seen(read);
        listener.read(before);
        Plan plan = Planner.plan(desired, before, traits);
        refuseConflicts(plan);
        requireSwitch(plan, last.registry());
        Needs.check(plan.steps(), tools);
        listener.planned(plan);
        if (teardown && traits.rootIsOurs()) {
            RegistryKeeper ending = keeper(last, last.registry(), before);
            ending.begin(true, Compiled.nothing(lab), plan.steps().size());
            new PlanRunner(shell, ending, listener, Set.of()).runAtOnce(plan.steps());
            return plan;
        }
        RegistryKeeper keeper = keeper(last, adoption.registry(), before);
        if (plan.isEmpty() && teardown) {
            return plan;
        }
        if (plan.isEmpty()) {
            claim(desired, before, keeper);
            settle(desired, keeper);
            keeper.end(desired.state().namespaces().keySet());
            return plan;
        }
        PlanRunner.refuseCancelled(plan.steps().getFirst(), cancellation);
        Compiled back = teardown ? desired : back(last, adoption, before, desired);
        keeper.begin(teardown, back, plan.steps().size());
        claim(desired, before, keeper);
        try {
            Scope after = teardown ? teardown(last.registry()) : Scope.light(SideBySide.plain(plan.steps(), before));
            run(plan, desired, keeper, settings, after, cancellation, teardown ? MOST_TRIES : 1);
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
                : OwnedState.of(lab, adoption.before(before), desired.elements(), last.registry());
    }

    private RegistryKeeper keeper(BrokenRun last, Registry registry, NetworkState now) {
        return new RegistryKeeper(shell, lab, registry, Born.undisturbed(now, traits), last.journal().last());
    }

    private static Scope teardown(Registry registry) {
        // What has to be given back has to be seen.
        Set<String> whole = new TreeSet<>(registry.adopted().keySet());
        whole.addAll(registry.borrowing());
        return Scope.teardown(whole);
    }

    /** Notes what the lab needs of the machine before it is made so, and what that was before any lab needed it. */
    void claim(Compiled desired, NetworkState before, RegistryKeeper keeper) throws TargetException {
        if (!traits.rootIsOurs()) {
            Claims claims = reader.claims();
            Claims wider = claims.claim(desired.without(before.given()), before);
            keeper.remember(wider.originals(keeper.registry().originals()));
            keep(claims, wider);
        }
    }

    /** Forgets what it needed before and does not need any more. */
    private void settle(Compiled desired, RegistryKeeper keeper) throws TargetException {
        if (!traits.rootIsOurs()) {
            Claims claims = reader.claims();
            Claims now = claims.only(desired.without(keeper.registry().given()));
            keep(claims, now);
            keeper.remember(now.stillNeeded(keeper.registry().originals()));
        }
    }

    private void keep(Claims before, Claims now) throws TargetException {
        if (!now.equals(before)) {
            shell.call("claims", lab, now.text());
        }
    }

    /** Runs the plan; where a step fails or something is missing afterwards, as often as allowed one made anew. */
    private void run(
            Plan first,
            Compiled desired,
            RegistryKeeper keeper,
            Map<String, Set<String>> settings,
            Scope after,
            Cancellation cancellation,
            int mostTries)
            throws TargetException {
        Plan plan = first;
        int tries = mostTries;
        for (int run = 1; ; run++) {
            try {
                endOrphans();
                startOvs(plan.steps());
                PlanRunner runner = new PlanRunner(shell, keeper, listener, after.light());
                runner.run(plan.steps(), desired, cancellation);
                reader.glanced(runner.glanced());
                listener.phase("reading");
                Plan rest = after.isOfTeardown()
                        ? awaitTheKernel(keeper, desired, settings)
                        : rest(desired, keeper, after, settings);
                if (run == 1 && isOfBirth(plan, rest)) {
                    plan = rest;
                    listener.planned(plan);
                    continue;
                }
                verify(rest);
                return;
            } catch (TargetException e) {
                boolean again = e.kind() == TargetException.Kind.STEP_FAILED || e.kind() == TargetException.Kind.CONFLICT;
                tries -= isGone(e) ? 0 : 1;
                if (tries <= 0 || run >= MOST_TRIES || !again) {
                    throw e;
                }
                Scope whole = after.isOfTeardown() ? after : Scope.PLANNING;
                plan = Planner.plan(desired, reader.read(keeper.registry(), whole, settings), traits);
                refuseConflicts(plan);
            }
        }
    }

    /**
     * Whether all that is left is to set new namespaces: somebody has set the machine otherwise between the reading and their
     * birth, as an installation of Docker does.
     */
    private static boolean isOfBirth(Plan plan, Plan rest) {
        Set<String> made = plan.steps().stream()
                .map(Step::operation)
                .filter(AddNamespace.class::isInstance)
                .map(Operation::home)
                .collect(Collectors.toSet());
        return !rest.isEmpty()
                && rest.conflicts().isEmpty()
                && rest.steps().stream().allMatch(step -> step.operation() instanceof SettingOperation setting && made.contains(setting.home()));
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
            Plan rest = Planner.plan(desired, reader.read(keeper.registry(), teardown(keeper.registry()), settings), traits);
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
        Compiled back = last.journal().teardown() ? Compiled.nothing(lab) : last.before();
        if (back == null) {
            throw Trouble.of(TargetException.Kind.LOST, "unreadable", lab).exception();
        }
        NetworkState now = reader.read(
                last.registry(), PlanRunner.isTeardown(back) ? teardown(last.registry()) : Scope.PLANNING, settings(back));
        RegistryKeeper keeper = keeper(last, last.registry(), now);
        claim(back, now, keeper);
        return planBack(back, keeper) ? Recovered.GONE : Recovered.RESTORED;
    }

    static Map<String, Set<String>> settings(Compiled desired) {
        Map<String, Set<String>> settings = new TreeMap<>();
        desired.state().namespaces().forEach((name, state) -> settings.put(name, state.sysctls().keySet()));
        return settings;
    }

    /** A sandbox in which no switch of Open vSwitch is left needs no Open vSwitch. */
    void end(RegistryKeeper keeper, Compiled held) throws TargetException {
        if (traits.rootIsOurs()
                && held.state().root().interfaces().values().stream()
                        .noneMatch(i -> LinkPlans.of(i).plugsByItself())) {
            shell.tell("stop-ovs", "", "", "", List.of());
        }
        settle(held, keeper);
        keeper.end(held.state().namespaces().keySet());
    }

    static void refuseConflicts(Plan plan) throws TargetException {
        if (!plan.conflicts().isEmpty()) {
            throw new ConflictException(plan.conflicts());
        }
    }

    void startOvs(List<Step> steps) throws TargetException {
        if (!traits.rootIsOurs() || steps.stream().noneMatch(LabApplier::isOfSwitch)) {
            return;
        }
        if (!tools.contains("tun")) {
            throw Trouble.of(TargetException.Kind.NOT_PERMITTED, "switch.tun").exception();
        }
        CommandResult result = shell.call("start-ovs", "");
        if (!result.succeeded()) {
            throw Trouble.of(TargetException.Kind.MISSING, "switch.start")
                    .ran(List.of("ovs-vswitchd"), result.exitCode(), result.stderr())
                    .exception();
        }
    }

    /**
     * The machine's Open vSwitch has to run for what is asked of it. With its database stopped a bridge of the lab's cannot even
     * be seen, and would be back with the database.
     */
    void requireSwitch(Plan plan, Registry registry) throws TargetException {
        boolean asked = plan.steps().stream().anyMatch(LabApplier::isOfSwitch);
        if (traits.rootIsOurs() || (!asked && registry.switches().isEmpty())) {
            return;
        }
        switch (reader.openVSwitch()) {
            case RUNS -> {}
            case DAEMON_STOPPED -> {
                if (asked) {
                    throw Trouble.of(TargetException.Kind.MISSING, "switch.daemon").exception();
                }
            }
            case DATABASE_STOPPED -> throw Trouble.of(TargetException.Kind.MISSING, "switch.database").exception();
        }
    }

    private static boolean isOfSwitch(Step step) {
        return step.operation().command().tool() == Tool.OVS_VSCTL;
    }

    /** What is still to be done. */
    private Plan rest(Compiled desired, RegistryKeeper keeper, Scope after, Map<String, Set<String>> settings)
            throws TargetException {
        return new Becoming(reader)
                .await(() -> {
                    NetworkState now = reader.read(keeper.registry(), after, settings);
                    return new Becoming.Rest(now, Planner.plan(desired, now, traits));
                })
                .plan();
    }

    /** @param rest what is left to do, nothing if all is well */
    void verify(Plan rest) throws TargetException {
        if (rest.isEmpty()) {
            return;
        }
        Step step = rest.steps().getFirst();
        String log = step.operation() instanceof ServiceOperation.Start service
                ? shell.call("tail", lab, RegistryKeeper.logName(service) + "\n").stdout().strip()
                : "";
        Trouble trouble = step.operation() instanceof ServiceOperation of
                ? ended(of.service(), step.element(), log)
                : Trouble.of(TargetException.Kind.STEP_FAILED, "unkept", String.join(" ", step.argv()));
        throw trouble.at(step.element()).ran(step.argv(), -1, log).exception();
    }

    private static Trouble ended(String service, String node, String log) {
        return log.isEmpty()
                ? Trouble.of(TargetException.Kind.STEP_FAILED, "service.silent", service, node)
                : Trouble.of(
                        TargetException.Kind.STEP_FAILED,
                        "service.ended",
                        service,
                        node,
                        log.lines().reduce((a, b) -> b).orElse(log));
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
        Map<String, Set<String>> settings = settings(back);
        Scope scope = PlanRunner.isTeardown(back) ? teardown(keeper.registry()) : Scope.PLANNING;
        Plan plan = Planner.plan(back, reader.read(keeper.registry(), scope, settings), traits);
        refuseConflicts(plan);
        requireSwitch(plan, keeper.registry());
        listener.planned(plan);
        run(plan, back, keeper, settings, scope, new Cancellation(), MOST_TRIES);
        boolean nothing = OwnedState.isNothing(back);
        if (nothing) {
            shell.call("stop-ovs", "");
            shell.call("forget", lab);
        } else {
            end(keeper, back);
        }
        return nothing;
    }
}
