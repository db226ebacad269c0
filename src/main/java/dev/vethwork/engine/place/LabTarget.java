package dev.vethwork.engine.place;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Change;
import dev.vethwork.engine.Changed;
import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.Origin;
import dev.vethwork.engine.Recovered;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Trouble;
import dev.vethwork.engine.driver.Batches;
import dev.vethwork.engine.driver.DriverShell;
import dev.vethwork.engine.driver.Needs;
import dev.vethwork.engine.observe.LabReader;
import dev.vethwork.engine.observe.Monitor;
import dev.vethwork.engine.registry.BrokenRun;
import dev.vethwork.engine.registry.Registry;
import dev.vethwork.engine.registry.RegistryKeeper;
import dev.vethwork.engine.run.LabApplier;
import dev.vethwork.engine.run.LabChanger;
import dev.vethwork.engine.run.LabRun;
import dev.vethwork.engine.run.PlanRunner;
import dev.vethwork.engine.run.Turn;
import dev.vethwork.net.Names;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.operation.ServiceOperation;
import dev.vethwork.state.NetworkState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One lab's place, sandbox or host: the difference is in how its shell got its privilege, and in {@link LabPlace}. */
final class LabTarget implements Target {
    /** What timeout(1) answers when the time was over. */
    private static final int TIMED_OUT = 124;

    private final DriverShell shell;
    private final LabPlace place;
    private final String lab;
    private final DocumentId document;
    private final LabReader reader;
    private final Set<String> tools;
    private final Monitor monitor;
    private boolean gone;
    /** Whether something was deployed through it, so that it is known not to be empty. */
    private boolean holds;

    LabTarget(DriverShell shell, LabPlace place, String lab, DocumentId document) throws TargetException {
        this(shell, place, lab, document, Set.of());
    }

    /** @param known the tools that are there; none where they are still to be looked for */
    LabTarget(DriverShell shell, LabPlace place, String lab, DocumentId document, Set<String> known) throws TargetException {
        this.shell = shell;
        this.place = place;
        this.lab = lab;
        this.document = document;
        this.reader = new LabReader(shell, lab, !place.rootIsOurs());
        this.monitor = new Monitor(shell);
        this.tools = known.isEmpty() ? new TreeSet<>(shell.call("tools", "").stdout().lines().toList()) : Set.copyOf(known);
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
        return reader.read(null);
    }

    @Override
    public synchronized NetworkState observe(String wanted, Set<String> namespaces) throws TargetException {
        return reader.read(namespaces);
    }

    @Override
    public synchronized Plan apply(Compiled desired, RunListener listener, Cancellation cancellation)
            throws TargetException {
        if (place.rootIsOurs()) {
            shell.foresee("known", lab);
        }
        new Turn(shell, lab, !place.rootIsOurs(), listener, cancellation).take();
        try {
            boolean teardown = PlanRunner.isTeardown(desired);
            BrokenRun last = reader.run();
            if (!teardown) {
                refuseOthers(last.registry());
            }
            if (!teardown && last.registry().isEmpty()) {
                // From its first moment on others see whose it is.
                belong(document);
            }
            Plan plan = applier(listener).apply(desired, last, teardown ? forward(cancellation) : cancellation);
            holds = !teardown;
            if (teardown) {
                // A sandbox ends with everything that is in it.
                if (!leave()) {
                    forget();
                }
            } else {
                belong(document);
            }
            return plan;
        } catch (TargetException e) {
            if (PlanRunner.isTeardown(desired) && e.kind() != TargetException.Kind.CANCELLED && leave()) {
                return new Plan(lab, traits().kind(), List.of(), List.of());
            }
            throw e;
        } finally {
            unlock();
        }
    }

    /** Finishes or undoes the last run, where that was broken off; waits for whatever that had left running. */
    @Override
    public synchronized Recovered recover(RunListener listener, Cancellation cancellation) throws TargetException {
        new Turn(shell, lab, !place.rootIsOurs(), listener, cancellation).take();
        try {
            Recovered recovered = applier(listener).recover();
            boolean nothing = recovered == Recovered.UNTOUCHED && reader.registry().isEmpty();
            if (nothing) {
                forget();
            }
            if (nothing || recovered == Recovered.GONE) {
                leave();
                return Recovered.GONE;
            }
            return recovered;
        } finally {
            unlock();
        }
    }

