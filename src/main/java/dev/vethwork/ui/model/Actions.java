package dev.vethwork.ui.model;

import dev.vethwork.drift.DriftItem;
import dev.vethwork.edit.Edit;
import dev.vethwork.explain.Finding;
import dev.vethwork.lab.Adopting;
import dev.vethwork.lab.Approval;
import dev.vethwork.lab.Confirmation;
import dev.vethwork.lab.Drawing;
import dev.vethwork.lab.FirstDeployment;
import dev.vethwork.lab.HostFindings;
import dev.vethwork.net.BadValue;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.TopologyCompiler;
import dev.vethwork.state.NetworkState;
import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Change;
import dev.vethwork.engine.Changed;
import dev.vethwork.engine.ConflictException;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.StringProperty;

/** What may be done to the lab, each on a thread behind the window. */
final class Actions {
    private final Document document;
    private final LabPlace place;
    private final Background background;
    private final StepBoard board;
    private final Notes notes;
    private final Watching watching;
    private final Running running;
    private final Deployed deployment;
    private final StringProperty target;
    private final Supplier<Credentials> credentials;
    private final Runnable finished;
    private volatile Approval approval = Approval.ofUser();
    private volatile Confirmation confirmation = Confirmation.NEVER;
    private Cancellation cancellation = new Cancellation();

    /** @param finished called when something has ended after which the whole kernel is to be read again */
    Actions(
            Document document,
            LabPlace place,
            Background background,
            StepBoard board,
            Notes notes,
            Watching watching,
            Running running,
            Deployed deployment,
            StringProperty target,
            Supplier<Credentials> credentials,
            Runnable finished) {
        this.document = document;
        this.place = place;
        this.background = background;
        this.board = board;
        this.notes = notes;
        this.watching = watching;
        this.running = running;
        this.deployment = deployment;
        this.target = target;
        this.credentials = credentials;
        this.finished = finished;
    }

    void setConfirmation(Confirmation value) {
        confirmation = value;
    }

    void setApproval(Approval value) {
        approval = value;
    }

    /** Makes the target hold the drawing. */
    void deploy() {
        Topology topology = document.now();
        Drawing drawing = drawing(topology);
        String kind = target.get();
        begin();
        Cancellation asked = cancellation;
        running.start(
                () -> {
                    approval.ask(drawing, kind, confirmation);
                    boolean anew = !place.knows(topology.name());
                    Target at = place.open(topology.name(), kind, drawing.fileText(), credentials.get());
                    HostFindings.of(topology, at).forEach(f -> background.onWindow(
                            () -> notes.say(true, f.element() + ": " + f.message() + "; " + f.fix())));
                    Compiled wanted = TopologyCompiler.compile(topology, at.traits());
                    Plan done = FirstDeployment.run(at, topology.name(), anew, () -> apply(at, wanted, asked));
                    Deployed.remember(at, topology);
                    return done;
                },
                done -> {
                    deployment.set(topology);
                    say(done);
                },
                () -> {},
                finished);
    }

    /** Namespaces of somebody else's that are in the way are adopted where the person agrees, else it is refused. */
    private Plan apply(Target at, Compiled wanted, Cancellation asked) throws TargetException {
        try {
            return at.apply(wanted, board.listener(), asked);
        } catch (ConflictException conflict) {
            Set<String> names = conflict.adoptable();
            if (names.isEmpty() || !confirmation.confirm(Adopting.question(names))) {
                throw conflict;
            }
            return at.apply(wanted.adopting(names), board.listener(), asked);
        }
    }

    /** Takes away everything of the lab's. */
    void teardown() {
        Topology topology = document.now();
        String kind = target.get();
        begin();
        Cancellation asked = cancellation;
        running.start(
                () -> place.open(topology.name(), kind, "", credentials.get())
                        .apply(Compiled.nothing(topology.name()), board.listener(), asked),
                this::say,
                () -> {},
                finished);
    }

    /** Runs the steps that put a difference back, and no others. */
    void putBack(DriftItem item) {
        Topology wanted = deployment.drawing();
        if (wanted != null) {
            change(wanted, item::putsBack, done -> {}, () -> {});
        }
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
            remember(taken);
        } catch (BadValue e) {
            notes.report(Problem.of(e));
        }
    }

    private void remember(Topology drawing) {
        background.submit(
                () -> {
                    Optional<Target> there = place.existing(drawing.name(), credentials.get());
                    if (there.isPresent()) {
                        Deployed.remember(there.get(), drawing);
                    }
                    return true;
                },
                done -> {},
                notes::fail);
    }

    /** Makes the running lab what is drawn now. */
    void applyLive(Runnable done, Runnable failure) {
        Topology topology = document.now();
        Drawing drawing = drawing(topology);
        String kind = target.get();
        boolean started = change(
                () -> approval.ask(drawing, kind, confirmation),
                topology,
                step -> true,
                changed -> {
                    deployment.set(topology);
                    remember(topology);
                    done.run();
                },
                failure);
        if (!started) {
            done.run();
        }
    }

    /** What may have to be settled before something runs. */
    @FunctionalInterface
    private interface Before {
        void run() throws Exception;
    }

    private void change(
            Topology wanted, Predicate<Step> only, Consumer<Changed> then, Runnable failure) {
        change(() -> {}, wanted, only, then, failure);
    }

    private boolean change(
            Before before,
            Topology wanted,
            Predicate<Step> only,
            Consumer<Changed> then,
            Runnable failure) {
        NetworkState known = watching.observed().get();
        Cancellation asked = new Cancellation();
        return running.start(
                () -> {
                    before.run();
                    Target at = place.deployed(wanted.name(), credentials.get());
                    Compiled desired = TopologyCompiler.compile(wanted, at.traits());
                    return at.change(new Change(desired, known, only), board.listener(), asked);
                },
                changed -> {
                    board.end();
                    then.accept(changed);
                    watching.changed(changed);
                    say(changed.plan());
                },
                () -> {
                    finished.run();
                    failure.run();
                },
                () -> cancellation = asked);
    }

    /** The first finding because of which nothing may run, which is reported. */
    Optional<Finding> blocking(List<Finding> findings) {
        Optional<Finding> blocking = findings.stream().filter(Finding::blocking).findFirst();
        blocking.ifPresent(this::report);
        return blocking;
    }

    private void report(Finding finding) {
        notes.report(new Problem(finding.message(), finding.fix(), finding.element()));
    }

    private Drawing drawing(Topology topology) {
        Path file = document.file().get();
        return new Drawing(topology, file);
    }

    private void begin() {
        cancellation = new Cancellation();
        board.begin();
    }

    /** Asks the running deployment to stop; it takes back what it has done. */
    void cancel() {
        cancellation.cancel();
    }

    private void say(Plan done) {
        done.steps().forEach(s -> notes.say(false, String.join(" ", s.argv())));
    }
}
