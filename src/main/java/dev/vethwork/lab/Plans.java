package dev.vethwork.lab;

import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.lab.drawing.Surveys;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import java.util.Optional;
import java.util.Set;

/** What a deployment would do. */
final class Plans {
    private Plans() {}

    /** Where it is not deployed, a sandbox starts from nothing, and the host from what anybody can read of it. */
    static Plan of(
            Topology topology, Set<String> adopt, TargetKind kind, LabConnection connection, Optional<Target> there)
            throws TargetException {
        if (there.isPresent()) {
            return of(topology, adopt, there.get().observe(topology.name()), there.get().traits());
        }
        return of(topology, adopt, connection.grounds().before(kind), connection.traits(kind));
    }

    /** On the machine itself, in namespaces of it that somebody else has made, all of which is read. */
    static Plan adopting(Topology topology, Set<String> adopt, TargetTraits traits, Surveys.Before machine) {
        return of(topology, adopt, machine.machine().withGiven(machine.before()), traits);
    }

    static Plan of(Topology topology, Set<String> adopt, NetworkState observed, TargetTraits traits) {
        return Planner.plan(TopologyCompiler.compile(topology, traits).adopting(adopt), observed, traits);
    }
}
