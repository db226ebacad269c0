package dev.vethwork.engine.place;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.Origin;
import dev.vethwork.engine.Recovered;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.driver.FaultyPipes;
import dev.vethwork.engine.driver.FaultyPipes.Fault;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where one lab is deployed again and again while things go wrong: either the machine itself, for an ordinary user a stand-in
 * for it that a process of its own holds, or a sandbox as users have it.
 */
final class TrustPlace implements AutoCloseable {
    final String lab;
    private final boolean host;
    private final Path home;
    private final LabNotes notes;
    private final LocalTargets targets;
    private @Nullable Ground ground;
    private FaultyPipes last;

    private TrustPlace(String lab, boolean host, Path home) {
        this.lab = lab;
        this.host = host;
        this.home = home;
        this.notes = new LabNotes(home.resolve(lab));
        this.targets = new LocalTargets(home);
    }

    /** The machine, or its stand-in, with strangers on it. */
    static TrustPlace host(String lab, Path home) throws Exception {
        TrustPlace place = new TrustPlace(lab, true, home);
        place.ground = Ground.ofHost(place.notes);
        return place.withStrangers();
    }

    /** A stand-in for the machine, where a test asks for what nobody may do to a machine. */
    static TrustPlace standIn(String lab, Path home) throws Exception {
        TrustPlace place = new TrustPlace(lab, true, home);
        place.ground = new Ground.Held(place.notes.holderOrNew(Origin.UNKNOWN, new Expected()));
        return place.withStrangers();
    }

    private TrustPlace withStrangers() throws Exception {
        CommandResult made = stranger(Strangers.SCRIPT);
        if (!made.succeeded()) {
            close();
            throw new AssertionError("strangers could not be made: " + made.stdout());
        }
        return this;
    }

    static TrustPlace sandbox(String lab, Path home) throws Exception {
        return new TrustPlace(lab, false, home);
    }

    static TrustPlace open(boolean host, String lab, Path home) throws Exception {
        return host ? host(lab, home) : sandbox(lab, home);
    }

    boolean isHost() {
        return host;
    }

    /** What it is called where points are counted. */
    String name() {
        return host ? ground().name() : "sandbox";
    }

    Ground ground() {
        return Objects.requireNonNull(ground);
    }

    CommandResult stranger(String script) throws IOException {
        return ground().stranger(script);
    }

    LabTarget open(Fault fault) throws TargetException, IOException {
        LabPlace place = new HostPlace(true);
        if (!host) {
            Holder holder = notes.holderOrNew(Origin.UNKNOWN, new Expected());
            ground = new Ground.Held(holder);
            place = new SandboxPlace(holder, notes);
        }
        last = FaultyPipes.start(ground().enter(), fault);
        return new LabTarget(last.shell(), place, lab, DocumentId.unknown());
    }

    /** The conversation of the target that was opened last. */
    FaultyPipes last() {
        return last;
    }

    TargetTraits traits() {
        return host ? TargetTraits.HOST : TargetTraits.SANDBOX;
    }

    Compiled compile(Topology topology) {
        Topology drawn = ground instanceof Ground.TheMachine ? TrustLabs.harmless(topology) : topology;
        return TopologyCompiler.compile(drawn.withName(lab), traits());
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
            Recovered recovered = targets.recover(lab, Credentials.NONE, RunListener.SILENT, new Cancellation());
            look();
            return recovered;
        }
        try (LabTarget target = open(Fault.NONE)) {
            return target.recover(RunListener.SILENT, new Cancellation());
        } finally {
            last.await();
        }
    }

    /** Whether anything is remembered of the lab. */
    boolean isThere() {
        return ground != null && ground.isThere() && Files.exists(ground.see("/run/vethwork/" + lab));
    }

    /** Finds the sandbox that another program may have made or ended. */
    void look() {
        if (!host) {
            ground = notes.holder().map(Ground.Held::new).orElse(null);
        }
    }

    /** Whether a run is under way, or a sandbox being made. */
    boolean isWorkedOn() {
        return ground == null
                ? Files.exists(notes.directory())
                : Files.exists(ground.see("/run/vethwork/" + lab + "/journal"));
    }

    String exact() throws IOException {
        return host
                ? Snapshot.exact(ground())
                : LabNotes.labs(home) + " " + (ground == null || !ground.isThere());
    }

    String alike() throws IOException {
        return ground == null || !ground.isThere() ? "no sandbox" : Snapshot.alike(ground);
    }

    /** The same once nothing moves any more, and no shell of ours is about to end. */
    String settled() throws Exception {
        String last = "";
        String now = alike();
        long end = System.nanoTime() + Eventually.LONGEST.toNanos();
        while (!now.equals(last) || (System.nanoTime() < end && ground != null && ground.isThere() && Snapshot.isMoving(ground))) {
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
            return Planner.plan(wanted, target.observe(lab), target.traits()).isEmpty()
                    && target.recover(RunListener.SILENT, new Cancellation()) == Recovered.UNTOUCHED;
        } finally {
            last.await();
        }
    }

    /** The commands that would make it what is drawn, a line each. */
    String missing(Compiled wanted) throws Exception {
        try (LabTarget target = open(Fault.NONE)) {
            return Planner.plan(wanted, target.observe(lab), target.traits()).steps().stream()
                    .map(step -> String.join(" ", step.argv()) + "\n")
                    .collect(Collectors.joining());
        } finally {
            last.await();
        }
    }

    @Override
    public void close() throws IOException, TargetException {
        if (ground != null) {
            ground.end();
        }
    }
}
