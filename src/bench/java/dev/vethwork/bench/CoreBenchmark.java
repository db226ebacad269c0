package dev.vethwork.bench;

import dev.vethwork.edit.addressing.Addressing;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Ground;
import dev.vethwork.explain.lint.Lint;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.format.json.FormatException;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the pure core takes for a lab of a thousand namespaces. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CoreBenchmark {
    private final Topology lab = BigLab.draw();
    private final String text = TopologyFormat.print(lab);
    private final Compiled compiled = TopologyCompiler.compile(lab, TargetTraits.SANDBOX);

    @Benchmark
    public Compiled compile() {
        return TopologyCompiler.compile(lab, TargetTraits.SANDBOX);
    }

    @Benchmark
    public Plan planFromNothing() {
        return Planner.plan(compiled, NetworkState.EMPTY, TargetTraits.SANDBOX);
    }

    @Benchmark
    public Plan planOfNothingToDo() {
        return Planner.plan(compiled, compiled.state(), TargetTraits.SANDBOX);
    }

    @Benchmark
    public Plan planTeardown() {
        return Planner.plan(Compiled.nothing(lab.name()), compiled.state(), TargetTraits.SANDBOX);
    }

    @Benchmark
    public List<Finding> lint() {
        return Lint.check(lab, Ground.machine(NetworkState.EMPTY));
    }

    @Benchmark
    public Topology parse() throws FormatException {
        return TopologyFormat.parse(text);
    }

    @Benchmark
    public String print() {
        return TopologyFormat.print(lab);
    }

    @Benchmark
    public Topology defaultRoutes() {
        return Addressing.defaultRoutes().apply(lab);
    }
}
