package dev.vethwork.target;

import dev.vethwork.net.Names;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Planner;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.state.NetworkState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One lab's place, sandbox or host: the difference is in how its shell got its privilege, and in {@link Place}. */
final class LabTarget implements Target {
    /** What is different between a sandbox and the host. */
    interface Place {
        TargetTraits traits(Set<String> tools);

        /** Words that bring a command of this user's to where the shell is. */
        List<String> enter();

        /** Takes the place itself away, after a teardown. */
        void leave();
    }

    private static final int TIMED_OUT = 124;

    private final Shell shell;
    private final Place place;
    private final String lab;
    private final Observer observer;
    private final Set<String> tools;

    LabTarget(Shell shell, Place place, String lab) throws TargetException {
        this.shell = shell;
        this.place = place;
        this.lab = lab;
        this.observer = new Observer(shell, lab);
        this.tools = new TreeSet<>(shell.call("tools", "").stdout().lines().toList());
        if (!tools.contains("ip")) {
            throw Needs.missing(Set.of("ip"));
        }
    }

    @Override
    public TargetTraits traits() {
        return place.traits(tools);
    }

    @Override
    public synchronized NetworkState observe(String wanted) throws TargetException {
        return read(registry(), null, Map.of());
    }

    @Override
    public synchronized NetworkState observe(String wanted, Set<String> namespaces) throws TargetException {
        return read(registry(), namespaces, Map.of());
    }

    private NetworkState read(Registry registry, @Nullable Set<String> only, Map<String, Set<String>> extra)
            throws TargetException {
        Map<String, Set<String>> settings = new TreeMap<>();
        registry.settings().forEach(setting -> {
            String[] words = setting.split(" ", 2);
            settings.computeIfAbsent(words[0].equals(".") ? "" : words[0], n -> new TreeSet<>()).add(words[1]);
        });
        extra.forEach((name, more) -> settings.computeIfAbsent(name, n -> new TreeSet<>()).addAll(more));
        return observer.read(registry, interrupted(), only, settings);
    }

    private Registry registry() throws TargetException {
        return Registry.parse(shell.call("read-registry", lab).stdout());
    }

    private boolean interrupted() throws TargetException {
        return Journal.isOpen(shell.call("read-journal", lab).stdout());
    }

    @Override
    public synchronized Plan apply(Compiled desired, RunListener listener, Cancellation cancellation)
            throws TargetException {
        if (!shell.call("lock", lab).succeeded()) {
            throw new TargetException(
                    TargetException.Kind.LOCKED,
                    "somebody else is working on the lab " + lab,
                    "wait until they are done, then try again");
        }
        Plan plan;
        try {
            plan = locked(desired, listener, cancellation);
        } finally {
            unlock();
        }
        if (isTeardown(desired)) {
            shell.call("stop-ovs", "");
            shell.call("forget", lab);
            place.leave();
        }
        return plan;
    }

    /** After a teardown the sandbox is gone, and its lock with it; and no failure to unlock may hide another one. */
    private void unlock() {
        try {
            shell.call("unlock", lab);
        } catch (TargetException e) {
            // The lock is the shell's, and ends with it.
        }
    }

    private Plan locked(Compiled desired, RunListener listener, Cancellation cancellation) throws TargetException {
        Registry registry = registry();
        Map<String, Set<String>> settings = new TreeMap<>();
        desired.state().namespaces().forEach((name, state) -> settings.put(name, state.sysctls().keySet()));
        listener.phase("reading");
        NetworkState before = read(registry, null, settings);
        Plan plan = Planner.plan(desired, before, traits());
        refuseConflicts(plan);
        Needs.check(plan.steps(), tools);
        listener.planned(plan);
        if (!plan.isEmpty()) {
            RegistryKeeper keeper = new RegistryKeeper(shell, lab, registry, before);
            keeper.journal(Journal.BEGIN);
            try {
                startOvs(plan.steps());
                new PlanRunner(shell, keeper, listener).run(plan.steps(), cancellation);
                listener.phase("reading");
                verify(desired, read(keeper.registry(), null, settings));
            } catch (TargetException e) {
                rollBack(OwnedState.of(lab, before, desired.elements()), keeper, settings, listener, e);
                throw e;
            }
            keeper.journal(Journal.END);
        }
        return plan;
    }

