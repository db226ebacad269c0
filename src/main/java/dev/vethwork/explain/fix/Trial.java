package dev.vethwork.explain.fix;

import dev.vethwork.edit.Edit;
import dev.vethwork.explain.Probe;
import dev.vethwork.explain.remedy.Remedies;
import dev.vethwork.explain.walk.Endpoints;
import dev.vethwork.explain.walk.RoundTrip;
import dev.vethwork.explain.walk.Walker;
import dev.vethwork.net.BadValue;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.incremental.Recompiler;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import java.util.Optional;

/** A drawing that edits are tried on, and who walks in it. After an edit only what it touched is made anew. */
public record Trial(Topology topology, NetworkState state, Walker walker) {
    public static Trial of(Topology topology, NetworkState compiled) {
        return new Trial(topology, compiled, Walker.drawn(compiled));
    }

    /** Empty where the edit does nothing, cannot be done, or makes the kernel refuse a route that it took. */
    Optional<Trial> after(Edit edit) {
        try {
            Topology changed = edit.apply(topology);
            if (changed.equals(topology)) {
                return Optional.empty();
            }
            NetworkState now = Recompiler.recompile(topology, state, changed, TargetTraits.SANDBOX);
            Walker walking = walker.inDrawn(now);
            return walking.refusesMore()
                    ? Optional.empty()
                    : Optional.of(new Trial(changed, now, walking));
        } catch (BadValue refused) {
            return Optional.empty();
        }
    }

    Remedies remedies() {
        return new Remedies(topology, state, walker);
    }

    /** Empty where there is no address to send to. */
    public Optional<RoundTrip> walk(String from, String to, Probe probe) {
        Endpoints endpoints = Endpoints.of(state, topology);
        return endpoints.target(from, to).map(t -> RoundTrip.walk(walker, endpoints.namespace(from), t, probe));
    }
}
