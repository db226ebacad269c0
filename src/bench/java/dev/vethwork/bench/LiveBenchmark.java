package dev.vethwork.bench;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.Edits;
import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Change;
import dev.vethwork.engine.Changed;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What one changed cable takes in a lab of a thousand namespaces that runs in a sandbox: from the edit to the proof. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 10)
@Measurement(iterations = 20)
public class LiveBenchmark {
    private final EndId end = new EndId("n500", "eth0");
    private final Topology whole = drawn();
    private Topology lab = whole;
    private Target target;
    private NetworkState known = NetworkState.EMPTY;
    private boolean moved;

    /** With no route over the cable that is pulled out: no kernel takes one whose gateway is on no link. */
    private Topology drawn() {
        Topology big = BigLab.draw();
        Namespace alone = (Namespace) big.nodes().get(end.node());
        return big.withNode(end.node(), alone.withStack(alone.stack().withRoutes(List.of())));
    }

    @Setup(Level.Trial)
    public void deploy() throws IOException, TargetException {
        target = new LocalTargets(Files.createTempDirectory("vethwork-bench"))
                .open(lab.name(), TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE);
        target.apply(compiled(), RunListener.SILENT, new Cancellation());
        known = target.observe(lab.name());
    }

    @TearDown(Level.Trial)
    public void destroy() throws TargetException {
        target.apply(Compiled.nothing(lab.name()), RunListener.SILENT, new Cancellation());
        target.close();
    }

    private Compiled compiled() {
        return TopologyCompiler.compile(lab, target.traits());
    }

    /** Gives the end of a cable another address, in the kernel too. */
    @Benchmark
    public Changed changeACable() throws TargetException {
        moved = !moved;
        Edit edit = Edits.changeEnd(
                end, e -> e.withAddresses(List.of(InterfaceAddress.parse(moved ? "10.0.10.77/24" : "10.0.10.1/24"))));
        lab = edit.apply(lab);
        return change();
    }

    /** Pulls the cable out, or plugs it in again. */
    @Benchmark
    public Changed layACable() throws TargetException {
        lab = lab.cable(end).isPresent() ? lab.withoutCable(end) : whole;
        return change();
    }

    private Changed change() throws TargetException {
        Changed changed = target.change(Change.of(compiled(), known), RunListener.SILENT, new Cancellation());
        known = changed.state();
        return changed;
    }

    /** What listening costs each quarter of a second while nothing happens. */
    @Benchmark
    public Optional<Set<String>> hear() throws TargetException {
        return target.changes(known.namespaces().keySet());
    }
}