    /** What was broken off before, or takes everything away, is done in full. */
    @Override
    public synchronized Changed change(Change change, RunListener listener, Cancellation cancellation)
            throws TargetException {
        new Turn(shell, lab, !place.rootIsOurs(), listener, cancellation).take();
        boolean whole = PlanRunner.isTeardown(change.desired());
        try {
            BrokenRun last = reader.run();
            whole |= last.isOpen();
            if (!whole) {
                return new LabChanger(run(listener)).change(change, last, cancellation);
            }
        } finally {
            unlock();
        }
        Plan plan = apply(change.desired(), listener, cancellation);
        return new Changed(plan, observe(lab));
    }

    @Override
    public synchronized Optional<Set<String>> changes(Set<String> namespaces) throws TargetException {
        return tools.contains("setpriv") ? monitor.heard(namespaces) : Optional.empty();
    }

    @Override
    public synchronized String lastWords(String wanted, ServiceOperation.Start service) throws TargetException {
        return shell.call("tail", lab, RegistryKeeper.logName(service) + "\n").stdout().strip();
    }

    @Override
    public synchronized void remember(String wanted, String drawing) throws TargetException {
        shell.call("drawing", lab, drawing);
    }

    @Override
    public synchronized String recall(String wanted) throws TargetException {
        return shell.call("read-drawing", lab).stdout();
    }

    @Override
    public synchronized void belong(String wanted, DocumentId to) throws TargetException {
        belong(to);
    }

    /** It runs since it was deployed first, whosever it has been since. */
    private void belong(DocumentId to) throws TargetException {
        Origin now = place.origin(lab);
        if (to.isKnown() && (!to.equals(now.document()) || now.since() == null)) {
            place.note(shell, lab, now.since() == null ? new Origin(to, Instant.now()) : now.with(to));
        }
    }

    /** Who opened the place found no lab there, and was asked nothing: one that is there by now is not to be changed. */
    private void refuseOthers(Registry registry) throws TargetException {
        DocumentId now = place.origin(lab).document();
        if (document.isKnown() && !holds && !registry.isEmpty() && now.isKnown() && !document.isSame(now)) {
            throw Trouble.of(TargetException.Kind.CONFLICT, "meanwhile", lab).exception();
        }
    }

    private LabRun run(RunListener listener) {
        return new LabRun(shell, lab, reader, traits(), tools, listener);
    }

    private LabApplier applier(RunListener listener) {
        return new LabApplier(run(listener));
    }

    /** A teardown that has begun only goes forward: who stops it half-way has less than either. */
    private Cancellation forward(Cancellation cancellation) throws TargetException {
        if (cancellation.isCancelled()) {
            throw Trouble.of(TargetException.Kind.CANCELLED, "waiting.cancelled", lab).exception();
        }
        return new Cancellation();
    }

    /** No failure to unlock may hide another one. */
    private void unlock() {
        if (!gone) {
            try {
                shell.tell("unlock", lab, "", "", List.of());
            } catch (TargetException e) {
                // The lock is the shell's, and ends with it.
            }
        }
    }

    private void forget() throws TargetException {
        shell.call("forget", lab);
        place.forget();
    }

    private boolean leave() {
        gone = place.leave();
        return gone;
    }

    @Override
    public synchronized CommandResult execute(String wanted, String namespace, List<String> argv, Duration timeout)
            throws TargetException {
        StringBuilder payload = new StringBuilder();
        String seconds = String.valueOf(Math.max(1, timeout.toMillis()) / 1000.0);
        Batches.arguments(payload, List.of("timeout", "-k", "1", seconds));
        Batches.arguments(payload, argv);
        CommandResult result = shell.call("exec", namespace, payload.toString());
        if (result.exitCode() != TIMED_OUT) {
            return result;
        }
        String late = Trouble.phrase("late", argv.getFirst(), seconds).text();
        return new CommandResult(TIMED_OUT, result.stdout(), (result.stderr() + "\n" + late).strip());
    }

    @Override
    public List<String> enter(String wanted, String namespace) {
        List<String> words = new ArrayList<>(place.enter());
        if (!namespace.isEmpty()) {
            words.addAll(List.of("ip", "netns", "exec", Names.node(namespace)));
        }
        return words;
    }

    /** A sandbox in which nothing was ever deployed goes with who opened it. */
    @Override
    public synchronized void close() {
        if (!gone && !holds && place.goesUnused()) {
            try {
                leaveIfEmpty();
            } catch (TargetException e) {
                // Its shell has ended: there is nothing to take away through it.
            }
        }
        shell.close();
    }

    /** Takes the lock only where it may be needed: who has only looked must not be in anybody's way, however shortly. */
    private void leaveIfEmpty() throws TargetException {
        if (reader.registry().isEmpty() && shell.call("lock", lab).succeeded()) {
            if (reader.registry().isEmpty() && !leave()) {
                place.forget();
            }
            unlock();
        }
    }
}
