package dev.vethwork.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A limit on the size of files stands for a full disk: to a writer both are a write that fails half-way. */
@Tag("kernel")
class FullDiskTest {
    /** As root a file in the place of {@code /dev/null} would be found by everything else that writes there. */
    @Test
    void aPipeStaysAPipe(@TempDir Path folder) throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        Process reader = new ProcessBuilder("cat", pipe.toString()).start();
        AtomicFile.write(pipe, new byte[] {'y', 'e', 's'});
        assertThat(reader.getInputStream().readAllBytes()).asString().isEqualTo("yes");
        assertThat(Files.isRegularFile(pipe)).isFalse();
    }

    @Test
    void aWriteThatRunsOutOfSpaceLeavesTheOldFileAndNothingElse(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("lab.vethwork.json");
        TopologyFormat.write(Topology.empty("old"), file);
        Process writer = new ProcessBuilder(
                        "sh", "-c", "trap '' XFSZ; ulimit -f 8; exec \"$@\"", "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData", "-Xshare:auto",
                        "-cp", System.getProperty("java.class.path"),
                        Writer.class.getName(), file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(writer.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        Assumptions.assumeTrue(writer.waitFor() != 127, said);
        assertThat(said).contains("failed: ");
        assertThat(TopologyFormat.read(file)).isEqualTo(Topology.empty("old"));
        try (var all = Files.list(folder)) {
            assertThat(all).containsExactly(file);
        }
    }

    /** Writes a drawing that is larger than the limit. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) {
            try {
                TopologyFormat.write(
                        Topology.empty("new").withDescription("x".repeat(100_000)), Path.of(arguments[0]));
                System.out.println("written");
            } catch (java.io.IOException e) {
                System.out.println("failed: " + e.getMessage());
            }
        }
    }
}