    private static boolean isTeardown(Compiled desired) {
        return desired.state().equals(NetworkState.EMPTY);
    }

    private void startOvs(List<Step> steps) throws TargetException {
        if (steps.stream().noneMatch(step -> step.argv().getFirst().equals("ovs-vsctl")) || !traits().rootIsOurs()) {
            return;
        }
        CommandResult result = shell.call("start-ovs", "");
        if (!result.succeeded()) {
            throw new TargetException(
                    TargetException.Kind.MISSING,
                    "Open vSwitch did not start in the sandbox",
                    "apt-get install openvswitch-switch, or draw a Linux bridge",
                    "",
                    List.of("ovs-vswitchd"),
                    result.exitCode(),
                    result.stderr(),
                    null);
        }
    }

    private static void refuseConflicts(Plan plan) throws TargetException {
        if (!plan.conflicts().isEmpty()) {
            Plan.Conflict first = plan.conflicts().getFirst();
            throw new TargetException(
                    TargetException.Kind.CONFLICT,
                    first.message(),
                    first.remedy(),
                    first.element(),
                    List.of(),
                    -1,
                    "",
                    null);
        }
    }

    private void verify(Compiled desired, NetworkState after) throws TargetException {
        Plan rest = Planner.plan(desired, after, traits());
        if (rest.isEmpty()) {
            return;
        }
        Step step = rest.steps().getFirst();
        String log = step.phase() == Step.Phase.SERVICES
                ? shell.call("tail", lab, RegistryKeeper.logName(step)).stdout().strip()
                : "";
        throw new TargetException(
                TargetException.Kind.STEP_FAILED,
                log.isEmpty()
                        ? "the kernel did not keep what it was told: " + String.join(" ", step.argv())
                        : "the service ended at once: " + log.lines().reduce((a, b) -> b).orElse(log),
                log.isEmpty() ? "look whether another program undoes it" : "correct the service's command",
                step.element(),
                step.argv(),
                -1,
                log,
                null);
    }

    private void rollBack(
            Compiled wanted,
            RegistryKeeper keeper,
            Map<String, Set<String>> settings,
            RunListener listener,
            TargetException reason)
            throws TargetException {
        if (reason.kind() == TargetException.Kind.LOST) {
            return;
        }
        try {
            listener.phase("rollback");
            NetworkState now = read(keeper.registry(), null, settings);
            Plan back = Planner.plan(wanted, now, traits());
            listener.planned(back);
            new PlanRunner(shell, keeper, listener).run(back.steps(), new Cancellation());
            if (OwnedState.isNothing(wanted)) {
                shell.call("stop-ovs", "");
                shell.call("forget", lab);
            } else {
                keeper.journal(Journal.END);
            }
        } catch (TargetException | RuntimeException e) {
            // The first failure is what the user must hear of; the journal stays open for a recovery.
            reason.addSuppressed(e);
        }
    }

    @Override
    public synchronized CommandResult execute(String wanted, String namespace, List<String> argv, Duration timeout)
            throws TargetException {
        StringBuilder payload = new StringBuilder();
        String seconds = String.valueOf(Math.max(1, timeout.toMillis()) / 1000.0);
        Batches.arguments(payload, List.of("timeout", "-k", "1", seconds));
        Batches.arguments(payload, argv);
        CommandResult result = shell.call("exec", namespace, payload.toString());
        return result.exitCode() == TIMED_OUT
                ? new CommandResult(
                        TIMED_OUT,
                        result.stdout(),
                        (result.stderr() + "\n" + argv.getFirst() + " did not end within " + seconds + " seconds").strip())
                : result;
    }

    @Override
    public List<String> enter(String wanted, String namespace) {
        List<String> words = new ArrayList<>(place.enter());
        if (!namespace.isEmpty()) {
            words.addAll(Stream.of("ip", "netns", "exec", Names.node(namespace)).toList());
        }
        return words;
    }

    @Override
    public void close() {
        shell.close();
    }
}
