package dev.vethwork;

import dev.vethwork.cli.Program;
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
import java.util.List;
import java.util.Optional;

/**
 * What {@code packaging/run} plays through after a build, for the JVM to keep the classes that are loaded here: one that it
 * has not kept costs a command a millisecond. Nobody sees it, and it must leave nothing behind: its labs are in sandboxes,
 * and on the machine only where this process has a network of its own that stands in for it.
 */
final class Rehearsal {
    private static final String NAME = "rehearsal-" + ProcessHandle.current().pid();

    /** The one that is tried on everything. */
    private static final String FIRST = "02-bridge";

    /** Between them: NAT, firewalls, services, files, tables, routing daemons. */
    private static final List<String> OTHERS =
            List.of("07-port-forward", "12-firewall-dmz", "14-kubernetes-service", "17-ospf-triangle", "20-two-uplinks");

    private Rehearsal() {
    }

    /** {@code commands} or {@code window}, {@code alone} or {@code beside} other networks, and the folder of the samples. */
    public static void main(String[] args) throws IOException {
        Path samples = Path.of(args[2]);
        switch (args[0]) {
            case "commands" -> commands(samples, args[1].equals("alone") && hasNoNetwork());
            case "window" -> window(samples);
            default -> throw new IllegalArgumentException(args[0]);
        }
        // Threads of the program or of JavaFX may go on, and the cache is written when the JVM ends.
        System.exit(0);
    }

    /** Nothing is deployed on a machine because somebody has called this by mistake. */
    private static boolean hasNoNetwork() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/net/dev")).stream()
                .filter(line -> line.contains(":"))
                .map(String::strip)
                .allMatch(line -> line.startsWith("lo:") || line.startsWith("rehearsal"));
    }

    private static void window(Path samples) throws IOException {
        // What it is called with is looked at first of all.
        boolean _ = Program.isUnknown(samples.toString());
        Optional<Topology> sample = read(samples, FIRST);
        List<Topology> others =
                OTHERS.stream().flatMap(name -> read(samples, name).stream()).toList();
        // Also if it takes too long and is stopped.
        var end = new Thread(() -> play("destroy", NAME), "rehearsal-end");
        Runtime.getRuntime().addShutdownHook(end);
        if (WindowRehearsal.play(large(sample), sample.map(s -> s.withName(NAME)).orElse(null), others)) {
            // What a command loads would only be in the window's way.
            Runtime.getRuntime().removeShutdownHook(end);
        }
    }

    /** Empty for one that is missing or broken in this checkout: it is rehearsed without. */
    private static Optional<Topology> read(Path samples, String name) {
        try {
            return Optional.of(TopologyFormat.read(samples.resolve(name + ".vethwork.json")));
        } catch (IOException | FormatException | BadValue e) {
            return Optional.empty();
        }
    }

    /** A drawing as large as people's, for what is done for each node to be known well. */
    private static List<String> large(Optional<Topology> sample) throws IOException {
        if (sample.isEmpty()) {
            return List.of();
        }
        Topology topology = sample.get();
        for (int i = 0; i < 6; i++) {
            topology = Edits.duplicate(topology.nodes().keySet(), 40.0 * i, 300 << i).apply(topology);
        }
        return List.of(write(topology).toString());
    }

    private static void commands(Path samples, boolean alone) throws IOException {
        play("--version");
        play("--help");
        play("status");
        Optional<Topology> first = read(samples, FIRST);
        if (first.isPresent()) {
            String file = samples.resolve(FIRST + ".vethwork.json").toString();
            play("validate", file, "--json");
            play("validate", file);
            play("plan", file);
            play("explain", file, "--all");
            deployed(first.get(), "sandbox");
            if (alone) {
                deployed(first.get(), "host");
            }
        }
        for (String name : OTHERS) {
            Optional<Topology> other = read(samples, name);
            if (other.isPresent()) {
                deployed(other.get(), "sandbox");
            }
        }
        // What goes wrong is said soon, too.
        play("ping", NAME, "red", "blue");
    }

    /** Under a name of its own: somebody may have this very sample deployed. */
    private static void deployed(Topology sample, String target) throws IOException {
        var names = sample.nodes().values().stream()
                .filter(Namespace.class::isInstance)
                .map(Node::name)
                .toList();
        Topology lab = sample.withName(NAME);
        String file = write(lab).toString();
        // Also if it takes too long and is stopped.
        var end = new Thread(() -> play("destroy", NAME), "rehearsal");
        Runtime.getRuntime().addShutdownHook(end);
        if (names.size() > 1 && play("deploy", file, "--target", target, "--yes") == 0) {
            var red = names.getFirst();
            var blue = names.getLast();
            play("deploy", file);
            play("status");
            play("plan", file);
            play("inspect", NAME);
            play("inspect", NAME, red, "--json");
            play("ping", NAME, red, blue);
            play("explain", NAME, red, blue);
            play("explain", NAME, "--all", "--json");
            play("exec", NAME, red, "--", "true");
            // Something less, so that there is something to do.
            TopologyFormat.write(Edits.remove(List.of(blue)).apply(lab), Path.of(file));
            play("deploy", file, "--yes");
            play("destroy", NAME);
        }
        Runtime.getRuntime().removeShutdownHook(end);
    }

    private static Path write(Topology topology) throws IOException {
        // The home of a rehearsal is thrown away, however it ends.
        Path file = Files.createTempFile(Path.of(System.getProperty("user.home")), "vethwork", ".vethwork.json");
        file.toFile().deleteOnExit();
        TopologyFormat.write(topology, file);
        return file;
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
