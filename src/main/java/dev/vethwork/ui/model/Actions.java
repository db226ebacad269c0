package dev.vethwork.ui.model;

import dev.vethwork.drift.DriftItem;
import dev.vethwork.edit.Edit;
import dev.vethwork.edit.Edits;
import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Changed;
import dev.vethwork.engine.Targets.Deployed;
import dev.vethwork.explain.Finding;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.LabConnection;
import dev.vethwork.lab.consent.Confirmation;
import dev.vethwork.lab.consent.TakingOver;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.operation.ServiceOperation;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What may be done to the lab, each on a thread behind the window. */
final class Actions {
    /** Who asks for it: gives passwords and answers. */
    @FunctionalInterface
    interface Asking {
        Caller caller(Confirmation more, Cancellation cancellation);
    }

    private final Document document;
    private final LabConnection connection;
    private final Background background;
    private final StepBoard board;
    private final Notes notes;
    private final Watching watching;
    private final Running running;
    private final DeployedDrawing deployment;
    private final Supplier<Drawing> drawing;
    private final Supplier<TargetKind> target;
    private final Asking asking;
    private final Runnable finished;
    private final Turns turns;
    private Cancellation cancellation = new Cancellation();

    /** @param finished called when something has ended after which the whole kernel is to be read again */
    Actions(
            Document document,
            LabConnection connection,
            Background background,
            StepBoard board,
            Notes notes,
            Watching watching,
            Running running,
            DeployedDrawing deployment,
            Supplier<Drawing> drawing,
            Supplier<TargetKind> target,
            Asking asking,
            Runnable finished) {
        this.document = document;
        this.connection = connection;
        this.background = background;
        this.board = board;
        this.notes = notes;
        this.watching = watching;
        this.running = running;
        this.deployment = deployment;
        this.drawing = drawing;
        this.target = target;
        this.asking = asking;
        this.finished = finished;
        this.turns = new Turns(document, running, watching);
    }

    /**
     * Makes the target hold the drawing, after a ping or a change that is under way; not where all of the lab is being made or
     * taken down.
     *
     * @param agreed a running lab of another document's that it may take the place of
     */
    void deploy(Optional<Deployed> agreed) {
        int opening = document.openings().get();
        if (!running.whole().get()) {
            running.whenFree(() -> {
                if (opening == document.openings().get() && !running.busy().get()) {
                    deployNow(agreed);
                }
            });
        }
    }

    private void deployNow(Optional<Deployed> agreed) {
        Drawing now = drawing.get();
        TargetKind kind = target.get();
        Confirmation over = question -> agreed.map(TakingOver::toDeploy).filter(question::equals).isPresent();
        Caller caller = begin(over);
        run(
                () -> connection.deploy(now, kind, Set.of(), caller),
                done -> {
                    deployment.set(now.topology());
                    say(done);
                });
    }

    /** Takes away everything of the lab's, once nothing else is under way. */
    void teardown() {
        int opening = document.openings().get();
        running.whenFree(() -> {
            if (opening == document.openings().get() && watching.deployed().get()) {
                takeDown();
            }
        });
    }

    private void takeDown() {
        Drawing now = drawing.get();
        Caller caller = begin(Confirmation.NEVER);
        run(() -> connection.destroy(now, caller), this::say);
    }

    /** Makes the running lab this document's. */
    void takeOver() {
        Drawing now = drawing.get();
        Caller caller = asking.caller(Confirmation.NEVER, new Cancellation());
        run(
                () -> {
                    connection.takeOver(now, caller);
                    return now;
                },
                done -> {});
    }

    /** @param then not where another document has taken the place of this one meanwhile */
    private <T> void run(Callable<T> what, Consumer<T> then) {
        running.startWhole(what, still(then), finished);
    }

    private <T> Consumer<T> still(Consumer<T> then) {
        int opening = document.openings().get();
        return result -> {
            if (opening == document.openings().get()) {
                then.accept(result);
            }
        };
    }

    /** What waits until nothing else is under way and the kernel was read. */
    Turns turns() {
        return turns;
    }

    /** Runs the steps that put a difference back, and no others. */
    void putBack(DriftItem item) {
        turns.take(() -> putBackNow(item));
    }

