package dev.vethwork.lab;

import dev.vethwork.engine.ForwardingRunListener;
import dev.vethwork.engine.RunListener;
import dev.vethwork.explain.Finding;
import dev.vethwork.lab.consent.HostFindings;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;

/**
 * Hears a deployment on a machine, and tells besides, once, what of that machine's rules is in the drawing's way. They are told
 * from what is read to plan from: a reading for them alone would make each deployment wait.
 */
final class HostWarnings extends ForwardingRunListener {
    private final Topology topology;
    private boolean told;

    HostWarnings(Topology topology, RunListener heard) {
        super(heard);
        this.topology = topology;
    }

    @Override
    public void read(NetworkState before) {
        if (!told) {
            told = true;
            for (Finding found : HostFindings.of(topology, before)) {
                warned(found.element(), found.message(), found.fix());
            }
        }
        super.read(before);
    }
}
