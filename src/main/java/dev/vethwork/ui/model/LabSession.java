package dev.vethwork.ui.model;

import dev.vethwork.drift.Drift;
import dev.vethwork.drift.DriftItem;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.Targets;
import dev.vethwork.engine.Targets.Deployed;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Probe;
import dev.vethwork.format.importing.Imported;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.LabConnection;
import dev.vethwork.lab.Labs;
import dev.vethwork.lab.Pinged;
import dev.vethwork.lab.Standing;
import dev.vethwork.lab.consent.Approval;
import dev.vethwork.lab.consent.Confirmation;
import dev.vethwork.lab.drawing.Surveys;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Plan;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What is deployed of a drawing, and what may be done about it. Its methods are called on the window's thread and return
 * at once; the kernel is asked behind it.
 */
public final class LabSession {
    private final Document document;
    private final Labs labs;
    private final LabConnection connection;
    private final Background background;
    private final StepBoard board;
    private final Notes notes = new Notes();
    private final Planning planning;
    private final Watching watching;
    private final Running running;
    private final Identity identity;
    private final DeployedDrawing deployment;
    private final LiveEditing live;
    private final ObjectProperty<TargetKind> target = new SimpleObjectProperty<>(TargetKind.SANDBOX);
    private final ElementStatuses statuses = new ElementStatuses();
    private final ReadOnlyObjectWrapper<@Nullable Pinged> lastPing = new ReadOnlyObjectWrapper<>();
    private final Actions actions;
    private final Pings pings;
    private final Listening listening;
    private final Doors doors;
    private final Callers callers;
    private boolean suspended;

