package dev.vethwork.lab;

import dev.vethwork.engine.ConflictException;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.lab.consent.Adopting;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.topology.Topology;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * One deployment in a place that is open.
 *
 * @param reading finds what of the drawing is there already
 */
record Deploying(Target target, Topology topology, Caller caller, Reading reading) {
    /** Finds what of a drawing is in namespaces that are to be adopted. */
    @FunctionalInterface
    interface Reading {
        SortedMap<String, NamespaceState> before(Set<String> names) throws LabException;
    }

    /**
     * Deploys.
     *
     * @param anew whether the place was made for it
     * @param adopt namespaces of somebody else's
     */
    Plan run(boolean anew, Set<String> adopt) throws TargetException, LabException {
        TargetTraits traits = target.traits();
        RunListener heard = new AdoptionWarnings(adopt, caller.listener());
        RunListener listener = traits.rootIsOurs() ? heard : new HostWarnings(topology, heard);
        Compiled desired = TopologyCompiler.compile(topology, traits);
        return FirstDeployment.run(target, topology.name(), anew, caller.listener(), () -> apply(desired, adopt, listener));
    }

    /** Namespaces of somebody else's that are in the way are adopted where the person agrees, else it is refused. */
    private Plan apply(Compiled desired, Set<String> adopt, RunListener listener) throws TargetException, LabException {
        try {
            return target.apply(adopting(desired, adopt), listener, caller.cancellation());
        } catch (ConflictException conflict) {
            Set<String> more = conflict.adoptable();
            if (more.isEmpty() || !caller.confirmation().confirm(Adopting.question(more))) {
                throw conflict;
            }
            Set<String> all = new TreeSet<>(adopt);
            all.addAll(more);
            return target.apply(adopting(desired, all), listener, caller.cancellation());
        }
    }

    private Compiled adopting(Compiled desired, Set<String> adopt) throws LabException {
        return adopt.isEmpty() ? desired : desired.adopting(adopt).with(reading.before(adopt));
    }
}
