package dev.vethwork.lab;

import dev.vethwork.drift.Drift;
import dev.vethwork.drift.DriftItem;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Lint;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.lab.LabException.Exit;
import dev.vethwork.plan.Born;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Planner;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.TopologyCompiler;
import dev.vethwork.state.NetworkState;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Targets;
import dev.vethwork.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans, deploys and takes away. */
final class Deployment {
    static final String SANDBOX = "sandbox";
    static final String HOST = "host";

    private final Targets targets;
    private final Approval approval;

    Deployment(Targets targets, Approval approval) {
        this.targets = targets;
        this.approval = approval;
    }

    Plan plan(Drawing drawing, @Nullable String wanted, Set<String> adopt, Caller caller) throws LabException {
        Gate.findings(Finding.sorted(Lint.check(drawing.topology(), machine(), targets.missing())));
        String place = place(drawing.lab(), wanted);
        try (Target target = targets.openExisting(drawing.lab(), caller.credentials()).orElse(null)) {
            return target == null
                    ? planAnew(drawing.topology(), place, adopt)
                    : plan(drawing.topology(), adopt, target.observe(drawing.lab()), target.traits());
        } catch (TargetException e) {
            throw Failures.of(e);
        }
    }

    /** Where it is not deployed, a sandbox starts from nothing, and the host from what anybody can read of it. */
    private Plan planAnew(Topology topology, String place, Set<String> adopt) {
        return place.equals(HOST)
                ? plan(topology, adopt, machine(), targets.traits(place))
                : plan(topology, adopt, Born.nothingOn(machine()), targets.traits(place));
    }

    private static Plan plan(Topology topology, Set<String> adopt, NetworkState observed, TargetTraits traits) {
        return Planner.plan(TopologyCompiler.compile(topology, traits).adopting(adopt), observed, traits);
    }

    Plan deploy(Drawing drawing, @Nullable String wanted, Set<String> adopt, Caller caller) throws LabException {
        Gate.findings(Finding.sorted(Lint.check(drawing.topology(), machine(), targets.missing())));
        String place = place(drawing.lab(), wanted);
        approval.ask(drawing, place, caller.confirmation());
        boolean anew = targets.find(drawing.lab()).isEmpty();
        try (Target target = targets.open(drawing.lab(), place, drawing.fileText(), caller.credentials())) {
            HostFindings.of(drawing.topology(), target)
                    .forEach(f -> caller.listener().warned(f.element(), f.message(), f.fix()));
            for (String name : adopt) {
                caller.listener().warned(name, Say.of("adopt", name).text(), "");
            }
            Compiled desired =
                    TopologyCompiler.compile(drawing.topology(), target.traits()).adopting(adopt);
            Plan plan = FirstDeployment.run(
                    target,
                    drawing.lab(),
                    anew,
                    () -> target.apply(desired, caller.listener(), caller.cancellation()));
            target.remember(drawing.lab(), TopologyFormat.print(drawing.topology()));
            return plan;
        } catch (TargetException e) {
            throw Failures.of(e);
        }
    }

    Plan destroy(String lab, Caller caller) throws LabException {
        try (Target target = existing(lab, caller)) {
            return target.apply(Compiled.nothing(lab), caller.listener(), caller.cancellation());
        } catch (TargetException e) {
            throw Failures.of(e);
        }
    }

    LabStatus status(Targets.Deployed lab, Caller caller) {
        OptionalInt drift = OptionalInt.empty();
        List<DriftItem> differences = List.of();
        if (!lab.state().equals("dead")) {
            try (Target target = targets.openExisting(lab.lab(), caller.credentials()).orElse(null)) {
                if (target != null) {
                    NetworkState observed = target.observe(lab.lab());
                    Topology file = remembered(lab.lab());
                    Topology deployed = Drawings.parse(target.recall(lab.lab()), lab.lab());
                    Topology wanted = file == null ? deployed : file;
                    if (wanted != null) {
                        drift = OptionalInt.of(plan(wanted, Set.of(), observed, target.traits()).steps().size());
                        differences = Drift.of(deployed == null ? wanted : deployed, observed, target.traits())
                                .items();
                    }
                }
            } catch (TargetException e) {
                // A place that cannot be read, as the machine without a password: then it cannot be told.
            }
        }
        return new LabStatus(lab.lab(), lab.target(), lab.state(), lab.file(), drift, differences);
    }

    Target existing(String lab, Caller caller) throws LabException, TargetException {
        Optional<Target> found = targets.openExisting(lab, caller.credentials());
        if (found.isEmpty()) {
            throw Missing.lab(targets, lab);
        }
        return found.get();
    }

    /** The drawing that a deployed lab was made from, as its file is now; null where there is none any more. */
    @Nullable Topology remembered(String lab) {
        String file = targets.find(lab).map(Targets.Deployed::file).orElse("");
        if (file.isEmpty()) {
            return null;
        }
        try {
            Topology topology = Drawings.read(Path.of(file)).topology();
            return topology.name().equals(lab) ? topology : null;
        } catch (LabException e) {
            return null;
        }
    }

    NetworkState machine() {
        try {
            return targets.machine();
        } catch (TargetException e) {
            return NetworkState.EMPTY;
        }
    }

    /** Where the lab is, or shall be. @throws LabException if it is asked for where it is not */
    private String place(String lab, @Nullable String wanted) throws LabException {
        if (wanted != null && !List.of(SANDBOX, HOST).contains(wanted)) {
            throw Failures.usage("there is no target " + wanted, "choose sandbox or host");
        }
        Optional<Targets.Deployed> found = targets.find(lab);
        if (found.isEmpty()) {
            return wanted == null ? SANDBOX : wanted;
        }
        String place = found.get().target();
        if (wanted != null && !wanted.equals(place)) {
            throw new LabException(
                    Exit.USAGE,
                    "the lab " + lab + " is deployed already, on the target " + place,
                    "destroy it there first: run destroy " + lab,
                    "",
                    null);
        }
        return place;
    }
}
