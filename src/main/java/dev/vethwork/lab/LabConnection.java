package dev.vethwork.lab;

import dev.vethwork.drift.Drift;
import dev.vethwork.engine.Change;
import dev.vethwork.engine.Changed;
import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.LabState;
import dev.vethwork.engine.LineStream;
import dev.vethwork.engine.Tap;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Targets;
import dev.vethwork.engine.Targets.Deployed;
import dev.vethwork.explain.Probe;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.lab.consent.Approval;
import dev.vethwork.lab.consent.TakingOver;
import dev.vethwork.lab.drawing.BeforeALab;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.lab.drawing.Drawings;
import dev.vethwork.lab.drawing.Surveys;
import dev.vethwork.lab.failure.Failures;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.failure.LabMessages;
import dev.vethwork.lab.inspect.DeployedLab;
import dev.vethwork.lab.inspect.LabStatus;
import dev.vethwork.lab.watch.LabWatch;
import dev.vethwork.lab.watch.PacketCapture;
import dev.vethwork.lab.watch.Places;
import dev.vethwork.lab.watch.TrafficWatch;
import dev.vethwork.net.TargetKind;
import dev.vethwork.packet.filter.Filter;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What may be done about one lab: window and command line do all of it through here. It keeps the lab's place open between
 * uses. Its methods block, and may come from any thread. None touches a lab that another document deployed, unless that was
 * agreed to.
 */
public final class LabConnection implements AutoCloseable {
    private final Targets targets;
    private final Grounds grounds;
    private final OpenLab place;
    private volatile Approval approval;

    public LabConnection(Targets targets, Approval approval) {
        this.targets = targets;
        this.grounds = new Grounds(targets);
        this.place = new OpenLab(targets);
        this.approval = approval;
    }

    /** Where agreements are remembered. */
    public void setApproval(Approval value) {
        approval = value;
    }

    /** The lab of this name if it is deployed, also one whose sandbox has died. */
    public Optional<Deployed> find(String lab) {
        return targets.find(lab);
    }

    public Standing standing(Drawing drawing) {
        return Standing.of(find(drawing.lab()), drawing.document());
    }

    /** What is known before a place is open. */
    public Grounds grounds() {
        return grounds;
    }

    /** What is known of the place that is open, or else of one of this kind. */
    public TargetTraits traits(TargetKind kind) {
        return place.traits(kind);
    }

    /**
     * What a deployment would do, against what is there now. Makes nothing, not even an empty sandbox.
     *
     * @param wanted null for where it is deployed, else a sandbox
     */
    public Plan plan(Drawing drawing, @Nullable TargetKind wanted, Set<String> adopt, Caller caller) throws LabException {
        TargetKind kind = Whereabouts.of(find(drawing.lab()), wanted);
        grounds.gate(drawing.topology(), kind);
        Topology topology = drawing.topology();
        Set<String> names = BeforeALab.namespaces(topology, adopt);
        return using(() -> {
            Optional<Target> there = place.existing(drawing.lab(), caller.credentials());
            return there.isEmpty() && !names.isEmpty() && !kind.rootIsOurs()
                    ? Plans.adopting(topology, names, traits(kind), before(topology, names, kind, caller))
                    : Plans.of(topology, names, kind, this, there);
        });
    }

    private Surveys.Before before(Topology topology, Set<String> names, TargetKind kind, Caller caller) throws LabException {
        return new Surveys(targets).before(topology, names, kind, traits(kind), caller.credentials());
    }

    /**
     * Makes the target hold the drawing; does only what differs.
     *
     * @param wanted null for where it is deployed, else a sandbox
     * @param adopt namespaces of somebody else's that it may work in; what is in them stays
     * @return the plan that was run
     */
    public Plan deploy(Drawing drawing, @Nullable TargetKind wanted, Set<String> adopt, Caller caller) throws LabException {
        Optional<Deployed> there = find(drawing.lab());
        if (there.isEmpty() && drawing.topology().nodes().isEmpty()) {
            throw new LabException(
                    LabException.Exit.USAGE,
                    LabMessages.of("nothingDrawn", drawing.lab()).text(),
                    LabMessages.of("nothingDrawn.remedy").text(),
                    "",
                    null);
        }
        TargetKind kind = Whereabouts.of(there, wanted);
        grounds.gate(drawing.topology(), kind);
        Optional<Deployed> others = Standing.of(there, drawing.document()).others();
        if (others.isPresent()) {
            Approval.ask(TakingOver.toDeploy(others.get()), caller.confirmation());
        }
        approval.ask(drawing, kind, caller.confirmation());
        return using(() -> {
            Target target = place.open(drawing.lab(), kind, drawing.document(), caller.credentials());
            Deploying deploying = new Deploying(target, drawing.topology(), caller, names -> there.isEmpty() && !kind.rootIsOurs()
                    ? before(drawing.topology(), names, kind, caller).before()
                    : Collections.emptySortedMap());
            try {
                Plan plan = deploying.run(there.isEmpty(), BeforeALab.namespaces(drawing.topology(), adopt));
                target.belong(drawing.lab(), drawing.document());
                remember(target, drawing.topology());
                return plan;
            } catch (TargetException | LabException e) {
                if (there.isEmpty()) {
                    // The place went with the attempt.
                    place.close();
                }
                throw e;
            }
        });
    }

