package dev.vethwork.drift.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.observe.SurveyReader;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.lab.KernelLacks;
import dev.vethwork.lab.Labs;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.Survey;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A snapshot of a machine on which a sample runs becomes a drawing of which nothing is left to be done there. */
@NeedsSandbox
class SurveyOfSamplesTest {
    @TempDir
    Path home;

    static List<Path> samples() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("sample-topologies"))) {
            return files.filter(file -> file.toString().endsWith(".vethwork.json")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aMachineIsDrawnSoThatNothingIsLeftToDo(Path file) throws Exception {
        Topology sample = TopologyFormat.read(file);
        LocalTargets targets = new LocalTargets(home);
        KernelLacks.assumeNothing(new Labs(targets), sample, TargetKind.SANDBOX);
        try (Target target = targets.open(sample.name(), TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE)) {
            try {
                target.apply(TopologyCompiler.compile(sample, target.traits()), RunListener.SILENT, new Cancellation());
                Survey survey = survey(targets, target, sample.name());

                MachineDrawing drawing = MachineDrawing.of(survey, sample.name(), Set.of());

                assertThat(Planner.plan(
                                        TopologyCompiler.compile(drawing.topology(), target.traits()),
                                        asOwn(survey.state(), sample.name()),
                                        target.traits())
                                .steps())
                        .as("%s", missing(drawing))
                        .extracting(Step::id)
                        // In the root namespace rules go into chains of the lab's own.
                        .filteredOn(id -> !id.startsWith("/rules/"))
                        .isEmpty();
                assertThat(nat(drawing.topology())).isEqualTo(nat(sample));
                assertThat(missing(drawing)).isEmpty();
            } finally {
                target.apply(Compiled.nothing(sample.name()), RunListener.SILENT, new Cancellation());
            }
        }
    }

    static Survey survey(LocalTargets targets, Target target, String lab) throws Exception {
        String text = target.execute(lab, "", List.of("sh", "-c", targets.snapshotScript()), Eventually.LONGEST).stdout();
        return SurveyReader.read(text).orElseThrow(() -> new AssertionError(text));
    }

    private static List<Seen.Missing> missing(MachineDrawing drawing) {
        return drawing.seen().stream()
                .filter(Seen.Missing.class::isInstance)
                .map(Seen.Missing.class::cast)
                .toList();
    }

    /** What is learnt is drawn as if somebody had typed it. */
    private static RouteEntry own(RouteEntry route, NamespaceState space, String lab) {
        RouteEntry typed = route.isLearned() ? route.withProtocol("static") : route;
        return space.isRoot() && !typed.isAutomatic() ? typed.withOwner(lab) : typed;
    }

    private static Set<Object> nat(Topology topology) {
        Set<Object> all = new HashSet<>();
        topology.nodes().values().stream()
                .filter(StackNode.class::isInstance)
                .map(node -> ((StackNode) node).stack())
                .forEach(stack -> {
                    all.addAll(stack.masquerades());
                    all.addAll(stack.sourceNats());
                    all.addAll(stack.portForwards());
                });
        return all;
    }

    /** As if a lab of this name had made all of it. */
    static NetworkState asOwn(NetworkState read, String lab) {
        NetworkState own = new NetworkState(new TreeMap<>(), read.fresh());
        for (NamespaceState space : read.namespaces().values()) {
            TreeMap<String, Interface> devices = new TreeMap<>();
            for (Map.Entry<String, Interface> device : space.interfaces().entrySet()) {
                boolean unasked = Devices.isUnasked(device.getValue());
                devices.put(device.getKey(), device.getValue().withOwner(unasked ? null : lab));
            }
            own = own.with(space.withOwner(space.isRoot() ? null : lab)
                    .withInterfaces(devices)
                    .withRoutes(space.routes().stream().map(r -> own(r, space, lab)).toList())
                    .withRules(space.rules().stream().map(r -> space.isRoot() && !r.isAutomatic() ? r.withOwner(lab) : r).toList()));
        }
        return own;
    }
}
