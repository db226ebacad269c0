package dev.vethwork.engine.driver;

import dev.vethwork.engine.CommandResult;
import java.io.IOException;
import java.util.List;

/** Runs and starts programs of this machine's. */
public final class Commands {
    private Commands() {}

    /** Runs it to its end, both its outputs in one. */
    public static CommandResult run(List<String> argv) throws IOException {
        return ask(argv, "").await();
    }

    /** Starts it, both its outputs in one; meanwhile others can be. @param said what it is told on its standard input */
    public static Started ask(List<String> argv, String said) throws IOException {
        return new Started(argv, start(argv), said);
    }

    /** Starts it and gives its streams; what it says of errors is in its output. */
    public static Pipes talk(List<String> argv) throws IOException {
        return talk(argv, true);
    }

    /** @param joined whether both its outputs are one; otherwise somebody has to read its errors, too */
    public static Pipes talk(List<String> argv, boolean joined) throws IOException {
        return Pipes.of(start(argv, joined));
    }

    /** Starts it, both its outputs in one. */
    public static Process start(List<String> argv) throws IOException {
        return start(argv, true);
    }

    private static Process start(List<String> argv, boolean joined) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(argv).redirectErrorStream(joined);
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("PATH", path());
        return builder.start();
    }

    /** An ordinary user's path often lacks the directories that these tools are in. */
    private static String path() {
        return System.getenv().getOrDefault("PATH", "/usr/bin:/bin") + ":/usr/local/sbin:/usr/sbin:/sbin";
    }
}
