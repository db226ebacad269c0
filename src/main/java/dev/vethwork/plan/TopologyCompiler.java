package dev.vethwork.plan;

import dev.vethwork.topology.Topology;

/** Turns a drawing into the state that it asks for. */
@SuppressWarnings("DoNotCallSuggester")
public final class TopologyCompiler {
    private TopologyCompiler() {}

    /** What the kernel of such a target shall hold for this drawing. Never fails: what is wrong is for lint to say. */
    public static Compiled compile(Topology topology, TargetTraits traits) {
        throw new UnsupportedOperationException("compile");
    }
}