    /** Makes the running lab what is drawn, reading and running no more than it must. @param known what it has as far as known */
    public Changed follow(Drawing drawing, NetworkState known, Caller caller) throws LabException {
        Deployed own = own(drawing);
        approval.ask(drawing, own.target(), caller.confirmation());
        return using(() -> {
            Target target = existing(drawing.lab(), caller);
            Changed changed = change(target, drawing.topology(), known, step -> true, caller);
            remember(target, drawing.topology());
            return changed;
        });
    }

    /** Runs those steps that bring the running lab back to a drawing which are wanted, and no others. */
    public Changed putBack(Drawing drawing, NetworkState known, Predicate<Step> wanted, Caller caller) throws LabException {
        own(drawing);
        return using(() -> change(existing(drawing.lab(), caller), drawing.topology(), known, wanted, caller));
    }

    private static Changed change(
            Target target, Topology topology, NetworkState known, Predicate<Step> only, Caller caller)
            throws TargetException {
        Compiled desired = TopologyCompiler.compile(topology, target.traits());
        return target.change(new Change(desired, known, only), caller.listener(), caller.cancellation());
    }

    private Deployed own(Drawing drawing) throws LabException {
        return switch (standing(drawing)) {
            case Standing.Own(Deployed lab) -> lab;
            case Standing.Others(Deployed lab) -> throw TakingOver.refused(lab);
            case Standing.Absent absent -> throw Missing.lab(targets, drawing.lab());
        };
    }

    /** Takes the lab of this drawing's name away. */
    public Plan destroy(Drawing drawing, Caller caller) throws LabException {
        Optional<Deployed> others = standing(drawing).others();
        if (others.isPresent()) {
            Approval.ask(TakingOver.toDestroy(others.get()), caller.confirmation());
        }
        return destroy(drawing.lab(), caller);
    }

    /** Takes a lab away that was asked for by its name. @return the plan that was run */
    public Plan destroy(String lab, Caller caller) throws LabException {
        return using(() -> {
            Plan plan = existing(lab, caller).apply(Compiled.nothing(lab), caller.listener(), caller.cancellation());
            place.close();
            return plan;
        });
    }

    /** The running lab of this drawing's name belongs to it from now on. What runs stays as it is. */
    public void takeOver(Drawing drawing, Caller caller) throws LabException {
        belong(drawing.lab(), drawing.document(), caller);
    }

    void belong(String lab, DocumentId document, Caller caller) throws LabException {
        using(() -> {
            existing(lab, caller).belong(lab, document);
            return true;
        });
    }

    /** The drawing as it was deployed; empty where it was not written down. */
    public Optional<Topology> recall(String lab, Caller caller) throws LabException {
        return using(() -> Optional.ofNullable(Drawings.parse(existing(lab, caller).recall(lab), lab)));
    }

    /** Writes down that the running lab is as this drawing. */
    public void remember(Drawing drawing, Caller caller) throws LabException {
        own(drawing);
        using(() -> {
            remember(existing(drawing.lab(), caller), drawing.topology());
            return true;
        });
    }

    private static void remember(Target target, Topology topology) throws TargetException {
        target.remember(topology.name(), TopologyFormat.print(topology));
    }

    /** What has changed since the last time; empty where the lab is not there. @param look also where nothing was heard of */
    public Optional<NetworkState> refresh(LabWatch watch, boolean look, Caller caller) throws LabException {
        String lab = watch.lab();
        try {
            Optional<Target> there = place.existing(lab, caller.credentials());
            return there.isPresent() ? Optional.of(watch.refresh(there.get(), look)) : Optional.empty();
        } catch (TargetException e) {
            place.close();
            watch.forget();
            if (e.kind() == TargetException.Kind.LOST && find(lab).isEmpty()) {
                // It was taken down meanwhile, which is what was wanted.
                return Optional.empty();
            }
            throw Failures.of(e);
        }
    }

    /** Reads a deployed lab. @param drawn what its file holds now; null where there is none */
    public DeployedLab observe(String lab, @Nullable Topology drawn, Caller caller) throws LabException {
        return using(() -> {
            Target target = existing(lab, caller);
            return new DeployedLab(lab, target.traits(), target.observe(lab), drawn);
        });
    }

    /** Reads these namespaces of a deployed lab, and nothing else of it. */
    DeployedLab observe(String lab, @Nullable Topology drawn, Set<String> namespaces, Caller caller) throws LabException {
        return using(() -> {
            Target target = existing(lab, caller);
            return new DeployedLab(lab, target.traits(), target.observe(lab, namespaces), drawn);
        });
    }

