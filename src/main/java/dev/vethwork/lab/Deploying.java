package dev.vethwork.lab;

import dev.vethwork.engine.ConflictException;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.lab.consent.Adopting;
import dev.vethwork.lab.failure.Say;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.topology.Topology;
import java.util.Set;
import java.util.TreeSet;

/** One deployment in a place that is open. */
record Deploying(Target target, Topology topology, Caller caller) {
    /** @param anew whether the place was made for it */
    Plan run(boolean anew, Set<String> adopt) throws TargetException {
        for (String name : adopt) {
            caller.listener().warned(name, Say.of("adopt", name).text(), "");
        }
        RunListener listener =
                target.traits().rootIsOurs() ? caller.listener() : new HostWarnings(topology, caller.listener());
        Compiled desired = TopologyCompiler.compile(topology, target.traits()).adopting(adopt);
        return FirstDeployment.run(target, topology.name(), anew, caller.listener(), () -> apply(desired, adopt, listener));
    }

    /** Namespaces of somebody else's that are in the way are adopted where the person agrees, else it is refused. */
    private Plan apply(Compiled desired, Set<String> adopt, RunListener listener) throws TargetException {
        try {
            return target.apply(desired, listener, caller.cancellation());
        } catch (ConflictException conflict) {
            Set<String> more = conflict.adoptable();
            if (more.isEmpty() || !caller.confirmation().confirm(Adopting.question(more))) {
                throw conflict;
            }
            Set<String> all = new TreeSet<>(adopt);
            all.addAll(more);
            return target.apply(desired.adopting(all), listener, caller.cancellation());
        }
    }
}
