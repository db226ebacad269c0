package dev.vethwork.bench;

import dev.vethwork.format.TopologyFormat;
import dev.vethwork.topology.Topology;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How soon everyday commands answer: whole processes, in turn, median of five, each against its yardstick in the same run.
 * What works on the machine itself is measured for root only, one benchmark at a time, and touches no interface that was
 * there. Labs in a sandbox are in a home of their own.
 */
public final class Everyday {
    private static final int ROUNDS = 5;
    private static final String LAB = "everyday";
    private static final String NOTHING = "a JVM that does nothing";
    private static final String MININET = "Mininet, two hosts";
    private static final String MININET_200 = "Mininet, 200 hosts";
    private static final String SCRIPT = "a plain script, on the machine";

    private final Path scratch;
    private final String run;
    private final Path bridge;
    private final List<Whole> all = new ArrayList<>();

    private Everyday(Path root, Path scratch) {
        this.scratch = scratch;
        this.run = root.resolve("packaging/run").toString();
        this.bridge = root.resolve("sample-topologies/02-bridge.vethwork.json");
    }

    /** The checkout, then {@code --settings} to measure all again on a machine that forwards and has rules. */
    public static void main(String... args) throws Exception {
        Path root = Path.of(args[0]);
        boolean settings = Arrays.asList(args).contains("--settings");
        boolean machine = System.getProperty("user.name").equals("root");
        Path scratch = Files.createTempDirectory("vethwork-everyday");
        Everyday everyday = new Everyday(root, scratch);
        // Builds it and makes its caches, if that is to be done.
        Whole.run(scratch, everyday.words("--version"));
        Path lock = Path.of(machine ? "/run/vethwork-bench.lock" : scratch.resolve("lock").toString());
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            everyday.rows(machine, "as it is");
            if (settings && machine) {
                try (OrdinaryMachine _ = new OrdinaryMachine()) {
                    everyday.rows(true, "forwarding, rp_filter, rules like Docker's");
                }
            }
        }
    }

    private List<String> words(String... words) {
        List<String> all = new ArrayList<>(List.of(run));
        all.addAll(Arrays.asList(words));
        return all;
    }

    private void rows(boolean machine, String title) throws Exception {
        all.clear();
        Topology sample = TopologyFormat.read(bridge);
        String drawing = file(sample, LAB);
        add(NOTHING, NOTHING, nothing());
        add("--version", NOTHING, words("--version"));
        add("validate", NOTHING, words("validate", drawing));
        add("plan", NOTHING, words("plan", drawing));
        add("exec LAB NODE -- true", NOTHING, words("exec", LAB, "red", "--", "true"));
        add("inspect LAB", NOTHING, words("inspect", LAB));
        add("explain LAB FROM TO", NOTHING, words("explain", LAB, "red", "blue"));
        add("ping LAB FROM TO", NOTHING, words("ping", LAB, "red", "blue"));
        boolean mininet = Mininet.isThere();
        if (mininet) {
            add(MININET, MININET, Mininet.star(scratch, 2));
        } else {
            System.out.println("without Mininet: apt-get install mininet bridge-utils, and run as root");
        }
        String yardstick = mininet ? MININET : NOTHING;
        addLab("deploy, destroy in a sandbox", yardstick, sample, "everyday-two", "sandbox");
        if (machine) {
            add(SCRIPT, yardstick, List.of("sh", "-ec", PLAIN));
            addLab("deploy, destroy on the machine", SCRIPT, StarComparison.star(2), "everyday-host", "host");
            if (mininet) {
                add(MININET_200, MININET_200, Mininet.star(scratch, 200));
            }
            addLab(
                    "200 namespaces on the machine",
                    mininet ? MININET_200 : NOTHING,
                    StarComparison.star(200),
                    "everyday-big",
                    "host");
        }
        Whole.run(scratch, words("deploy", drawing));
        try {
            for (Whole each : all) {
                each.measure(scratch);
                each.took().clear();
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (Whole each : all) {
                    each.measure(scratch);
                }
            }
        } finally {
            Whole.run(scratch, words("destroy", LAB));
        }
        print(title);
    }

    private void add(String name, String against, List<String> command) {
        all.add(new Whole(name, against, List.of(command)));
    }

    private void addLab(String name, String against, Topology drawn, String lab, String target) throws Exception {
        all.add(new Whole(
                name,
                against,
                List.of(words("deploy", file(drawn, lab), "--target", target, "--yes"), words("destroy", lab, "--yes"))));
    }

    /** Under a name that nobody's lab has. */
    private String file(Topology drawn, String lab) throws Exception {
        Path file = scratch.resolve(lab + ".vethwork.json");
        TopologyFormat.write(drawn.withName(lab), file);
        return file.toString();
    }

    private List<String> nothing() throws Exception {
        Path source = scratch.resolve("Nothing.java");
        Files.writeString(source, "public class Nothing { public static void main(String[] args) {} }");
        Path java = Path.of(System.getProperty("java.home"), "bin");
        Whole.run(List.of(java.resolve("javac").toString(), "-d", scratch.toString(), source.toString()));
        return List.of(java.resolve("java").toString(), "-XX:+UseSerialGC", "-cp", scratch.toString(), "Nothing");
    }

    private void print(String title) {
        Map<String, Double> medians = new LinkedHashMap<>();
        all.forEach(each -> medians.put(each.name(), each.median()));
        System.out.printf("%nThe machine: %s. Median of %d.%n", title, ROUNDS);
        System.out.printf("%-32s %8s %8s %8s  %s%n", "", "median s", "least", "most", "against");
        for (Whole each : all) {
            double[] sorted = each.took().stream().mapToDouble(Double::doubleValue).sorted().toArray();
            System.out.printf(
                    Locale.ROOT, "%-32s %8.3f %8.3f %8.3f  %.2f x %s%n",
                    each.name(), each.median(), sorted[0], sorted[sorted.length - 1],
                    each.median() / medians.get(each.against()), each.against());
        }
    }

    /** What {@link StarComparison#star} of two is, as somebody would type it. */
    private static final String PLAIN = """
            ip link add vb-br type bridge
            ip link set vb-br up
            for i in 0 1; do
                ip netns add vb-n$i
                ip -n vb-n$i link set lo up
                ip link add vb-p$i type veth peer name eth0 netns vb-n$i
                ip link set vb-p$i master vb-br up
                ip -n vb-n$i addr add 10.0.0.$((i + 1))/16 dev eth0
                ip -n vb-n$i link set eth0 up
            done
            ip netns del vb-n0
            ip netns del vb-n1
            ip link del vb-br
            """;
}
