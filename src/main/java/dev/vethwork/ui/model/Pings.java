package dev.vethwork.ui.model;

import dev.vethwork.engine.Targets.Deployed;
import dev.vethwork.explain.Probe;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.LabConnection;
import dev.vethwork.lab.Pinged;
import dev.vethwork.lab.consent.TakingOver;
import dev.vethwork.lab.inspect.DeployedLab;
import dev.vethwork.net.TargetKind;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Asks the kernel itself whether a packet arrives. */
final class Pings {
    private final Document document;
    private final LabConnection connection;
    private final Watching watching;
    private final Running running;
    private final Notes notes;
    private final Supplier<TargetKind> target;
    private final Supplier<Caller> caller;
    private final Runnable finished;

    /** @param finished called when something has ended after which the whole kernel is to be read again */
    Pings(
            Document document,
            LabConnection connection,
            Watching watching,
            Running running,
            Notes notes,
            Supplier<TargetKind> target,
            Supplier<Caller> caller,
            Runnable finished) {
        this.document = document;
        this.connection = connection;
        this.watching = watching;
        this.running = running;
        this.notes = notes;
        this.target = target;
        this.caller = caller;
        this.finished = finished;
    }

    /** Pings once, or connects once, from a node to another node or an address; the answer is heard. */
    void ping(String from, String to, Probe probe, Consumer<Pinged> heard) {
        Topology drawn = document.now();
        NetworkState observed = watching.observed().get();
        TargetKind kind = target.get();
        Optional<Deployed> others =
                watching.onlyLooking().get() ? Optional.empty() : watching.standing().get().others();
        Caller asking = caller.get();
        running.start(
                () -> {
                    if (others.isPresent()) {
                        throw TakingOver.refused(others.get());
                    }
                    DeployedLab lab = new DeployedLab(drawn.name(), connection.traits(kind), observed, drawn);
                    return connection.nodes().ping(lab, from, to, probe, 1, asking);
                },
                result -> {
                    heard.accept(result);
                    notes.say(!result.answered(), probe + " " + from + " → " + result.address() + "\n" + result.output());
                },
                () -> {},
                finished);
    }
}
