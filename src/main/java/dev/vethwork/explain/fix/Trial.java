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

/**
 * A drawing that edits are tried on, and who walks in it. After an edit only what it touched is made anew.
 *
 * @param compiled what the drawing asks for
 * @param state that with what else is there
 */
public record Trial(Topology topology, NetworkState compiled, NetworkState state, Undrawn undrawn, Walker walker) {
    /** Of what is drawn alone. */
    public static Trial of(Topology topology, NetworkState compiled) {
        return new Trial(topology, compiled, compiled, Undrawn.NONE, Walker.drawn(compiled));
    }

    /** Of what is drawn, on a kernel that has more than that. */
    public static Trial of(Topology topology, NetworkState compiled, NetworkState observed) {
        Undrawn undrawn = Undrawn.in(observed, topology.name());
        NetworkState whole = undrawn.onto(compiled);
        return new Trial(topology, compiled, whole, undrawn, Walker.drawn(whole));
    }

    /** A state as it is, with the drawing that is to be mended. */
    public static Trial in(NetworkState state, Walker walker, Topology topology) {
        return new Trial(topology, state, state, Undrawn.NONE, walker);
    }

    /** Empty where the edit does nothing, cannot be done, or makes the kernel refuse a route that it took. */
    Optional<Trial> after(Edit edit) {
        try {
            Topology changed = edit.apply(topology);
            if (changed.equals(topology)) {
                return Optional.empty();
            }
            NetworkState now = Recompiler.recompile(topology, compiled, changed, TargetTraits.SANDBOX);
            NetworkState whole = undrawn.onto(now, compiled, state);
            Walker walking = walker.inDrawn(whole);
            return walking.refusesMore()
                    ? Optional.empty()
                    : Optional.of(new Trial(changed, now, whole, undrawn, walking));
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
