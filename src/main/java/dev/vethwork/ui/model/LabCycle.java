package dev.vethwork.ui.model;

import dev.vethwork.engine.Targets;
import dev.vethwork.engine.Targets.Deployed;
import dev.vethwork.explain.Finding;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.LabConnection;
import dev.vethwork.lab.Labs;
import dev.vethwork.lab.Standing;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Plan;
import dev.vethwork.topology.Topology;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The parts of a session and what follows from what: an edit is planned, a reading is compared, a run that has ended is read,
 * and where a lab is found to be gone, so is what was known of it.
 */
final class LabCycle {
    private final Document document;
    final Labs labs;
    final LabConnection connection;
    private final Background background;
    final StepBoard board;
    final Notes notes = new Notes();
    final Planning planning;
    final Watching watching;
    final Running running;
    private final Identity identity;
    final DeployedDrawing deployment;
    final LiveEditing live;
    final ObjectProperty<TargetKind> target = new SimpleObjectProperty<>(TargetKind.SANDBOX);
    final ElementStatuses statuses = new ElementStatuses();
    final Actions actions;
    final Pings pings;
    final Listening listening;
    final Doors doors;
    final Callers callers;
    private boolean suspended;

    LabCycle(Document document, Targets targets, Background background) {
        this.labs = new Labs(targets);
        this.document = document;
        this.connection = labs.connect();
        this.background = background;
        this.board = new StepBoard(background);
        this.callers = new Callers(document, board, notes);
        this.doors = new Doors(labs, background, notes, callers);
        this.planning = new Planning(connection, background, notes, this::question, this::planned);
        this.running = new Running(background, notes);
        this.identity = new Identity(
                document, labs, background, notes, callers::next, running.busy()::get, this::observe);
        this.watching =
                new Watching(connection, background, notes, identity::drawing, callers::next, this::observedAgain);
        this.deployment = new DeployedDrawing(
                background, notes, () -> connection.traits(target.get()), this::lastWords);
        this.live = new LiveEditing(
                background,
                document::now,
                () -> watching.deployed().get() && !running.busy().get(),
                this::applyLive);
        this.actions = new Actions(
                document, connection, background, board, notes, watching, running, deployment, identity::drawing,
                target::get, callers::next, this::finish);
        this.pings = new Pings(
                document, connection, watching, running, notes, target::get, callers::next, this::finish);
        this.listening = new Listening(document, connection, background, watching, target::get, callers::next);
        document.openings().addListener(property -> {
            notes.log().clear();
            suspend();
        });
        document.topology().addListener((property, before, now) -> edited(before, now));
        watching.observed().addListener((property, before, now) -> planning.replan());
        target.addListener(property -> retarget());
        planning.replan();
    }

    /**
     * Another drawing is about to take the place of this one: from now on nothing of this one's lab is shown, or can be done
     * to it, until {@link #resume} or until the other is there.
     */
    void suspend() {
        suspended = true;
        live.on().set(false);
        statuses.forgetFailed();
        board.clear();
        actions.turns().forget();
        deployment.set(null);
        planning.forget();
        watching.forget();
    }

    /** The drawing that is here stays. */
    void resume() {
        suspended = false;
        observe();
        planning.replan();
    }

    /** Whether this drawing is here to stay, and nothing that was found in it forbids to deploy it. */
    boolean mayDeploy() {
        return !suspended && actions.blocking(planning.findings()).isEmpty();
    }

    /** Nobody wants to know any more. */
    void close() {
        watching.stop();
        planning.close();
        letGo(() -> {});
    }

    private void observe() {
        watching.observe();
    }

    private void edited(Topology before, Topology now) {
        statuses.forgetFailed();
        if (suspended) {
            resume();
            return;
        }
        // Where an element stands on the screen is nothing to the kernel.
        if (!before.nodes().equals(now.nodes()) || !before.cables().equals(now.cables())) {
            board.forget();
        }
        if (!before.name().equals(now.name())) {
            live.on().set(false);
            deployment.set(null);
            watching.forget();
            observe();
        }
        live.edited(before, now);
        planning.replan();
    }

    /** What is open is of the kind from before; where the lab runs, that is where it is. */
    private void retarget() {
        if (!watching.deployed().get()) {
            letGo(this::observe);
        }
    }

    /** Behind the window: whoever is opening a place holds it until it is open, which over a network takes its time. */
    private void letGo(Runnable then) {
        background.submit(
                () -> {
                    connection.close();
                    return true;
                },
                done -> then.run(),
                notes::fail);
    }

    private void observedAgain() {
        if (!watching.deployed().get()) {
            deployment.set(null);
            live.on().set(false);
            actions.turns().forget();
        } else if (deployment.drawing() == null) {
            recall();
        } else if (!running.busy().get()) {
            deployment.compare(watching.observed().get());
        }
        if (watching.deployed().get() && watching.standing().get() instanceof Standing.Own(Deployed lab)) {
            target.set(lab.target());
        }
        showStatuses();
        offer();
        actions.turns().goOn();
    }

    private void recall() {
        Topology drawn = document.now();
        int opening = document.openings().get();
        Caller asking = callers.next();
        deployment.recall(
                drawn,
                () -> connection.recall(drawn.name(), asking),
                () -> opening == document.openings().get()
                        && document.now().name().equals(drawn.name())
                        && watching.deployed().get(),
                watching.observed()::get);
    }

    private DeployedDrawing.Words lastWords(Topology of) {
        Caller asking = callers.next();
        return drift -> connection.lastWords(drift, of.name(), asking);
    }

    private void applyLive(Runnable done, Runnable failure) {
        Optional<Finding> blocking = actions.blocking(planning.findings());
        if (blocking.isPresent()) {
            failure.run();
        } else {
            actions.applyLive(done, failure);
        }
    }

    private void finish() {
        statuses.failedAt(board.failedElements());
        board.end();
        observe();
        planning.replan();
        live.free();
        identity.follow();
    }

    private Planning.Question question() {
        return new Planning.Question(document.now(), watching.observed().get(), target.get());
    }

    private void planned() {
        offer();
        showStatuses();
    }

    /** Shows what deploying would do, once it is known what there is: while the kernel is read, the plan may be of before. */
    private void offer() {
        Plan next = planning.plan().get();
        boolean known = planning.isFresh() && !watching.readingAll().get();
        if (next != null && known && !running.busy().get() && !statuses.anyFailed()) {
            board.offer(next);
        }
    }

    private void showStatuses() {
        statuses.show(document.now(), watching.deployed().get(), planning.plan().get());
    }
}
