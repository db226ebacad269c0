package dev.vethwork;

import dev.vethwork.edit.Edits;
import dev.vethwork.format.FormatException;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.net.BadValue;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.WindowRehearsal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What {@code packaging/run} plays through after a build, for the JVM to keep the classes that are loaded here. Nobody
 * sees it, it touches no kernel, and it must leave nothing behind.
 */
final class Rehearsal {
    private Rehearsal() {
    }

    /** {@code commands} or {@code window}, and a lab's file if there is one. */
    public static void main(String[] args) throws IOException {
        var rest = Arrays.asList(args).subList(1, args.length);
        switch (args[0]) {
            case "commands" -> commands(rest);
            case "window" -> WindowRehearsal.play(large(rest));
            default -> throw new IllegalArgumentException(args[0]);
        }
        // Threads of the program or of JavaFX may go on, and the cache is written when the JVM ends.
        System.exit(0);
    }

    /** A drawing as large as people's, for what is done for each node to be known well. */
    private static List<String> large(List<String> files) throws IOException {
        if (files.isEmpty()) {
            return files;
        }
        try {
            Topology topology = TopologyFormat.read(Path.of(files.getFirst()));
            for (int i = 0; i < 6; i++) {
                topology = Edits.duplicate(topology.nodes().keySet(), 40.0 * i, 300 << i).apply(topology);
            }
            Path file = Files.createTempFile("vethwork", ".vethwork.json");
            TopologyFormat.write(topology, file);
            file.toFile().deleteOnExit();
            return List.of(file.toString());
        } catch (FormatException | BadValue e) {
            // A sample that is broken in this checkout: the window is rehearsed without.
            return List.of();
        }
    }

    private static void commands(List<String> files) throws IOException {
        play("--version");
        play("--help");
        play("status");
        for (var file : files) {
            var picture = Files.createTempFile("vethwork", ".svg");
            play("validate", file, "--json");
            play("validate", file);
            play("plan", file);
            play("explain", file, "--all");
            play("render", file, "-o", picture.toString());
            Files.deleteIfExists(picture);
        }
    }

    private static void play(String... command) {
        var out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        try {
            out.println(String.join(" ", command) + ": " + Main.run(command));
        } catch (RuntimeException e) {
            out.println(String.join(" ", command) + ": " + e);
        } finally {
            System.setOut(out);
        }
    }
}
