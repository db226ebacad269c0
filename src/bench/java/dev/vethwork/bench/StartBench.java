package dev.vethwork.bench;

import dev.vethwork.format.TopologyFormat;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long {@code packaging/run} takes from its first instruction to a painted window, empty and with 1,000 namespaces:
 * medians of several starts. It needs a display, as under {@code xvfb-run}.
 */
public final class StartBench {
    private static final int RUNS = 9;

    private StartBench() {}

    /** The checkout, then how often to start, if not nine times. */
    public static void main(String[] args) throws Exception {
        Path run = Path.of(args[0], "packaging", "run");
        int runs = args.length > 1 ? Integer.parseInt(args[1]) : RUNS;
        Path home = Files.createTempDirectory("vethwork-start");
        Path big = home.resolve("big.vethwork.json");
        TopologyFormat.write(BigLab.draw(), big);
        // Builds it and makes its caches, if that is to be done.
        new ProcessBuilder(run.toString(), "--version").inheritIO().start().waitFor();
        start(run, home, List.of());
        Map<String, List<Double>> all = new TreeMap<>();
        for (int i = 0; i < runs; i++) {
            start(run, home, List.of()).forEach((k, v) -> all.computeIfAbsent("empty " + k, x -> new ArrayList<>()).add(v));
            start(run, home, List.of(big.toString()))
                    .forEach((k, v) -> all.computeIfAbsent("1,000 namespaces, " + k, x -> new ArrayList<>()).add(v));
        }
        all.forEach((what, times) -> {
            double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            System.out.printf(
                    "%-28s median %.2f s, %.2f to %.2f s of %d%n",
                    what, sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1], sorted.length);
            System.out.println("    " + Arrays.toString(sorted));
        });
    }

    /** Seconds until each thing that the program tells of. */
    private static Map<String, Double> start(Path run, Path home, List<String> files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(run.toString()));
        command.addAll(files);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JDK_JAVA_OPTIONS", "-Dvethwork.startClock=true");
        builder.environment().put("XDG_CONFIG_HOME", home.toString());
        builder.environment().put("XDG_STATE_HOME", home.toString());
        builder.redirectError(home.resolve("errors").toFile());
        long begun = System.nanoTime();
        Process process = builder.start();
        Map<String, Double> times = new TreeMap<>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                times.put(line, (System.nanoTime() - begun) / 1e9);
            }
        }
        process.waitFor();
        if (times.isEmpty()) {
            throw new IOException("the window did not come up: " + Files.readString(home.resolve("errors")));
        }
        return times;
    }
}
