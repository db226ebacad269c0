package dev.vethwork.bench;

import dev.vethwork.layout.Layouts;
import dev.vethwork.layout.Style;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Arranging a thousand nodes: on bridges, where leaves go in blocks, and in a tree, where few do. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 3)
public class LayoutBenchmark {
    private final Topology bridges = BigLab.draw();
    private final Topology tree = tree();

    @Param
    public Style style;

    @Benchmark
    public Map<String, Position> onBridges() {
        return Layouts.arrange(bridges, Set.of(), style, () -> false);
    }

    @Benchmark
    public Map<String, Position> inATree() {
        return Layouts.arrange(tree, Set.of(), style, () -> false);
    }

    private static Topology tree() {
        List<Node> nodes = new ArrayList<>(List.of(Namespace.of("n0")));
        List<Cable> cables = new ArrayList<>();
        for (int i = 1; i < BigLab.NAMESPACES; i++) {
            nodes.add(Namespace.of("n" + i));
            cables.add(Cable.of(CableEnd.of("n" + i, "up"), CableEnd.of("n" + (i - 1) / 3, "down" + i)));
        }
        return new Topology("tree", "", nodes, cables, List.of(), Map.of());
    }
}
