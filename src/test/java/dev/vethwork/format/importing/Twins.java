package dev.vethwork.format.importing;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Two kernels: in one a script runs, in the other a drawing is deployed. */
final class Twins {
    /** A sandbox is made with its first namespace; nothing of the scripts' is called so. */
    private static final String SEED = "vw-seed";

    /**
     * A namespace is born with what the machine has set for itself, which with Docker passes packets on, and a drawing says of
     * each what it is to do: a script runs as on a machine that nobody has touched. The folder is first in its PATH.
     */
    private static final String BORN_AS_NEW = """
            #!/bin/sh
            PATH=${PATH#"${0%/*}:"}
            ip "$@" || exit
            case " $* " in
              *" netns add "* | *" net a "* | *" netns a "*)
                for name; do :; done
                ip netns exec "$name" sysctl -qw net.ipv4.ip_forward=0 ;;
            esac
            """;

    private Twins() {}

    /** What is in the kernel in which the script ran and not in the other, with a minus, and the other way round, with a plus. */
    static List<String> differences(Path home, String script, Topology drawing) throws Exception {
        SortedSet<String> ran = ran(home, script);
        SortedSet<String> deployed = new TreeSet<>();
        deployed(home, drawing).forEach(line -> deployed.add(asCalled(line, drawing)));
        List<String> all = new ArrayList<>();
        ran.stream().filter(l -> !deployed.contains(l)).forEach(l -> all.add("- " + l));
        deployed.stream().filter(l -> !ran.contains(l)).forEach(l -> all.add("+ " + l));
        return all;
    }

    /** Bridges that are called alike in several namespaces have a number each in a drawing. */
    private static String asCalled(String line, Topology drawing) {
        String plain = line;
        for (Node node : drawing.nodes().values()) {
            if (node instanceof Bridge bridge && bridge.inside().filter(home -> line.startsWith(home + " ")).isPresent()) {
                String called = bridge.name().replaceFirst("-[0-9]+$", "");
                plain = drawing.node(called).isPresent() ? plain.replaceAll("(?<= )" + Pattern.quote(bridge.name()) + "(?= |$)", called) : plain;
            }
        }
        return plain;
    }

    /** What a command answers in the kernel in which the script ran. */
    static String answerOfScript(Path home, String script, List<String> question) throws Exception {
        String lab = "ran";
        try (Target target = new LocalTargets(home).open(lab, TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE)) {
            try {
                apply(target, Topology.empty(lab).withNode(Namespace.of(SEED)));
                target.execute(lab, NetworkState.ROOT, List.of("bash", "-c", script), Duration.ofSeconds(30));
                return target.execute(lab, NetworkState.ROOT, question, Duration.ofSeconds(60)).stdout();
            } finally {
                target.apply(Compiled.nothing(lab), RunListener.SILENT, new Cancellation());
            }
        }
    }

    /** What a command answers in the kernel in which the drawing is deployed. */
    static String answerOfDrawing(Path home, Topology drawing, List<String> question) throws Exception {
        Topology topology = drawing.withName("drawn");
        try (Target target =
                new LocalTargets(home).open("drawn", TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE)) {
            try {
                apply(target, topology);
                return target.execute("drawn", NetworkState.ROOT, question, Duration.ofSeconds(60)).stdout();
            } finally {
                target.apply(Compiled.nothing("drawn"), RunListener.SILENT, new Cancellation());
            }
        }
    }

    private static SortedSet<String> ran(Path home, String script) throws Exception {
        String lab = "ran";
        try (Target target = new LocalTargets(home).open(lab, TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE)) {
            try {
                apply(target, Topology.empty(lab).withNode(Namespace.of(SEED)));
                String first = System.getenv().getOrDefault("VW_STANDING_IN", "");
                CommandResult result = target.execute(
                        lab,
                        NetworkState.ROOT,
                        List.of("env", "PATH=" + bornAsNew(home) + ":" + first + System.getenv("PATH"), "timeout", "100", "bash", "-c", script),
                        Duration.ofSeconds(110));
                SortedSet<String> image = new TreeSet<>(KernelImage.of(target, lab));
                image.removeIf(line -> line.startsWith(SEED));
                if (System.getenv("VW_SCRIPT_OUTPUT") != null) {
                    System.out.println(result);
                }
                return image;
            } finally {
                target.apply(Compiled.nothing(lab), RunListener.SILENT, new Cancellation());
            }
        }
    }

    private static Path bornAsNew(Path home) throws IOException {
        Path folder = Files.createDirectories(home.resolve("born-as-new"));
        Path program = Files.writeString(folder.resolve("ip"), BORN_AS_NEW);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder;
    }

    private static SortedSet<String> deployed(Path home, Topology drawing) throws Exception {
        Topology topology = drawing.withName("drawn");
        try (Target target =
                new LocalTargets(home).open("drawn", TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE)) {
            try {
                apply(target, topology);
                return KernelImage.of(target, "drawn");
            } finally {
                target.apply(Compiled.nothing("drawn"), RunListener.SILENT, new Cancellation());
            }
        }
    }

    private static void apply(Target target, Topology topology) throws Exception {
        target.apply(TopologyCompiler.compile(topology, target.traits()), RunListener.SILENT, new Cancellation());
    }
}
