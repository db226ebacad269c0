package dev.vethwork.bench;

import dev.vethwork.edit.Edits;
import dev.vethwork.explain.Explanation;
import dev.vethwork.explain.Probe;
import dev.vethwork.explain.answer.Explainer;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
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

/** What explanations take: in a lab of a thousand namespaces, and of every pair of a hundred. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ExplainBenchmark {
    private static final String FIRST = "n0";
    private static final String LAST = "n999";

    private final Topology lab = BigLab.draw();
    private final Topology other = BigLab.draw();
    private boolean turn;
    private final Topology hundred = BigLab.draw(100);
    private final Topology otherHundred = BigLab.draw(100);
    private final Compiled compiled = TopologyCompiler.compile(lab, TargetTraits.SANDBOX);
    private final Explainer explainer = new Explainer(compiled.state(), compiled);
    private final Topology shut = Edits.changeStack("host", s -> s.withForwarding(false)).apply(lab);
    private final Topology lost = Edits.changeStack(FIRST, s -> s.withRoutes(List.of())).apply(lab);

    /** The state is known already, as while one asks about it again and again. */
    @Benchmark
    public Explanation one() {
        return explainer.explain(FIRST, LAST, Probe.PING);
    }

    @Benchmark
    public Explanation oneOfAFreshState() {
        return new Explainer(compiled.state(), compiled).explain(FIRST, LAST, Probe.PING);
    }

    /** The drawing is compiled first: it is another than the one that was asked about before. */
    @Benchmark
    public Explanation oneOfADrawing() {
        turn = !turn;
        return Explanations.explain(turn ? other : lab, FIRST, LAST, Probe.PING);
    }

    /** The drawing is the one that was asked about before. */
    @Benchmark
    public Explanation oneOfADrawingAgain() {
        return Explanations.explain(lab, FIRST, LAST, Probe.PING);
    }

    /** One candidate, in the namespace that all others hang on. */
    @Benchmark
    public Explanation forwardingOffWithItsFixes() {
        return Explanations.explain(shut, FIRST, LAST, Probe.PING);
    }

    /** Fifty neighbours, each of which may be the gateway. */
    @Benchmark
    public Explanation noRouteWithItsFixes() {
        return Explanations.explain(lost, FIRST, LAST, Probe.PING);
    }

    @Benchmark
    public List<Explanations.Pair> allPairsOfAHundred() {
        turn = !turn;
        return Explanations.all(turn ? otherHundred : hundred, Probe.PING);
    }
}
