package dev.vethwork.lab;

import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.LabState;
import dev.vethwork.engine.Passthrough;
import dev.vethwork.engine.Recovered;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Targets;
import dev.vethwork.engine.Targets.Deployed;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Probe;
import dev.vethwork.lab.consent.Approval;
import dev.vethwork.lab.consent.TakingOver;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.lab.drawing.Drawings;
import dev.vethwork.lab.drawing.Surveys;
import dev.vethwork.lab.enter.Inside;
import dev.vethwork.lab.enter.NodeShell;
import dev.vethwork.lab.failure.Failures;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.inspect.DeployedLab;
import dev.vethwork.lab.inspect.Inspection;
import dev.vethwork.lab.inspect.LabStatus;
import dev.vethwork.lab.watch.PacketCapture;
import dev.vethwork.lab.watch.TrafficWatch;
import dev.vethwork.net.Names;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Plan;
import dev.vethwork.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
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

    /** A connection of its own for something that goes on for longer. */
    public LabConnection connect() {
        return new LabConnection(targets, approval);
    }

    public Drawing open(Path file) throws LabException {
        return Drawings.read(file);
    }

    /** Every finding, also about clashes with what is there where it is to be deployed. @param target null for where it is */
    public List<Finding> lint(Topology topology, @Nullable TargetKind target) {
        try (LabConnection connection = connect()) {
            return connection.lint(topology, target);
        }
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
            Recovery recovered = recover(lab, caller);
            if (!recovered.isDone() || !recovered.there()) {
                return recovered;
            }
        }
        try (LabConnection connection = connect()) {
            Plan _ = connection.destroy(lab.lab(), caller);
            return new Recovery(lab.lab(), lab.target(), lab.state(), false, "");
        } catch (LabException e) {
            return new Recovery(lab.lab(), lab.target(), lab.state(), true, e.getMessage() + "; " + e.remedy());
        }
    }

    /** Whether the lab is deployed. */
    public Optional<Deployed> find(String lab) {
        return targets.find(lab);
    }

    /** A document is in another file from now on, and every lab that it deployed goes with it. */
    public void move(DocumentId before, DocumentId now, Caller caller) throws LabException {
        for (Deployed lab : targets.deployed()) {
            if (before.isSame(lab.document()) && lab.state() != LabState.DEAD) {
                try (LabConnection connection = connect()) {
                    connection.belong(lab.lab(), now, caller);
                }
            }
        }
    }

    /** The running lab that this document deployed; empty where there is none. */
    public Optional<Deployed> of(DocumentId document) {
        return targets.deployed().stream()
                .filter(lab -> document.isSame(lab.document()) && lab.state() != LabState.DEAD)
                .findFirst();
    }

    /** A name that no lab has that is deployed, nor anybody else: this one, or this one and a number. */
    public String freeName(String wanted, Set<String> others) {
        Set<String> taken = new HashSet<>(others);
        targets.deployed().forEach(lab -> taken.add(lab.lab()));
        String name = wanted;
        for (int number = 2; taken.contains(name); number++) {
            name = wanted + "-" + number;
        }
        return name;
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
            try (LabConnection connection = connect()) {
                all.add(connection.status(lab, remembered(lab), caller));
            }
        }
        return List.copyOf(all);
    }

    /** The labs that a crash has left in the middle of something, or without their sandbox. Needs no privilege. */
    public List<Deployed> brokenOff() {
        return targets.deployed().stream()
                .filter(lab -> lab.state().isBrokenOff())
                .toList();
    }

    /**
     * Puts in order what a crash has left behind: a teardown is finished, any other run undone, a dead sandbox forgotten.
     */
    public List<Recovery> recover(Caller caller) {
        return targets.look().stream()
                .filter(lab -> lab.state().isBrokenOff())
                .map(lab -> recover(lab, caller))
                .toList();
    }

    private Recovery recover(Deployed lab, Caller caller) {
        try {
            Recovered recovered = targets.recover(
                    lab.lab(), caller.credentials(), caller.listener(), caller.cancellation());
            return new Recovery(lab.lab(), lab.target(), lab.state(), recovered != Recovered.GONE, "");
        } catch (TargetException e) {
            String problem = Failures.of(e).getMessage() + "; " + e.remedy();
            return new Recovery(lab.lab(), lab.target(), lab.state(), true, problem);
        }
    }

    /** Reads a deployed lab. */
    public DeployedLab observe(String lab, Caller caller) throws LabException {
        try (LabConnection connection = connect()) {
            return observe(lab, connection, caller);
        }
    }

    private DeployedLab observe(String lab, LabConnection connection, Caller caller) throws LabException {
        Topology drawn = targets.find(lab).map(this::remembered).orElse(null);
        return connection.observe(lab, drawn, caller);
    }

    /** What the kernel has, node by node. */
    public Inspection inspect(String lab, @Nullable String node, Caller caller) throws LabException {
        DeployedLab observed = observe(lab, caller);
        return Inspection.of(observed, node == null ? observed.nodeNames() : List.of(node));
    }

    /** Runs a command inside a node and waits for it. */
    public CommandResult exec(String lab, String node, List<String> argv, Duration timeout, Caller caller)
            throws LabException {
        try (LabConnection connection = connect()) {
            String namespace = observe(lab, connection, caller).namespaceOf(node);
            return connection.exec(lab, namespace, argv, timeout, caller);
        }
    }

    /** Runs a command inside a node on this process's own terminal. @return its exit code */
    public int execOnTerminal(String lab, String node, List<String> argv, Caller caller) throws LabException {
        List<String> whole = new ArrayList<>(enter(lab, node, caller));
        whole.addAll(argv);
        return onTerminal(whole);
    }

    /**
     * Opens a shell inside a node on this process's own terminal.
     *
     * @param service whose PID namespace is entered as well; null for none
     * @return its exit code
     */
    public int shellOnTerminal(String lab, String node, @Nullable String service, NodeShell shell, Caller caller)
            throws LabException {
        return onTerminal(shell(lab, node, service, shell, caller));
    }

    /**
     * The words of a shell inside a node, to be started on a terminal of its own.
     *
     * @param service whose PID namespace is entered as well; null for none
     */
    public List<String> shell(String lab, String node, @Nullable String service, NodeShell shell, Caller caller)
            throws LabException {
        List<String> enter = service == null ? enter(lab, node, caller) : enterService(lab, node, service, caller);
        return isFar(lab) ? shell.farCommand(enter) : shell.command(enter);
    }

    private boolean isFar(String lab) {
        return targets.find(lab).filter(found -> found.target().isFar()).isPresent();
    }

    private static int onTerminal(List<String> whole) throws LabException {
        try {
            return Passthrough.run(whole);
        } catch (TargetException e) {
            throw Failures.of(e);
        }
    }

    /** Whether a lab runs, and in it a node. @param ofOwn whether it is a namespace of its own */
    public boolean isThere(String lab, String node, boolean ofOwn) {
        // On another machine it takes a connection to tell more; what was in the node has ended with it by itself.
        return ofOwn && !isFar(lab)
                ? targets.enter(lab, node).isPresent()
                : targets.find(lab).filter(found -> found.state() != LabState.DEAD).isPresent();
    }

    /** The words to put before a command that shall run inside a node with a terminal of its own. */
    public List<String> enter(String lab, String node, Caller caller) throws LabException {
        Optional<List<String>> seen = Names.isNode(node) ? targets.enter(lab, node) : Optional.empty();
        if (seen.isPresent()) {
            return seen.get();
        }
        try (LabConnection connection = connect()) {
            return connection.enter(lab, observe(lab, connection, caller).namespaceOf(node), caller);
        }
    }

    /** The same beside one of the node's services, which may have a PID namespace of its own. */
    public List<String> enterService(String lab, String node, String service, Caller caller) throws LabException {
        try (LabConnection connection = connect()) {
            DeployedLab observed = observe(lab, connection, caller);
            String namespace = observed.namespaceOf(node);
            long pid = Inside.service(observed, namespace, node, service);
            return Inside.process(connection.enter(lab, namespace, caller), pid);
        }
    }

    /** Reads packets as they pass; see {@link LabConnection#capture}. */
    public PacketCapture capture(String lab, List<String> places, String filter, Caller caller) throws LabException {
        try (LabConnection connection = connect()) {
            return connection.capture(observe(lab, connection, caller), places, filter, caller);
        }
    }

    /** Watches what passes at every interface of a lab. */
    public TrafficWatch traffic(String lab, Caller caller) throws LabException {
        try (LabConnection connection = connect()) {
            return connection.traffic(observe(lab, connection, caller), caller);
        }
    }

    /** @param to a node's name or an address */
    public Pinged ping(String lab, String from, String to, Caller caller) throws LabException {
        try (LabConnection connection = connect()) {
            DeployedLab observed = observeBoth(lab, connection, from, to, caller);
            return connection.ping(observed, from, to, Probe.PING, ECHOES, caller);
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
