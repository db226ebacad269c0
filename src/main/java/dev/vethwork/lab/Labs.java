package dev.vethwork.lab;

import dev.vethwork.engine.LabState;
import dev.vethwork.engine.Targets;
import dev.vethwork.engine.Targets.Deployed;
import dev.vethwork.explain.Probe;
import dev.vethwork.lab.consent.Approval;
import dev.vethwork.lab.consent.TakingOver;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.lab.drawing.Drawings;
import dev.vethwork.lab.drawing.Surveys;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.inspect.DeployedLab;
import dev.vethwork.lab.inspect.Inspection;
import dev.vethwork.lab.inspect.LabStatus;
import dev.vethwork.lab.watch.PacketCapture;
import dev.vethwork.lab.watch.TrafficWatch;
import dev.vethwork.net.Names;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Plan;
import dev.vethwork.text.Sentences;
import dev.vethwork.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All labs, and what is done about one of them and not again: each goes through a {@link LabConnection} of its own. Calls
 * block until done, print nothing, and may come from any thread.
 */
public final class Labs {
    /** How many echoes answer a question that is asked once. */
    private static final int ECHOES = 3;

    private final Targets targets;
    private final Approval approval;

    public Labs(Targets targets) {
        this(targets, Approval.ofUser());
    }

    public Labs(Targets targets, Approval approval) {
        this.targets = targets;
        this.approval = approval;
    }

    public Targets targets() {
        return targets;
    }

    /** The way into nodes of running labs. */
    public NodeDoor door() {
        return new NodeDoor(targets, this);
    }

    /** What is done after a crash. */
    public CrashRecovery crashRecovery() {
        return new CrashRecovery(targets);
    }

    /** A connection of its own for something that goes on for longer. */
    public LabConnection connect() {
        return new LabConnection(targets, approval);
    }

    public Drawing open(Path file) throws LabException {
        return Drawings.read(file);
    }

    /** What is known of the places where labs can be. */
    public Grounds grounds() {
        return new Grounds(targets);
    }

    /** What a deployment would do; see {@link LabConnection#plan}. */
    public Plan plan(Drawing drawing, @Nullable TargetKind target, Set<String> adopt, Caller caller)
            throws LabException {
        try (LabConnection connection = connect()) {
            return connection.plan(drawing, target, adopt, caller);
        }
    }

    /** How a drawing stands to the running lab of its name. */
    public Standing standing(Drawing drawing) throws LabException {
        try (LabConnection connection = connect()) {
            return connection.standing(drawing);
        }
    }

    /** Makes the target hold the drawing; see {@link LabConnection#deploy}. */
    public Plan deploy(Drawing drawing, @Nullable TargetKind target, Caller caller) throws LabException {
        return deploy(drawing, target, Set.of(), caller);
    }

    /** The same in namespaces that somebody else has made. */
    public Plan deploy(Drawing drawing, @Nullable TargetKind target, Set<String> adopt, Caller caller)
            throws LabException {
        try (LabConnection connection = connect()) {
            return connection.deploy(drawing, target, adopt, caller);
        }
    }

    /** Takes a lab away. @param labOrFile a deployed lab's name, or a file that draws it */
    public Plan destroy(String labOrFile, Caller caller) throws LabException {
        Drawing drawing = drawingOf(labOrFile);
        try (LabConnection connection = connect()) {
            return drawing == null ? connection.destroy(labOrFile, caller) : connection.destroy(drawing, caller);
        }
    }

    /**
     * Takes every lab away, of which none is left out because another cannot be taken away; asks once before.
     *
     * @return what became of each
     */
    public List<Recovery> destroyAll(Caller caller) throws LabException {
        List<Deployed> all = targets.look();
        if (!all.isEmpty()) {
            Approval.ask(TakingOver.toDestroyAll(all), caller.confirmation());
        }
        return all.stream().map(lab -> takeAway(lab, caller)).toList();
    }

    private Recovery takeAway(Deployed lab, Caller caller) {
        if (lab.state().isBrokenOff()) {
            Recovery recovered = crashRecovery().recover(lab, caller);
            if (!recovered.isDone() || !recovered.there()) {
                return recovered;
            }
        }
        try (LabConnection connection = connect()) {
            Plan _ = connection.destroy(lab.lab(), caller);
            return new Recovery(lab.lab(), lab.target(), lab.state(), false, "");
        } catch (LabException e) {
            return new Recovery(lab.lab(), lab.target(), lab.state(), true, Sentences.with(String.valueOf(e.getMessage()), e.remedy()));
        }
    }

    /** Whether the lab is deployed. */
    public Optional<Deployed> find(String lab) {
        return targets.find(lab);
    }

    /** Which of them belong to which document. */
    public DocumentLabs documents() {
        return new DocumentLabs(targets, approval);
    }

    /** The lab that a word on the command line means: a deployed lab's name, or a file that draws it. */
    public String labOf(String labOrFile) throws LabException {
        Drawing drawing = drawingOf(labOrFile);
        return drawing == null ? labOrFile : drawing.lab();
    }

