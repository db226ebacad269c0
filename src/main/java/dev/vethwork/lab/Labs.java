package dev.vethwork.lab;

import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Lint;
import dev.vethwork.plan.Plan;
import dev.vethwork.state.NetworkState;
import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.Passthrough;
import dev.vethwork.engine.Recovered;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Targets;
import dev.vethwork.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The use cases that window and command line share. Calls block until done, print nothing, and may come from any
 * thread.
 */
public final class Labs {
    private final Targets targets;
    private final Deployment deployment;

    public Labs(Targets targets) {
        this(targets, Approval.ofUser());
    }

    public Labs(Targets targets, Approval approval) {
        this.targets = targets;
        this.deployment = new Deployment(targets, approval);
    }

    public Targets targets() {
        return targets;
    }

    public Drawing open(Path file) throws LabException {
        return Drawings.read(file);
    }

    /** Every finding, also about clashes with what the machine uses. */
    public List<Finding> lint(Topology topology) {
        return Finding.sorted(Lint.check(topology, deployment.machine(), targets.missing()));
    }

    /**
     * What a deployment would do, against what is there now. Makes nothing, not even an empty sandbox.
     *
     * @param target {@code sandbox}, {@code host}, or null for where it is deployed, else a sandbox
     */
    public Plan plan(Drawing drawing, @Nullable String target, Caller caller) throws LabException {
        return plan(drawing, target, Set.of(), caller);
    }

    /** The same with somebody else's namespaces that the lab may work in. */
    public Plan plan(Drawing drawing, @Nullable String target, Set<String> adopt, Caller caller)
            throws LabException {
        return deployment.plan(drawing, target, adopt, caller);
    }

    /** Makes the target hold the drawing; does only what differs. @return the plan that was run */
    public Plan deploy(Drawing drawing, @Nullable String target, Caller caller) throws LabException {
        return deploy(drawing, target, Set.of(), caller);
    }

    /**
     * The same in namespaces that somebody else has made.
     *
     * @param adopt names of namespaces; what is in them stays, and a teardown leaves them as they were
     */
    public Plan deploy(Drawing drawing, @Nullable String target, Set<String> adopt, Caller caller)
            throws LabException {
        return deployment.deploy(drawing, target, adopt, caller);
    }

    /** Takes a lab away. @return the plan that was run */
    public Plan destroy(String lab, Caller caller) throws LabException {
        return deployment.destroy(lab, caller);
    }

    /** Whether the lab is deployed. */
    public Optional<Targets.Deployed> find(String lab) {
        return targets.find(lab);
    }

    /** The lab that a word on the command line means: a deployed lab's name, or a file that draws it. */
    public String labOf(String labOrFile) throws LabException {
        Drawing drawing = drawingOf(labOrFile);
        return drawing == null ? labOrFile : drawing.lab();
    }

    /** The drawing in a file; null where the word is a deployed lab's name. */
    private @Nullable Drawing drawingOf(String labOrFile) throws LabException {
        boolean path = labOrFile.contains("/") || labOrFile.endsWith(".json");
        if (!path && targets.find(labOrFile).isPresent()) {
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
        for (Targets.Deployed lab : targets.deployed()) {
            all.add(deployment.status(lab, caller));
        }
        return List.copyOf(all);
    }

    /** The labs that a crash has left in the middle of something, or without their sandbox. Needs no privilege. */
    public List<Targets.Deployed> brokenOff() {
        return targets.deployed().stream()
                .filter(lab -> Recovery.isNeeded(lab.state()))
                .toList();
    }

    /**
     * Puts in order what a crash has left behind: a teardown is finished, any other run undone, a dead sandbox forgotten.
     */
    public List<Recovery> recover(Caller caller) {
        List<Recovery> all = new ArrayList<>();
        for (Targets.Deployed lab : targets.deployed()) {
            if (Recovery.isNeeded(lab.state())) {
                all.add(recover(lab, caller));
            }
        }
        return List.copyOf(all);
    }

    private Recovery recover(Targets.Deployed lab, Caller caller) {
        try {
            Recovered recovered = targets.recover(lab.lab(), caller.credentials());
            return new Recovery(lab.lab(), lab.target(), lab.state(), recovered != Recovered.GONE, "");
        } catch (TargetException e) {
            String problem = Failures.of(e).getMessage() + "; " + e.remedy();
            return new Recovery(lab.lab(), lab.target(), lab.state(), true, problem);
        }
    }

    /** Reads a deployed lab. */
    public DeployedLab observe(String lab, Caller caller) throws LabException {
        try (Target target = deployment.existing(lab, caller)) {
            return observe(lab, target);
        } catch (TargetException e) {
            throw Failures.of(e);
        }
    }

    /** What the kernel has, node by node. */
    public Inspection inspect(String lab, @Nullable String node, Caller caller) throws LabException {
        DeployedLab observed = observe(lab, caller);
        return Inspection.of(observed, node == null ? observed.nodeNames() : List.of(node));
    }

    /** Runs a command inside a node and waits for it. */
    public CommandResult exec(String lab, String node, List<String> argv, Duration timeout, Caller caller)
            throws LabException {
        try (Target target = deployment.existing(lab, caller)) {
            String namespace = observe(lab, target).namespaceOf(node);
            return target.execute(lab, namespace, argv, timeout);
        } catch (TargetException e) {
            throw Failures.of(e);
        }
    }

    /** Runs a command inside a node on this process's own terminal. @return its exit code */
    public int execOnTerminal(String lab, String node, List<String> argv, Caller caller) throws LabException {
        List<String> whole = new ArrayList<>(enter(lab, node, caller));
        whole.addAll(argv);
        try {
            return Passthrough.run(whole);
        } catch (TargetException e) {
            throw Failures.of(e);
        }
    }

    /** The words to put before a command that shall run inside a node with a terminal of its own. */
    public List<String> enter(String lab, String node, Caller caller) throws LabException {
        try (Target target = deployment.existing(lab, caller)) {
            return target.enter(lab, observe(lab, target).namespaceOf(node));
        } catch (TargetException e) {
            throw Failures.of(e);
        }
    }

    /** @param to a node's name or an address */
    public Pinged ping(String lab, String from, String to, Caller caller) throws LabException {
        try (Target target = deployment.existing(lab, caller)) {
            DeployedLab observed = observe(lab, target);
            String namespace = observed.namespaceOf(from);
            String address = PingAddress.find(observed, from, to);
            CommandResult result = target.execute(
                    lab,
                    namespace,
                    List.of("ping", "-n", "-c", "3", "-i", "0.2", "-W", "1", "-w", "3", address),
                    Duration.ofSeconds(10));
            return new Pinged(from, to, address, result);
        } catch (TargetException e) {
            throw Failures.of(e);
        }
    }

    /** What a word on the command line asks about: a lab as the kernel has it, a file that is not deployed as drawn. */
    public Subject subject(String labOrFile, Caller caller) throws LabException {
        Drawing drawing = drawingOf(labOrFile);
        String lab = drawing == null ? labOrFile : drawing.lab();
        if (drawing != null && targets.find(lab).isEmpty()) {
            return new Subject(lab, drawing.topology(), null);
        }
        DeployedLab observed = observe(lab, caller);
        return new Subject(lab, drawing == null ? observed.topology() : drawing.topology(), observed.state());
    }

    /** The machine itself as this user can read it; empty where that cannot be done. */
    public NetworkState machine() {
        return deployment.machine();
    }

    private DeployedLab observe(String lab, Target target) throws TargetException {
        return new DeployedLab(lab, target.traits(), target.observe(lab), deployment.remembered(lab));
    }
}