    private void putBackNow(DriftItem item) {
        Topology wanted = deployment.drawing();
        if (wanted != null) {
            Drawing before = new Drawing(wanted, drawing.get().document());
            NetworkState known = watching.observed().get();
            change(
                    caller -> connection.putBack(before, known, item::putsBack, caller),
                    () -> {},
                    () -> {},
                    () -> {});
        }
    }

    /** Starts a drawn service of a node, or stops it, with that step alone. */
    void service(String node, String service, boolean on) {
        turns.take(() -> serviceNow(node, service, on));
    }

    private void serviceNow(String node, String service, boolean on) {
        Topology deployed = deployment.drawing();
        if (deployed == null) {
            return;
        }
        Topology wanted = on ? deployed : without(deployed, node, service);
        Drawing target = new Drawing(wanted, drawing.get().document());
        NetworkState known = watching.observed().get();
        String home = deployed.node(node).filter(Node::isInRoot).isPresent() ? NetworkState.ROOT : node;
        change(
                caller -> connection.putBack(
                        target,
                        known,
                        step -> step.operation() instanceof ServiceOperation o
                                && o.service().equals(service)
                                && o.home().equals(home),
                        caller),
                () -> {},
                () -> {},
                () -> {});
    }

    private static Topology without(Topology topology, String node, String service) {
        return Edits.changeStack(
                        node,
                        stack -> stack.withServices(stack.services().stream()
                                .filter(s -> !s.name().equals(service))
                                .toList()))
                .apply(topology);
    }

    /** Draws a difference as the kernel has it. */
    void take(DriftItem item) {
        Edit edit = item.take();
        Topology wanted = deployment.drawing();
        if (edit == null || wanted == null) {
            return;
        }
        document.seal();
        document.apply(edit);
        try {
            Topology taken = edit.apply(wanted);
            deployment.set(taken);
            deployment.compare(watching.observed().get());
            remember(new Drawing(taken, drawing.get().document()));
        } catch (BadValue e) {
            notes.report(Problem.of(e));
        }
    }

    private void remember(Drawing taken) {
        Caller caller = asking.caller(Confirmation.NEVER, new Cancellation());
        background.submit(
                () -> {
                    connection.remember(taken, caller);
                    return true;
                },
                done -> {},
                notes::fail);
    }

    /** Makes the running lab what is drawn now. */
    void applyLive(Runnable done, Runnable failure) {
        Drawing now = drawing.get();
        NetworkState known = watching.observed().get();
        boolean started = change(
                caller -> connection.follow(now, known, caller),
                () -> deployment.set(now.topology()),
                done,
                failure);
        if (!started) {
            done.run();
        }
    }

    /** A change of the running lab. */
    @FunctionalInterface
    private interface Change {
        Changed run(Caller caller) throws Exception;
    }

    /**
     * Changes the running lab.
     *
     * @param ours called after it where the document is still here
     * @param done called after it in any case
     */
    private boolean change(Change change, Runnable ours, Runnable done, Runnable failure) {
        if (running.busy().get()) {
            return false;
        }
        cancellation = new Cancellation();
        Caller caller = asking.caller(Confirmation.NEVER, cancellation);
        Consumer<Changed> show = still(changed -> {
            ours.run();
            watching.changed(changed);
            say(changed.plan());
        });
        return running.start(
                () -> change.run(caller),
                changed -> {
                    board.end();
                    show.accept(changed);
                    done.run();
                },
                () -> {
                    finished.run();
                    failure.run();
                },
                () -> {});
    }

    /** The first finding because of which nothing may run, which is reported. */
    Optional<Finding> blocking(List<Finding> findings) {
        Optional<Finding> blocking = findings.stream().filter(Finding::blocking).findFirst();
        blocking.ifPresent(f -> notes.report(new Problem(f.message(), f.fix(), f.element())));
        return blocking;
    }

    private Caller begin(Confirmation more) {
        cancellation = new Cancellation();
        board.begin();
        return asking.caller(more, cancellation);
    }

    /** Asks the running deployment to stop; it takes back what it has done. */
    void cancel() {
        cancellation.cancel();
    }

    private void say(Plan done) {
        done.steps().forEach(s -> notes.say(false, String.join(" ", s.argv())));
    }
}
