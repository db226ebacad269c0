package dev.vethwork.ui.model;

import dev.vethwork.drift.Drift;
import dev.vethwork.drift.DriftItem;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.Targets;
import dev.vethwork.engine.Targets.Deployed;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Probe;
import dev.vethwork.format.importing.Imported;
import dev.vethwork.lab.LabConnection;
import dev.vethwork.lab.Pinged;
import dev.vethwork.lab.Standing;
import dev.vethwork.lab.consent.Approval;
import dev.vethwork.lab.consent.Confirmation;
import dev.vethwork.lab.drawing.Surveys;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Plan;
import dev.vethwork.state.NetworkState;
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
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What is deployed of a drawing, and what may be done about it. Its methods are called on the window's thread and return
 * at once; the kernel is asked behind it.
 */
public final class LabSession {
    private final LabCycle cycle;
    private final ReadOnlyObjectWrapper<@Nullable Pinged> lastPing = new ReadOnlyObjectWrapper<>();

    public LabSession(Document document, Targets targets, Background background) {
        this.cycle = new LabCycle(document, targets, background);
    }

    /** A connection beside this one, for what may take long and shall not hold this one up. */
    public LabConnection connectBeside() {
        return cycle.labs.connect();
    }

    /**
     * Another drawing is about to take the place of this one: from now on nothing of this one's lab is shown, or can be done
     * to it, until {@link #resume} or until the other is there.
     */
    public void suspend() {
        cycle.suspend();
    }

    /** The drawing that is here stays. */
    public void resume() {
        cycle.resume();
    }

    /** Where the lab is or will be. */
    public ObjectProperty<TargetKind> target() {
        return cycle.target;
    }

    /** What draws a machine that no drawing was made for. */
    public Surveys surveys() {
        return cycle.labs.surveys();
    }

    /** What runs on this machine, read with the password that is asked for where one is wanted. It may take a while. */
    public Imported drawMachine() throws LabException {
        return surveys().machine(Set.of(), cycle.callers.credentials()).imported();
    }

    public void setCredentials(Credentials value) {
        cycle.callers.setCredentials(value);
    }

    /** Who is asked where a deployment may be regretted; called off the window's thread. */
    public void setConfirmation(Confirmation value) {
        cycle.callers.setConfirmation(value);
    }

    /** Where agreements are remembered; the user's own by default. */
    public void setApproval(Approval value) {
        cycle.connection.setApproval(value);
    }

    /** Whose the lab of the drawing's name is. */
    public ReadOnlyObjectProperty<Standing> standing() {
        return cycle.watching.standing();
    }

    /** Whether what is observed is another document's lab, at which the person only wants to look. */
    public ReadOnlyBooleanProperty onlyLooking() {
        return cycle.watching.onlyLooking();
    }

    /** Shows what another document's lab of this name holds, without touching it. */
    public void look() {
        cycle.watching.look();
    }

    /** Another document's lab of this name is this document's from now on. What runs stays as it is. */
    public void takeOver() {
        cycle.actions.takeOver();
    }

    /** Whether a deployment, teardown or ping is under way; only one is at a time. */
    public ReadOnlyBooleanProperty busy() {
        return cycle.running.busy();
    }

    /** Whether all of the lab is being made or taken down. */
    public ReadOnlyBooleanProperty deploying() {
        return cycle.running.whole();
    }

    /** 0 to 1 while steps run, -1 while it is not known, 0 when idle. */
    public ReadOnlyDoubleProperty progress() {
        return cycle.board.progress();
    }

    /** What goes on besides steps, a key of the messages: {@code opening}, {@code reading}, {@code rollback}; or empty. */
    public ReadOnlyStringProperty phase() {
        return cycle.board.phase();
    }

    /** Whether the lab runs and is this document's. */
    public ReadOnlyBooleanProperty deployed() {
        return cycle.watching.deployed();
    }

    /** Whether all of the lab is being read, so that what is said of it may be of before: after it was changed, or opened. */
    public ReadOnlyBooleanProperty reading() {
        return cycle.watching.readingAll();
    }

