package dev.vethwork.format.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.explain.RandomLab;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.format.exporting.ExportFormat;
import dev.vethwork.format.exporting.Exporters;
import dev.vethwork.lab.KernelLacks;
import dev.vethwork.lab.Labs;
import dev.vethwork.machine.SideBySide;
import dev.vethwork.net.TargetKind;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is exported says what was drawn. */
class ExportsOnAKernelTest {
    private static final long APART = 0x9E3779B97F4A7C15L;

    @TempDir
    Path home;

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("sample-topologies"))) {
            return files.filter(f -> f.toString().endsWith(".vethwork.json")).sorted().toList();
        }
    }

    private static Topology read(Path sample) throws Exception {
        return TopologyFormat.read(sample);
    }

    private static boolean needsOpenVSwitch(Topology drawn) {
        return drawn.nodes().values().stream().anyMatch(n -> n instanceof Bridge b && b.type() == Bridge.Type.OPENVSWITCH);
    }

    @SideBySide
    @ParameterizedTest
    @MethodSource("samples")
    @NeedsSandbox
    void runningTheScriptGivesWhatDeployingGives(Path sample) throws Exception {
        Topology drawn = read(sample);
        if (needsOpenVSwitch(drawn)) {
            // Whose daemons a sandbox starts, and a script does not.
            return;
        }
        KernelLacks.assumeNothing(new Labs(new LocalTargets(home)), drawn, TargetKind.SANDBOX);
        String script = Exporters.write(drawn, ExportFormat.SHELL).text();
        assertThat(Twins.differences(home, script, drawn)).isEmpty();
    }

    /** Some are drawn with mistakes, which the kernel refuses: those are left out. */
    @Test
    @Tag("long")
    @NeedsSandbox
    void runningTheScriptOfARandomLabGivesWhatDeployingGives() throws Exception {
        long first = Long.getLong("vethwork.seed", 1);
        int labs = Integer.getInteger("vethwork.labs", 100);
        int compared = 0;
        Map<Long, List<String>> different = new TreeMap<>();
        for (long seed = first; seed < first + labs; seed++) {
            // Far from each other: of neighbours the first numbers that a random gives are neighbours as well.
            Topology drawn = RandomLab.of("lab" + seed, seed * APART, false);
            if (!KernelLacks.of(new Labs(new LocalTargets(home)), drawn, TargetKind.SANDBOX).isEmpty()) {
                continue;
            }
            try {
                List<String> differences = Twins.differences(home, Exporters.write(drawn, ExportFormat.SHELL).text(), drawn);
                compared++;
                if (!differences.isEmpty()) {
                    different.put(seed, differences);
                    System.out.println("lab " + seed + " " + differences);
                }
            } catch (TargetException refused) {
                // By the kernel, and by the script as well.
            }
        }
        System.out.println(compared + " of " + labs + " labs compared");
        assertThat(different).isEmpty();
        assertThat(compared).isGreaterThan(labs / 3);
    }

    @SideBySide
    @ParameterizedTest
    @MethodSource("samples")
    void theScriptIsReadBackAsTheDrawing(Path sample) throws Exception {
        Topology drawn = read(sample);
        Topology back = Scripts.draw(Exporters.write(drawn, ExportFormat.SHELL).text());
        assertThat(back.cables()).hasSameSizeAs(drawn.cables());
        assertThat(back.nodes().keySet()).containsAll(drawn.nodes().keySet().stream()
                .filter(n -> !n.equals("host"))
                .toList());
    }

    @SideBySide
    @ParameterizedTest
    @MethodSource("samples")
    void otherToolsFormsAreReadBackWithTheirNodesAndCables(Path sample) throws Exception {
        Topology drawn = read(sample);
        Topology lab = Importers.read(
                        Source.text("lab", Exporters.write(drawn, ExportFormat.CONTAINERLAB).text()), null)
                .topology();
        assertThat(lab.cables()).hasSameSizeAs(drawn.cables());
        Topology graph = Importers.read(
                        Source.text("lab", Exporters.write(drawn, ExportFormat.GRAPHML).text()), null)
                .topology();
        assertThat(graph.cables()).hasSameSizeAs(drawn.cables());
        assertThat(graph.nodes().keySet()).isEqualTo(drawn.nodes().keySet());
        assertThat(Exporters.write(drawn, ExportFormat.KATHARA).files()).containsKey("lab.conf");
        assertThat(Exporters.write(drawn, ExportFormat.CLABERNETES).text()).contains("apiVersion: c9s.run/v1alpha1");
        assertThat(Exporters.write(drawn, ExportFormat.MERMAID).text()).startsWith("graph LR");
        assertThat(Exporters.write(drawn, ExportFormat.DRAWIO).text()).contains("<mxGraphModel>");
    }
}
