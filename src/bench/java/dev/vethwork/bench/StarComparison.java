package dev.vethwork.bench;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A star of namespaces on bridges of 500 ports, started and stopped in turn by this program's engine, by the same commands
 * as a script of {@code ip -batch}, and by Mininet with Linux bridges where that is installed. Prints the median of the
 * rounds in seconds. Everything happens inside namespaces made for it.
 */
public final class StarComparison {
    static final int PORTS = 500;

    /** What starting and stopping took, in seconds. */
    private record Took(double start, double stop) {}

    private interface Contender {
        Took run(Topology star, Path scratch) throws Exception;
    }

    private StarComparison() {}

    /** @param arguments how many rounds, then how many namespaces: {@code 3 50 200 1000} */
    public static void main(String... arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        List<Integer> sizes = arguments.length > 1
                ? Stream.of(arguments).skip(1).map(Integer::valueOf).toList()
                : List.of(50, 200, 1000);
        Path scratch = Files.createTempDirectory("vethwork-star");
        Map<String, Contender> contenders = new LinkedHashMap<>();
        contenders.put("vethwork", StarComparison::engine);
        contenders.put("script", StarComparison::script);
        if (Mininet.isThere()) {
            contenders.put("mininet", StarComparison::mininet);
        } else {
            System.out.println("without Mininet: apt-get install mininet bridge-utils, and run as root");
        }
        engine(star(20), scratch);
        System.out.printf("%-6s %-10s %10s %10s %10s%n", "N", "", "start s", "stop s", "plan s");
        for (int size : sizes) {
            Topology star = star(size);
            Map<String, List<Took>> all = new TreeMap<>();
            for (int round = 0; round < rounds; round++) {
                for (Map.Entry<String, Contender> contender : contenders.entrySet()) {
                    all.computeIfAbsent(contender.getKey(), name -> new ArrayList<>())
                            .add(contender.getValue().run(star, scratch));
                }
            }
            for (String name : contenders.keySet()) {
                List<Took> took = all.get(name);
                System.out.printf(
                        Locale.ROOT,
                        "%-6d %-10s %10.2f %10.2f %10s%n",
                        size,
                        name,
                        median(took.stream().map(Took::start).toList()),
                        median(took.stream().map(Took::stop).toList()),
                        name.equals("vethwork") ? String.format(Locale.ROOT, "%.3f", planning(star)) : "");
            }
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    static Topology star(int namespaces) {
        List<Node> nodes = new ArrayList<>();
        List<Cable> cables = new ArrayList<>();
        for (int i = 0; i < namespaces; i++) {
            if (i % PORTS == 0) {
                nodes.add(Bridge.of("br" + i / PORTS));
            }
            nodes.add(Namespace.of("n" + i));
            cables.add(Cable.of(
                    CableEnd.of("n" + i, "eth0", "10.0." + i / 250 + "." + (i % 250 + 1) + "/16"),
                    CableEnd.of("br" + i / PORTS, "p" + i)));
        }
        Topology star = Topology.empty("star");
        for (Node node : nodes) {
            star = star.withNode(node);
        }
        for (Cable cable : cables) {
            star = star.withCable(cable);
        }
        return star;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static double planning(Topology star) {
        List<Double> took = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            long begun = System.nanoTime();
            Planner.plan(
                    TopologyCompiler.compile(star, TargetTraits.SANDBOX), NetworkState.EMPTY, TargetTraits.SANDBOX);
            took.add(seconds(begun));
        }
        return median(took);
    }

    private static Took engine(Topology star, Path scratch) throws Exception {
        try (Target target =
                new LocalTargets(scratch.resolve("homes")).open("star", TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE)) {
            long begun = System.nanoTime();
            target.apply(TopologyCompiler.compile(star, target.traits()), RunListener.SILENT, new Cancellation());
            double start = seconds(begun);
            begun = System.nanoTime();
            target.apply(Compiled.nothing("star"), RunListener.SILENT, new Cancellation());
            return new Took(start, seconds(begun));
        }
    }

    /** The commands of the plan as somebody would script them: one batch for the root namespace, one for each other. */
    private static Took script(Topology star, Path scratch) throws Exception {
        Plan plan = Planner.plan(
                TopologyCompiler.compile(star, TargetTraits.SANDBOX), NetworkState.EMPTY, TargetTraits.SANDBOX);
        Map<String, StringBuilder> batches = new TreeMap<>();
        for (Step step : plan.steps()) {
            batches.computeIfAbsent(step.namespace(), name -> new StringBuilder())
                    .append(String.join(" ", step.operation().command().words()))
                    .append('\n');
        }
        Path batchFiles = Files.createDirectories(scratch.resolve("batches"));
        StringBuilder removal = new StringBuilder();
        for (Map.Entry<String, StringBuilder> batch : batches.entrySet()) {
            Files.writeString(batchFiles.resolve("batch-" + batch.getKey()), batch.getValue());
            if (!batch.getKey().isEmpty()) {
                removal.append("netns del ").append(batch.getKey()).append('\n');
            }
        }
        star.nodes().keySet().stream()
                .filter(name -> name.startsWith("br"))
                .forEach(name -> removal.append("link del ").append(name).append('\n'));
        Files.writeString(batchFiles.resolve("removal"), removal);
        return timed(
                List.of("unshare", "-Urnmp", "--fork", "--kill-child", "--mount-proc", "sh", "-c", """
                        cd "$1"
                        mount -t tmpfs none /run && mkdir /run/netns
                        s=$(date +%s%N)
                        ip -batch batch-
                        for f in batch-n*; do ip -n "${f#batch-}" -batch "$f"; done
                        e=$(date +%s%N)
                        ip -batch removal
                        echo $((e - s)) $(($(date +%s%N) - e))
                        rm batch-* removal
                        """, "script", batchFiles.toString()));
    }

    private static Took mininet(Topology star, Path scratch) throws Exception {
        return timed(Mininet.star(
                scratch, star.nodes().keySet().stream().filter(name -> name.startsWith("n")).count()));
    }

    /** What a program says that it took: two numbers of nanoseconds on its last line. */
    private static Took timed(List<String> argv) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(argv)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        String[] words = output.strip().lines().reduce((a, b) -> b).orElse("").split(" ");
        if (words.length != 2) {
            throw new IOException(String.join(" ", argv.subList(0, 3)) + " said:\n" + output);
        }
        return new Took(Long.parseLong(words[0]) / 1e9, Long.parseLong(words[1]) / 1e9);
    }
}
