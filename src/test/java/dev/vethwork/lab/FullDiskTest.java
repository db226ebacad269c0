package dev.vethwork.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.machine.MakesNamespaces;
import dev.vethwork.net.TargetKind;
import dev.vethwork.render.Palette;
import dev.vethwork.render.PictureFile;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MakesNamespaces
class FullDiskTest {
    private static final Topology LAB = Topology.empty("full-disk").withNode(Namespace.of("red"));

    @TempDir
    private Path folder;

    private boolean mounted;

    @BeforeEach
    void mountASmallDisk() throws Exception {
        assumeTrue(ProcessHandle.current().info().user().filter("root"::equals).isPresent(), "to mount takes root");
        mounted = run("mount", "-t", "tmpfs", "-o", "size=64k,mode=700", "vethwork-test", folder.toString()) == 0;
        assumeTrue(mounted, "nothing can be mounted here");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", folder.toString())).as("nobody is in there any more").isZero();
        }
    }

    @Test
    void aSandboxThatCannotBeNotedIsNoSandbox() throws Exception {
        Path home = Files.createDirectories(folder.resolve("labs"));
        fill();
        assertThatThrownBy(() -> new LocalTargets(home).open("full-disk", TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("No space left");
        assertThat(new LocalTargets(home).deployed()).isEmpty();
        assertThat(home.resolve("full-disk")).doesNotExist();
    }

    @Test
    void whatCannotBeWrittenLeavesWhatWasThere() throws Exception {
        Path drawing = folder.resolve("lab.vethwork.json");
        Path picture = folder.resolve("lab.png");
        Files.writeString(drawing, "as it was");
        fill();
        assertThatThrownBy(() -> TopologyFormat.write(LAB, drawing)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> PictureFile.write(LAB, picture, Palette.LIGHT, 1)).isInstanceOf(IOException.class);
        assertThat(drawing).hasContent("as it was");
        try (var there = Files.list(folder)) {
            assertThat(there).containsExactlyInAnyOrder(drawing, folder.resolve("fill"));
        }
    }

    private void fill() throws IOException {
        try (var out = Files.newOutputStream(folder.resolve("fill"))) {
            byte[] block = new byte[4096];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space");
        }
    }

    private static int run(String... argv) throws IOException, InterruptedException {
        return new ProcessBuilder(List.of(argv)).inheritIO().start().waitFor();
    }
}