    public LabSession(Document document, Targets targets, Background background) {
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

    /** A connection beside this one, for what may take long and shall not hold this one up. */
    public LabConnection connectBeside() {
        return labs.connect();
    }

    /**
     * Another drawing is about to take the place of this one: from now on nothing of this one's lab is shown, or can be done
     * to it, until {@link #resume} or until the other is there.
     */
    public void suspend() {
        suspended = true;
        live.on().set(false);
        statuses.forgetFailed();
        board.clear();
        actions.forget();
        deployment.set(null);
        planning.forget();
        watching.forget();
    }

    /** The drawing that is here stays. */
    public void resume() {
        suspended = false;
        observe();
        planning.replan();
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

    /** Where the lab is or will be. */
    public ObjectProperty<TargetKind> target() {
        return target;
    }

    /** What draws a machine that no drawing was made for. */
    public Surveys surveys() {
        return labs.surveys();
    }

    /** What runs on this machine, read with the password that is asked for where one is wanted. It may take a while. */
    public Imported drawMachine() throws LabException {
        return surveys().machine(Set.of(), callers.credentials()).imported();
    }

    public void setCredentials(Credentials value) {
        callers.setCredentials(value);
    }

    /** Who is asked where a deployment may be regretted; called off the window's thread. */
    public void setConfirmation(Confirmation value) {
        callers.setConfirmation(value);
    }

    /** Where agreements are remembered; the user's own by default. */
    public void setApproval(Approval value) {
        connection.setApproval(value);
    }

    /** Whose the lab of the drawing's name is. */
    public ReadOnlyObjectProperty<Standing> standing() {
        return watching.standing();
    }

    /** Whether what is observed is another document's lab, at which the person only wants to look. */
    public ReadOnlyBooleanProperty onlyLooking() {
        return watching.onlyLooking();
    }

    /** Shows what another document's lab of this name holds, without touching it. */
    public void look() {
        watching.look();
    }

    /** Another document's lab of this name is this document's from now on. What runs stays as it is. */
    public void takeOver() {
        actions.takeOver();
    }

    /** Whether a deployment, teardown or ping is under way; only one is at a time. */
    public ReadOnlyBooleanProperty busy() {
        return running.busy();
    }

    /** 0 to 1 while steps run, -1 while it is not known, 0 when idle. */
    public ReadOnlyDoubleProperty progress() {
        return board.progress();
    }

    /** What goes on besides steps, a key of the messages: {@code opening}, {@code reading}, {@code rollback}; or empty. */
    public ReadOnlyStringProperty phase() {
        return board.phase();
    }

    /** Whether the lab runs and is this document's. */
    public ReadOnlyBooleanProperty deployed() {
        return watching.deployed();
    }

    /** Whether all of the lab is being read, so that what is said of it may be of before: after it was changed, or opened. */
    public ReadOnlyBooleanProperty reading() {
        return watching.readingAll();
    }

    /** Whether edits apply to the running lab at once. Goes off by itself when one cannot be applied. */
    public BooleanProperty live() {
        return live.on();
    }

    /** In what the kernel differs from the drawing as it was deployed. */
    public ReadOnlyObjectProperty<Drift> drift() {
        return deployment.drift();
    }

    /** What deploying would do now; null until it is known. */
    public ReadOnlyObjectProperty<@Nullable Plan> plan() {
        return planning.plan();
    }

    /** The steps of the plan that runs, that last ran and failed, or else of {@link #plan}. */
    public ObservableList<StepState> steps() {
        return board.steps();
    }

    /** What the kernel holds, empty where nothing is deployed. Kept up to date between {@link #watch} and {@link #unwatch}. */
    public ReadOnlyObjectProperty<NetworkState> observed() {
        return watching.observed();
    }

    public ObservableList<Finding> findings() {
        return planning.findings();
    }

    /** By node name and cable id. */
    public ReadOnlyObjectProperty<Map<String, Status>> statuses() {
        return statuses.all();
    }

    public Status status(String element) {
        return statuses.of(element);
    }

    /** The last thing that could not be done; null once something could. */
    public ReadOnlyObjectProperty<@Nullable Problem> problem() {
        return notes.problem();
    }

    public ReadOnlyObjectProperty<@Nullable Pinged> lastPing() {
        return lastPing.getReadOnlyProperty();
    }

    public ObservableList<LogLine> log() {
        return notes.log();
    }

    /** Plans and lints once more, as in another language. */
    public void rethink() {
        planning.replan();
    }

    /** How long to wait between two looks where the kernel tells nothing by itself; a second at least. */
    public void setPause(Duration value) {
        watching.setPause(value);
    }

    /** A person does something: what may change by that is looked for more often for a while. */
    public void wake() {
        watching.wake();
    }

    /** Somebody looks at what is observed; balanced by {@link #unwatch}. */
    public void watch() {
        watching.watch();
    }

    public void unwatch() {
        watching.unwatch();
    }

    /** Reads the kernel once. */
    public void observe() {
        watching.observe();
    }

    private void observedAgain() {
        if (!watching.deployed().get()) {
            deployment.set(null);
            live.on().set(false);
            actions.forget();
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
        actions.takeTurns();
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

    /** Makes the target hold the drawing. */
    public void deploy() {
        deploy(Optional.empty());
    }

    /** The same in place of another document's lab. @param agreed that lab, as the person saw it who agreed */
    public void deployOver(Deployed agreed) {
        deploy(Optional.of(agreed));
    }

    private void deploy(Optional<Deployed> agreed) {
        if (!suspended && actions.blocking(findings()).isEmpty()) {
            actions.deploy(agreed);
        }
    }

    /** Takes away everything of the lab's. */
    public void teardown() {
        live.on().set(false);
        if (watching.deployed().get()) {
            actions.teardown();
        }
    }

    /** Runs the steps that put a difference back, and no others. */
    public void putBack(DriftItem item) {
        actions.putBack(item);
    }

    /** Starts a drawn service that does not run. */
    public void startService(String node, String service) {
        actions.service(node, service, true);
    }

    /** Stops a service; the drawing keeps it. */
    public void stopService(String node, String service) {
        actions.service(node, service, false);
    }

    /** Draws a difference as the kernel has it. */
    public void take(DriftItem item) {
        actions.take(item);
    }

    /** Asks the running deployment to stop; it takes back what it has done. */
    public void cancel() {
        actions.cancel();
    }

    /** Pings once, or connects once, from a node to another node or an address; the answer is {@link #lastPing}. */
    public void ping(String from, String to, Probe probe) {
        pings.ping(from, to, probe, lastPing::set);
    }

    /** Ways into the nodes of running labs. */
    public Doors doors() {
        return doors;
    }

    /** Packets and counters of the running lab. */
    public Listening listening() {
        return listening;
    }

    /** Closes what is open; what is deployed stays where it is. */
    public void close() {
        watching.stop();
        planning.close();
        letGo(() -> {});
    }

    private void applyLive(Runnable done, Runnable failure) {
        Optional<Finding> blocking = actions.blocking(findings());
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
