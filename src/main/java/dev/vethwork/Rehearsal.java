package dev.vethwork;

import dev.vethwork.edit.Edits;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.format.json.FormatException;
import dev.vethwork.net.BadValue;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
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
 * sees it, a lab of it is in a sandbox if anywhere, and it must leave nothing behind.
 */
final class Rehearsal {
    private static final String NAME = "rehearsal-" + ProcessHandle.current().pid();

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
            play("validate", file, "--json");
            play("validate", file);
            play("plan", file);
            play("explain", file, "--all");
            try {
                deployed(TopologyFormat.read(Path.of(file)));
            } catch (FormatException | BadValue e) {
                // A sample that is broken in this checkout: nothing of it can be deployed.
            }
        }
        // What goes wrong is said soon, too.
        play("ping", NAME, "red", "blue");
    }

    /** In a sandbox under a name of its own: somebody may have this very sample deployed. */
    private static void deployed(Topology sample) throws IOException, FormatException {
        var names = sample.nodes().values().stream()
                .filter(Namespace.class::isInstance)
                .map(Node::name)
                .toList();
        var file = Files.createTempFile("vethwork", ".vethwork.json");
        file.toFile().deleteOnExit();
        TopologyFormat.write(sample.withName(NAME), file);
        // Also if it takes too long and is stopped.
        var end = new Thread(() -> play("destroy", NAME), "rehearsal");
        Runtime.getRuntime().addShutdownHook(end);
        if (names.size() > 1 && play("deploy", file.toString(), "--target", "sandbox") == 0) {
            var red = names.getFirst();
            var blue = names.getLast();
            play("deploy", file.toString());
            play("status");
            play("plan", file.toString());
            play("inspect", NAME);
            play("inspect", NAME, red, "--json");
            play("ping", NAME, red, blue);
            play("explain", NAME, red, blue);
            play("explain", NAME, "--all", "--json");
            play("exec", NAME, red, "--", "true");
            // Something less, so that there is something to do.
            TopologyFormat.write(Edits.remove(List.of(blue)).apply(sample.withName(NAME)), file);
            play("deploy", file.toString());
            play("destroy", NAME);
        }
        Runtime.getRuntime().removeShutdownHook(end);
    }

    private static int play(String... command) {
        var out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        try {
            int exit = Main.run(command);
            out.println(String.join(" ", command) + ": " + exit);
            return exit;
        } catch (RuntimeException e) {
            out.println(String.join(" ", command) + ": " + e);
            return -1;
        } finally {
            System.setOut(out);
        }
    }
}
