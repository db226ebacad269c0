package dev.vethwork.engine;

import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.TopologyCompiler;
import dev.vethwork.state.NetworkState;
import dev.vethwork.engine.FaultyPipes.Fault;
import dev.vethwork.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Where one lab is deployed again and again while things go wrong: either a stand-in for a whole machine, held by a process
 * of its own, or a sandbox as users have it.
 */
final class TrustPlace implements AutoCloseable {
    final String lab;
    private final boolean host;
    private final Path home;
    private final LabNotes notes;
    private final LocalTargets targets;
    private Holder holder;
    private FaultyPipes last;

    private TrustPlace(String lab, boolean host, Path home) throws TargetException {
        this.lab = lab;
        this.host = host;
        this.home = home;
        this.notes = new LabNotes(home.resolve(lab));
        this.targets = new LocalTargets(home);
        if (host) {
            holder = notes.holderOrNew(Origin.UNKNOWN);
        }
    }

    /** A machine with strangers on it. */
    static TrustPlace host(String lab, Path home) throws Exception {
        TrustPlace place = new TrustPlace(lab, true, home);
        place.stranger(Strangers.SCRIPT);
        return place;
    }

    /** The same machine once more, for another program. */
    static TrustPlace again(String lab, boolean host, Path home) throws TargetException {
        return new TrustPlace(lab, host, home);
    }

    static TrustPlace sandbox(String lab, Path home) throws TargetException {
        return new TrustPlace(lab, false, home);
    }

    static TrustPlace open(boolean host, String lab, Path home) throws Exception {
        return host ? host(lab, home) : sandbox(lab, home);
    }

    boolean isHost() {
        return host;
    }

    Holder holder() {
        return holder;
    }

    /** Somebody with root on the machine, who is not us. */
    CommandResult stranger(String script) throws IOException {
        List<String> argv = new ArrayList<>(Sandbox.enter(holder));
        argv.addAll(List.of("sh", "-c", script));
        return Commands.run(argv);
    }

    LabTarget open(Fault fault) throws TargetException, IOException {
        if (!host) {
            holder = notes.holderOrNew(Origin.UNKNOWN);
        }
        last = FaultyPipes.start(Sandbox.enter(holder), fault);
        return new LabTarget(
                last.shell(), host ? new HostPlace(true) : new SandboxPlace(holder, notes), lab, DocumentId.unknown());
    }

    /** The conversation of the target that was opened last. */
    FaultyPipes last() {
        return last;
    }

    TargetTraits traits() {
        return host ? TargetTraits.HOST : TargetTraits.SANDBOX;
    }

    Compiled compile(Topology topology) {
        return TopologyCompiler.compile(topology.withName(lab), traits());
    }

    /** What a lab would find there. */
    NetworkState observe() throws Exception {
        if (!host) {
            return NetworkState.EMPTY;
        }
        try (LabTarget target = open(Fault.NONE)) {
            return target.observe(lab);
        } finally {
            last.await();
        }
    }

    /** Applies without any fault. */
    Plan apply(Compiled desired) throws Exception {
        try (LabTarget target = open(Fault.NONE)) {
            return target.apply(desired, RunListener.SILENT, new Cancellation());
        } finally {
            last.await();
        }
    }

    Plan destroy() throws Exception {
        return apply(Compiled.nothing(lab));
    }

    /** What the next start of the program does when it is told to. */
    Recovered recover() throws Exception {
        if (!host) {
            Recovered recovered = targets.recover(lab, Credentials.NONE, RunListener.SILENT);
            holder = notes.holder().orElse(null);
            return recovered;
        }
        try (LabTarget target = open(Fault.NONE)) {
            return target.recover(RunListener.SILENT);
        } finally {
            last.await();
        }
    }

    /** Whether anything is remembered of the lab. */
    boolean isThere() {
        return holder != null && holder.alive() && Files.exists(holder.see("/run/vethwork/" + lab));
    }

    /** Finds the sandbox that another program may have made or ended. */
    void look() {
        if (!host) {
            holder = notes.holder().orElse(null);
        }
    }

    /** Whether a run is under way, or a sandbox being made. */
    boolean isWorkedOn() {
        return holder == null
                ? Files.exists(notes.directory())
                : Files.exists(holder.see("/run/vethwork/" + lab + "/journal"));
    }

    String exact() throws IOException {
        return host ? Snapshot.exact(holder) : LabNotes.labs(home) + " " + (holder == null || !holder.alive());
    }

    String alike() throws IOException {
        return holder == null || !holder.alive() ? "no sandbox" : Snapshot.alike(holder);
    }

    /** The same once nothing moves any more, and no shell of ours is about to end. */
    String settled() throws Exception {
        String last = "";
        String now = alike();
        while (!now.equals(last) || now.contains("vethwork-driver")) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            last = now;
            now = alike();
        }
        return now;
    }

    /** Whether the lab is exactly what is drawn, and no run is open. */
    boolean isComplete(Compiled wanted) throws Exception {
        if (!isThere()) {
            return false;
        }
        try (LabTarget target = open(Fault.NONE)) {
            return dev.vethwork.plan.Planner.plan(wanted, target.observe(lab), target.traits()).isEmpty()
                    && target.recover(RunListener.SILENT) == Recovered.UNTOUCHED;
        } finally {
            last.await();
        }
    }

    @Override
    public void close() {
        if (holder != null) {
            holder.end();
        }
    }
}
