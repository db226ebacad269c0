package dev.vethwork.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.format.TopologyFormat;
import dev.vethwork.settings.Recoverable;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {
    @TempDir
    Path home;

    @Test
    void killedByTheKernelTheProgramLeavesTheDrawingToRecover() throws Exception {
        Path beside = home.resolve("w");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dglass.platform=headless",
                        "-Dprism.order=sw",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledProgram.Main.class.getName(),
                        beside.toString())
                .inheritIO()
                .start();
        try {
            Path notes = home.resolve("state").resolve("recovery");
            assertThat(appears(notes, program)).as("a copy within half a minute").isTrue();
        } finally {
            program.destroyForcibly().waitFor();
        }
        List<Recoverable> left = new Settings(beside).recovery().left();
        assertThat(left).hasSize(1);
        Topology drawing = TopologyFormat.parse(left.getFirst().drawing());
        assertThat(drawing.layout()).containsEntry("red", new Position(40, 80));
    }

    /** Waits for the first whole file. */
    private static boolean appears(Path folder, Process program) throws Exception {
        Files.createDirectories(folder);
        try (WatchService watch = folder.getFileSystem().newWatchService()) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            long end = System.nanoTime() + Eventually.LONGEST.toNanos();
            while (System.nanoTime() < end && program.isAlive()) {
                WatchKey key = watch.poll(1, TimeUnit.SECONDS);
                if (key != null && key.pollEvents().stream()
                        .anyMatch(e -> String.valueOf(e.context()).endsWith(".recovery.json"))) {
                    return true;
                }
                if (key != null) {
                    key.reset();
                }
            }
            return false;
        }
    }
}
