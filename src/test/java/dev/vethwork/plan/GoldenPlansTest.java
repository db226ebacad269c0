package dev.vethwork.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.format.TopologyFormat;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.plan.operation.Action;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder holds what is deployed ({@code observed}, nothing where the file is missing), what is drawn ({@code desired},
 * a teardown where it is missing) and the plan from the one to the other. With {@code -Dgolden.update=true} the plans are
 * written anew, to be read in the diff.
 */
class GoldenPlansTest {
    private static final Path FOLDERS = Path.of("src/test/resources/golden");

    static Stream<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(FOLDERS)) {
            return all.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void aPlanIsAsItWasReviewed(Path folder) throws Exception {
        Path golden = folder.resolve("plan.txt");
        String plan = text(planOf(folder));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, plan);
        }
        assertThat(plan).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @MethodSource("folders")
    void theKernelThatAPlanWasRunOnNeedsNothingMore(Path folder) throws Exception {
        SimulatedKernel kernel = kernel(folder);
        Plan plan = planOf(folder, kernel.observe());
        kernel.run(plan);
        assertThat(Labs.commands(planOf(folder, kernel.observe()))).isEmpty();
    }

    private static Plan planOf(Path folder) throws Exception {
        return planOf(folder, kernel(folder).observe());
    }

    private static SimulatedKernel kernel(Path folder) throws Exception {
        SimulatedKernel kernel = new SimulatedKernel(lab(folder)).withCard("enp3s0").withCard("enp4s0");
        Path observed = folder.resolve("observed.vethwork.json");
        if (Files.exists(observed)) {
            TargetTraits traits = traits(folder);
            Compiled before = TopologyCompiler.compile(TopologyFormat.read(observed), traits);
            kernel.run(Planner.plan(before, kernel.observe(), traits));
        }
        return kernel;
    }

    private static Plan planOf(Path folder, NetworkState observed) throws Exception {
        Path desired = folder.resolve("desired.vethwork.json");
        TargetTraits traits = traits(folder);
        Compiled wanted = Files.exists(desired)
                ? TopologyCompiler.compile(TopologyFormat.read(desired), traits)
                : Compiled.nothing(lab(folder));
        return Planner.plan(wanted, observed, traits);
    }

    private static String lab(Path folder) throws Exception {
        for (String name : List.of("desired", "observed")) {
            Path file = folder.resolve(name + ".vethwork.json");
            if (Files.exists(file)) {
                Topology drawing = TopologyFormat.read(file);
                return drawing.name();
            }
        }
        throw new IllegalArgumentException(folder + " holds no drawing");
    }

    private static TargetTraits traits(Path folder) {
        return folder.getFileName().toString().endsWith("-on-the-host") ? TargetTraits.HOST : TargetTraits.SANDBOX;
    }

    private static String text(Plan plan) {
        StringBuilder text = new StringBuilder();
        Map<Action, Integer> counts = new TreeMap<>();
        plan.steps().forEach(step -> counts.merge(step.action(), 1, Integer::sum));
        text.append(plan.lab()).append(" in the ").append(plan.target()).append(' ').append(counts).append("\n");
        for (Step step : plan.steps()) {
            text.append('\n').append(String.join(" ", step.argv())).append('\n');
            text.append("    ").append(step.action()).append(' ').append(step.id());
            text.append(" for ").append(step.element()).append('\n');
            text.append("    ").append(step.reason().text(Locale.ENGLISH)).append('\n');
            text.append("    undo: ").append(String.join(" ", step.undo())).append('\n');
        }
        plan.conflicts().forEach(conflict -> text.append("\nCONFLICT ").append(conflict).append('\n'));
        return text.toString();
    }
}
