package dev.vethwork.lab;

import dev.vethwork.drift.Drift;
import dev.vethwork.engine.Change;
import dev.vethwork.engine.Changed;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.LabState;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Targets;
import dev.vethwork.engine.Targets.Deployed;
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
import dev.vethwork.lab.watch.LastWords;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import java.util.Collections;
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
    private final LabNodes nodes;
    private volatile Approval approval;

    public LabConnection(Targets targets, Approval approval) {
        this.targets = targets;
        this.grounds = new Grounds(targets);
        this.place = new OpenLab(targets);
        this.nodes = new LabNodes(targets, place);
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

    /** What may be done inside the lab's nodes. */
    public LabNodes nodes() {
        return nodes;
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
        return place.use(() -> {
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
        return place.use(() -> {
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
        return place.use(() -> {
            Target target = place.needed(drawing.lab(), caller);
            Changed changed = change(target, Change.of(desired(target, drawing), known), caller);
            remember(target, drawing.topology());
            return changed;
        });
    }

    /** Runs those steps that bring the running lab back to a drawing which are wanted, and no others. */
    public Changed putBack(Drawing drawing, NetworkState known, Predicate<Step> wanted, Caller caller) throws LabException {
        own(drawing);
        return place.use(() -> {
            Target target = place.needed(drawing.lab(), caller);
            return change(target, new Change(desired(target, drawing), known, wanted), caller);
        });
    }

    private static Compiled desired(Target target, Drawing drawing) {
        return TopologyCompiler.compile(drawing.topology(), target.traits());
    }

    private static Changed change(Target target, Change change, Caller caller) throws TargetException {
        return target.change(change, caller.listener(), caller.cancellation());
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
        return place.use(() -> {
            Plan plan = place.needed(lab, caller).apply(Compiled.nothing(lab), caller.listener(), caller.cancellation());
            place.close();
            return plan;
        });
    }

    /** The running lab of this drawing's name belongs to it from now on. What runs stays as it is. */
    public void takeOver(Drawing drawing, Caller caller) throws LabException {
        belong(drawing.lab(), drawing.document(), caller);
    }

    void belong(String lab, DocumentId document, Caller caller) throws LabException {
        place.use(() -> {
            place.needed(lab, caller).belong(lab, document);
            return true;
        });
    }

    /** The drawing as it was deployed; empty where it was not written down. */
    public Optional<Topology> recall(String lab, Caller caller) throws LabException {
        return place.use(() -> Optional.ofNullable(Drawings.parse(place.needed(lab, caller).recall(lab), lab)));
    }

    /** The same drift of a running lab, with what services that ended wrote last. */
    public Drift lastWords(Drift drift, String lab, Caller caller) throws LabException {
        return LastWords.isFor(drift) ? place.use(() -> LastWords.in(drift, lab, place.needed(lab, caller))) : drift;
    }

    /** Writes down that the running lab is as this drawing. */
    public void remember(Drawing drawing, Caller caller) throws LabException {
        own(drawing);
        place.use(() -> {
            remember(place.needed(drawing.lab(), caller), drawing.topology());
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
        return place.use(() -> {
            Target target = place.needed(lab, caller);
            return new DeployedLab(lab, target.traits(), target.observe(lab), drawn);
        });
    }

    /** Reads these namespaces of a deployed lab, and nothing else of it. */
    DeployedLab observe(String lab, @Nullable Topology drawn, Set<String> namespaces, Caller caller) throws LabException {
        return place.use(() -> {
            Target target = place.needed(lab, caller);
            return new DeployedLab(lab, target.traits(), target.observe(lab, namespaces), drawn);
        });
    }

    /** How far a deployed lab is from its drawing. @param file what its file holds now; null where there is none */
    LabStatus status(Deployed lab, @Nullable Topology file, Caller caller) {
        if (lab.state() != LabState.DEAD) {
            try {
                Optional<Target> target = place.existing(lab.lab(), caller.credentials());
                if (target.isPresent()) {
                    return StatusReader.read(lab, file, target.get());
                }
            } catch (TargetException e) {
                return LabStatus.unread(lab, e.getMessage() == null ? "" : e.getMessage());
            }
        }
        return LabStatus.unread(lab, "");
    }

    /** Lets go of the place; what is deployed stays where it is. */
    @Override
    public void close() {
        place.close();
    }
}