    /** Runs a command inside a namespace of the lab and waits for it. */
    public CommandResult exec(String lab, String namespace, List<String> argv, Duration timeout, Caller caller)
            throws LabException {
        return using(() -> existing(lab, caller).execute(lab, namespace, argv, timeout));
    }

    /** The words to put before a command that shall run inside a namespace with a terminal of its own. */
    public List<String> enter(String lab, String namespace, Caller caller) throws LabException {
        return using(() -> existing(lab, caller).enter(lab, namespace));
    }

    /**
     * Asks the kernel itself whether a packet arrives.
     *
     * @param lab as it was read last
     * @param to a node's name or an address
     * @param echoes how many are sent where it is a ping
     */
    public Pinged ping(DeployedLab lab, String from, String to, Probe probe, int echoes, Caller caller) throws LabException {
        if (find(lab.lab()).isEmpty()) {
            throw Missing.lab(targets, lab.lab());
        }
        String namespace = lab.namespaceOf(from);
        String address = PingAddress.find(lab, from, to);
        CommandResult result =
                exec(lab.lab(), namespace, Pinged.command(probe, address, echoes), Pinged.LONGEST, caller);
        return new Pinged(from, to, address, result);
    }

    /**
     * Reads packets as they pass.
     *
     * @param lab as it was read last
     * @param places of the form {@code NODE[:INTERFACE]}; none for every interface of every node
     * @param filter which packets are wanted, in the language of filters; empty for all
     */
    public PacketCapture capture(DeployedLab lab, List<String> places, String filter, Caller caller) throws LabException {
        Places known = new Places(lab);
        Filter wanted = PacketCapture.filter(filter, known.names());
        List<Tap> taps = known.taps(places);
        return using(() -> new PacketCapture(
                targets.packets(lab.lab(), taps, caller.credentials()), known.names(), wanted));
    }

    /** Starts a program inside a node, and hears what it says until it or whoever hears ends. */
    public LineStream run(DeployedLab lab, String node, List<String> argv, Caller caller) throws LabException {
        String namespace = lab.namespaceOf(node);
        return using(() -> targets.run(lab.lab(), namespace, argv, caller.credentials()));
    }

    /** The address by which a node would speak to another. @param to a node's name or an address */
    public String address(DeployedLab lab, String from, String to) throws LabException {
        return PingAddress.find(lab, from, to);
    }

    /** Starts a program beside this one, and gives what it reads on its standard input. */
    public OutputStream feed(List<String> argv) throws LabException {
        return using(() -> targets.feed(argv));
    }

    /** Watches what passes at every interface. @param lab as it was read last */
    public TrafficWatch traffic(DeployedLab lab, Caller caller) throws LabException {
        return using(() -> new TrafficWatch(targets.counters(lab.lab(), caller.credentials()), lab));
    }

    /** How far a deployed lab is from its drawing. @param file what its file holds now; null where there is none */
    LabStatus status(Deployed lab, @Nullable Topology file, Caller caller) {
        if (lab.state() != LabState.DEAD) {
            try {
                Optional<Target> target = place.existing(lab.lab(), caller.credentials());
                if (target.isPresent()) {
                    return status(lab, file, target.get());
                }
            } catch (TargetException e) {
                return LabStatus.unread(lab, e.getMessage() == null ? "" : e.getMessage());
            }
        }
        return LabStatus.unread(lab, "");
    }

    private static LabStatus status(Deployed lab, @Nullable Topology file, Target target) throws TargetException {
        NetworkState observed = target.observe(lab.lab());
        Topology deployed = Drawings.parse(target.recall(lab.lab()), lab.lab());
        Topology wanted = file == null ? deployed : file;
        if (wanted == null) {
            return LabStatus.unread(lab, "");
        }
        int steps = Plans.of(wanted, Set.of(), observed, target.traits()).steps().size();
        Topology was = deployed == null ? wanted : deployed;
        return LabStatus.read(
                lab, steps, Drift.of(was, observed, target.traits()).items(), was.nodes().size());
    }

    private Target existing(String lab, Caller caller) throws LabException, TargetException {
        Optional<Target> found = place.existing(lab, caller.credentials());
        if (found.isEmpty()) {
            throw Missing.lab(targets, lab);
        }
        return found.get();
    }

    /** Something that is done in a place. */
    @FunctionalInterface
    private interface Use<T> {
        T run() throws LabException, TargetException;
    }

    private <T> T using(Use<T> use) throws LabException {
        try {
            return use.run();
        } catch (TargetException e) {
            if (e.kind() == TargetException.Kind.LOST) {
                // What is opened next time may be another place, where a lab of this name was deployed again.
                place.close();
            }
            throw Failures.of(e);
        }
    }

    /** Lets go of the place; what is deployed stays where it is. */
    @Override
    public void close() {
        place.close();
    }
}
