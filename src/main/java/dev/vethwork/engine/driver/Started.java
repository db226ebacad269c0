package dev.vethwork.engine.driver;

import dev.vethwork.engine.CommandResult;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that runs, and whose answer somebody will want. It is ended when it takes too long. */
public final class Started {
    private static final int LONGEST_SECONDS = 30;

    private final List<String> argv;
    private final Process process;
    private final Thread watch;
    private volatile boolean late;

    Started(List<String> argv, Process process, String said) {
        this.argv = argv;
        this.process = process;
        this.watch = Thread.ofPlatform().daemon().name("watch").unstarted(this::watch);
        watch.start();
        try (BufferedWriter stdin = process.outputWriter(StandardCharsets.UTF_8)) {
            stdin.write(said);
        } catch (IOException e) {
            // It has ended without listening: how it ended is told below.
        }
    }

    private void watch() {
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                late = true;
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for its end. */
    public CommandResult await() throws IOException {
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            watch.join();
            if (late) {
                throw new IOException(argv.getFirst() + " did not end within " + LONGEST_SECONDS + " seconds");
            }
            return new CommandResult(exit, output, "");
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException(argv.getFirst() + " was interrupted", e);
        }
    }
}