    /** The drawing in a file; null where the word is a deployed lab's name. */
    private @Nullable Drawing drawingOf(String labOrFile) throws LabException {
        boolean path = labOrFile.contains("/") || labOrFile.endsWith(".json");
        if (!path && targets.deployed().stream().anyMatch(lab -> lab.lab().equals(labOrFile))) {
            return null;
        }
        Path file = Path.of(labOrFile);
        if (path || Files.isRegularFile(file)) {
            return open(file);
        }
        throw Missing.lab(targets, labOrFile);
    }

    /** Every deployed lab and how far it is from its drawing. */
    public List<LabStatus> status(Caller caller) {
        List<LabStatus> all = new ArrayList<>();
        for (Deployed lab : targets.look()) {
            all.add(status(lab, caller));
        }
        return List.copyOf(all);
    }

    /** The same of one. @throws LabException if it is not deployed */
    public LabStatus status(String lab, Caller caller) throws LabException {
        return status(targets.find(lab).orElseThrow(() -> Missing.lab(targets, lab)), caller);
    }

    private LabStatus status(Deployed lab, Caller caller) {
        try (LabConnection connection = connect()) {
            return connection.status(lab, remembered(lab), caller);
        }
    }

    /** Reads a deployed lab. */
    public DeployedLab observe(String lab, Caller caller) throws LabException {
        try (LabConnection connection = connect()) {
            return observe(lab, connection, caller);
        }
    }

    DeployedLab observe(String lab, LabConnection connection, Caller caller) throws LabException {
        Topology drawn = targets.find(lab).map(this::remembered).orElse(null);
        return connection.observe(lab, drawn, caller);
    }

    /** What the kernel has, node by node. */
    public Inspection inspect(String lab, @Nullable String node, Caller caller) throws LabException {
        DeployedLab observed = observe(lab, caller);
        return Inspection.of(observed, node == null ? observed.nodeNames() : List.of(node));
    }

    /** Reads packets as they pass; see {@link LabNodes#capture}. */
    public PacketCapture capture(String lab, List<String> places, String filter, Caller caller) throws LabException {
        try (LabConnection connection = connect()) {
            return connection.nodes().capture(observe(lab, connection, caller), places, filter, caller);
        }
    }

    /** Watches what passes at every interface of a lab. */
    public TrafficWatch traffic(String lab, Caller caller) throws LabException {
        try (LabConnection connection = connect()) {
            return connection.nodes().traffic(observe(lab, connection, caller), caller);
        }
    }

    /** @param to a node's name or an address */
    public Pinged ping(String lab, String from, String to, Caller caller) throws LabException {
        try (LabConnection connection = connect()) {
            DeployedLab observed = observeBoth(lab, connection, from, to, caller);
            return connection.nodes().ping(observed, from, to, Probe.PING, ECHOES, caller);
        }
    }

    /** The two namespaces alone where these nodes are some, which takes less time; else the whole lab. */
    private DeployedLab observeBoth(String lab, LabConnection connection, String from, String to, Caller caller)
            throws LabException {
        if (isNamespace(lab, from) && isNamespace(lab, to)) {
            Topology drawn = targets.find(lab).map(this::remembered).orElse(null);
            return connection.observe(lab, drawn, Set.of(from, to), caller);
        }
        return observe(lab, connection, caller);
    }

    private boolean isNamespace(String lab, String word) {
        return Names.isNode(word) && targets.enter(lab, word).isPresent();
    }

    /** What a word on the command line asks about: a lab as the kernel has it, a file that is not deployed as drawn. */
    public Subject subject(String labOrFile, Caller caller) throws LabException {
        if (Surveys.isSnapshot(Path.of(labOrFile))) {
            return subject(surveys().snapshot(Path.of(labOrFile), Set.of()));
        }
        Drawing drawing = drawingOf(labOrFile);
        String lab = drawing == null ? labOrFile : drawing.lab();
        if (drawing != null && targets.find(lab).isEmpty()) {
            return new Subject(lab, drawing.topology(), null);
        }
        DeployedLab observed = observe(lab, caller);
        return new Subject(lab, drawing == null ? observed.topology() : drawing.topology(), observed.state());
    }

    /** All that runs on this machine. */
    public Subject here(Caller caller) throws LabException {
        return subject(surveys().machine(Set.of(), caller.credentials()));
    }

    private static Subject subject(Surveys.Surveyed surveyed) {
        Topology drawn = surveyed.imported().topology();
        return new Subject(drawn.name(), drawn, surveyed.state());
    }

    /** What draws a machine that no drawing was made for. */
    public Surveys surveys() {
        return new Surveys(targets);
    }

    /** The drawing that a deployed lab was made from, as its file is now; null where there is none any more. */
    private @Nullable Topology remembered(Deployed lab) {
        Path file = lab.document().file().orElse(null);
        if (file == null || lab.state() == LabState.DEAD) {
            return null;
        }
        try {
            Topology topology = Drawings.read(file).topology();
            return topology.name().equals(lab.lab()) ? topology : null;
        } catch (LabException e) {
            return null;
        }
    }
}
