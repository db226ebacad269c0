package dev.vethwork.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whole processes, one after the other, as somebody would type them.
 *
 * @param name as the table has it
 * @param against name of what it is compared with
 */
record Whole(String name, String against, List<List<String>> commands, List<Double> took) {
    Whole(String name, String against, List<List<String>> commands) {
        this(name, against, List.copyOf(commands), new ArrayList<>());
    }

    void measure(Path home) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        for (List<String> command : commands) {
            run(home, command);
        }
        took.add((System.nanoTime() - begun) / 1e9);
    }

    double median() {
        return took.stream().sorted().toList().get(took.size() / 2);
    }

    static void run(List<String> argv) throws IOException, InterruptedException {
        run(Path.of(System.getProperty("java.io.tmpdir")), argv);
    }

    /**
     * Ends the benchmark where it fails: a time of what did not work is worth nothing.
     *
     * @param home for labs in a sandbox, where the user's own are not
     */
    static void run(Path home, List<String> argv) throws IOException, InterruptedException {
        Path output = Files.createTempFile("vethwork-everyday", ".log");
        try {
            // Not a pipe, which whatever goes on running would keep open.
            ProcessBuilder builder = new ProcessBuilder(argv)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(Path.of("/dev/null").toFile());
            builder.environment().put("XDG_RUNTIME_DIR", home.toString());
            int exit = builder.start().waitFor();
            if (exit != 0) {
                throw new IOException(
                        String.join(" ", argv) + " ended with " + exit + ":\n" + Files.readString(output));
            }
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
