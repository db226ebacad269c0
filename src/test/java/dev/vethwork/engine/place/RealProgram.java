package dev.vethwork.engine.place;

import dev.vethwork.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program in a JVM of its own, as people start it, on the machine or on one that a process stands in for. */
final class RealProgram {
    private static final int LONGEST_SECONDS = 60;

    private final List<String> enter;
    private final Path home;
    private final String classPath;

    /**
     * A user of the program.
     *
     * @param enter words that bring a command to where it shall run
     * @param home where this user's runtime directory, settings and logs are
     */
    RealProgram(List<String> enter, Path home) {
        this(enter, home, System.getProperty("java.class.path"));
    }

    /** @param classPath of a copy of the program that this user may read */
    RealProgram(List<String> enter, Path home, String classPath) {
        this.enter = enter;
        this.home = home;
        this.classPath = classPath;
    }

    /** What starts it, by whatever means. */
    List<String> words(String... args) {
        List<String> argv = new ArrayList<>(enter);
        argv.add("env");
        environment().forEach((name, value) -> argv.add(name + "=" + value));
        argv.addAll(program(args));
        return argv;
    }

    private Map<String, String> environment() {
        return Map.of("XDG_RUNTIME_DIR", home.toString(), "XDG_STATE_HOME", home.toString(), "HOME", home.toString());
    }

    private List<String> program(String... args) {
        List<String> argv = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                Main.class.getName()));
        argv.addAll(List.of(args));
        return argv;
    }

    Process start(Path said, String... args) throws IOException {
        List<String> argv = new ArrayList<>(enter);
        argv.addAll(program(args));
        ProcessBuilder builder = new ProcessBuilder(argv)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().putAll(environment());
        return builder.start();
    }

    /** Runs it to its end. @return its exit code */
    int run(Path said, String... args) throws Exception {
        Process process = start(said, args);
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            kill(process);
            throw new AssertionError(String.join(" ", args) + " does not end");
        }
        return process.exitValue();
    }

    /** As kill -9 of the JVM does, and of nothing else. @return whether it was still there */
    static boolean kill(Process process) throws InterruptedException {
        ProcessHandle java = process.toHandle();
        while (java.info().command().filter(c -> c.endsWith("java")).isEmpty()) {
            List<ProcessHandle> children = java.children().toList();
            if (children.isEmpty()) {
                return false;
            }
            java = children.getFirst();
        }
        boolean there = java.destroyForcibly();
        process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
        return there;
    }
}
