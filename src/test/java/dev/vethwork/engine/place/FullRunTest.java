package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.driver.Commands;
import dev.vethwork.machine.SideBySide;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written down in /run of a place that has no room left. */
@NeedsSandbox
class FullRunTest {
    private static final String LAB = "full";

    @TempDir
    private Path home;

    /** Pages of 4 KiB: with few nothing can be begun, with more the journal runs full on the way. */
    @SideBySide
    @ParameterizedTest
    @ValueSource(ints = {8, 12, 16, 20, 24, 28, 36, 48})
    void whatCannotBeWrittenDownIsSaidAndLeavesNothing(int pages) throws Exception {
        Compiled lab = TopologyCompiler.compile(manyNamespaces(), TargetTraits.SANDBOX);
        LabNotes notes = new LabNotes(home.resolve(LAB));
        try (Target target = new LocalTargets(home).open(LAB, TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE)) {
            Holder holder = notes.holder().orElseThrow();
            resize(holder, pages * 4 + "k");
            assertThatThrownBy(() -> target.apply(lab, RunListener.SILENT, new Cancellation()))
                    .isInstanceOf(TargetException.class)
                    .hasMessageContaining("No space left");
            assertThat(namespaces(holder)).isEmpty();
            resize(holder, "10m");
            target.apply(lab, RunListener.SILENT, new Cancellation());
            assertThat(namespaces(holder)).hasSize(30);
            target.apply(Compiled.nothing(LAB), RunListener.SILENT, new Cancellation());
        }
    }

    @SideBySide
    @Test
    void aServiceThatEndsWithoutAWordIsSaidToHaveEnded() throws Exception {
        Topology drawing = Topology.empty(LAB)
                .withNode(new Namespace("red", Namespace.of("red").role(), Namespace.of("red").stack().withServices(List.of(new Service("brief", "true", false, false)))));
        try (Target target = new LocalTargets(home).open(LAB, TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE)) {
            Compiled lab = TopologyCompiler.compile(drawing, TargetTraits.SANDBOX);
            // Whoever looks in the moment that it runs sees it run.
            Eventually.holds(() -> assertThatThrownBy(() -> target.apply(lab, RunListener.SILENT, new Cancellation()))
                    .hasMessageContaining("the service brief of red ended at once"));
        }
    }

    private static Topology manyNamespaces() {
        Topology drawing = Topology.empty(LAB);
        for (int i = 0; i < 30; i++) {
            drawing = drawing.withNode(Namespace.of("n" + i));
        }
        return drawing;
    }

    private static void resize(Holder holder, String size) throws Exception {
        List<String> argv = new ArrayList<>(Sandbox.enter(holder));
        argv.addAll(List.of("mount", "-o", "remount,size=" + size, "/run"));
        assertThat(Commands.run(argv).exitCode()).isZero();
    }

    private static List<Path> namespaces(Holder holder) throws Exception {
        try (var all = Files.list(holder.see("/run/netns"))) {
            return all.toList();
        }
    }
}