    /** Whether edits apply to the running lab at once. Goes off by itself when one cannot be applied. */
    public BooleanProperty live() {
        return cycle.live.on();
    }

    /** In what the kernel differs from the drawing as it was deployed. */
    public ReadOnlyObjectProperty<Drift> drift() {
        return cycle.deployment.drift();
    }

    /** What deploying would do now; null until it is known. */
    public ReadOnlyObjectProperty<@Nullable Plan> plan() {
        return cycle.planning.plan();
    }

    /** The steps of the plan that runs, that last ran and failed, or else of {@link #plan}. */
    public ObservableList<StepState> steps() {
        return cycle.board.steps();
    }

    /** What the kernel holds, empty where nothing is deployed. Kept up to date between {@link #watch} and {@link #unwatch}. */
    public ReadOnlyObjectProperty<NetworkState> observed() {
        return cycle.watching.observed();
    }

    public ObservableList<Finding> findings() {
        return cycle.planning.findings();
    }

    /** By node name and cable id. */
    public ReadOnlyObjectProperty<Map<String, Status>> statuses() {
        return cycle.statuses.all();
    }

    public Status status(String element) {
        return cycle.statuses.of(element);
    }

    /** The last thing that could not be done; null once something could. */
    public ReadOnlyObjectProperty<@Nullable Problem> problem() {
        return cycle.notes.problem();
    }

    public ReadOnlyObjectProperty<@Nullable Pinged> lastPing() {
        return lastPing.getReadOnlyProperty();
    }

    public ObservableList<LogLine> log() {
        return cycle.notes.log();
    }

    /** Plans and lints once more, as in another language. */
    public void rethink() {
        cycle.planning.replan();
    }

    /** How long to wait between two looks where the kernel tells nothing by itself; a second at least. */
    public void setPause(Duration value) {
        cycle.watching.setPause(value);
    }

    /** A person does something: what may change by that is looked for more often for a while. */
    public void wake() {
        cycle.watching.wake();
    }

    /** Somebody looks at what is observed; balanced by {@link #unwatch}. */
    public void watch() {
        cycle.watching.watch();
    }

    public void unwatch() {
        cycle.watching.unwatch();
    }

    /** Reads the kernel once. */
    public void observe() {
        cycle.watching.observe();
    }

    /** Makes the target hold the drawing, after a ping or a change that is under way. */
    public void deploy() {
        deploy(Optional.empty());
    }

    /** The same in place of another document's lab. @param agreed that lab, as the person saw it who agreed */
    public void deployOver(Deployed agreed) {
        deploy(Optional.of(agreed));
    }

    private void deploy(Optional<Deployed> agreed) {
        if (cycle.mayDeploy()) {
            cycle.actions.deploy(agreed);
        }
    }

    /** Takes away everything of the lab's, after what is under way. */
    public void teardown() {
        cycle.live.on().set(false);
        cycle.actions.teardown();
    }

    /** Runs the steps that put a difference back, and no others. */
    public void putBack(DriftItem item) {
        cycle.actions.putBack(item);
    }

    /** Starts a drawn service that does not run. */
    public void startService(String node, String service) {
        cycle.actions.service(node, service, true);
    }

    /** Stops a service; the drawing keeps it. */
    public void stopService(String node, String service) {
        cycle.actions.service(node, service, false);
    }

    /** Draws a difference as the kernel has it. */
    public void take(DriftItem item) {
        cycle.actions.take(item);
    }

    /** Asks the running deployment to stop; it takes back what it has done. */
    public void cancel() {
        cycle.actions.cancel();
    }

    /** Pings once, or connects once, from a node to another node or an address; the answer is {@link #lastPing}. */
    public void ping(String from, String to, Probe probe) {
        cycle.pings.ping(from, to, probe, lastPing::set);
    }

    /** Ways into the nodes of running labs. */
    public Doors doors() {
        return cycle.doors;
    }

    /** Packets and counters of the running lab. */
    public Listening listening() {
        return cycle.listening;
    }

    /** Closes what is open; what is deployed stays where it is. */
    public void close() {
        cycle.close();
    }

}
