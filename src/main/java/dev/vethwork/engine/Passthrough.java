package dev.vethwork.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs a command on this process's own terminal, or where it has a window of its own. */
public final class Passthrough {
    /** What a shell answers when a command cannot be started. */
    private static final int NOT_FOUND = 127;

    private static final int SIGINT = 2;

    private Passthrough() {}

    /**
     * Waits for the command, which has standard input and both outputs to itself. An interrupt typed at the terminal reaches
     * the command and this program, and is for the command alone: a shell or a pager does not end of it.
     *
     * @return its exit code
     */
    public static int run(List<String> argv) throws TargetException {
        Object before = Interrupts.leave();
        try {
            return exitOf(new ProcessBuilder(argv).inheritIO().start());
        } catch (IOException e) {
            throw unstarted(argv, e);
        } finally {
            Interrupts.takeUp(before);
        }
    }

    private static int exitOf(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
            return NOT_FOUND;
        }
    }

    /** Starts a program that has windows of its own, and lets it go. */
    public static void release(List<String> argv) throws TargetException {
        try {
            new ProcessBuilder(argv)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw unstarted(argv, e);
        }
    }

    private static TargetException unstarted(List<String> argv, IOException e) {
        return Trouble.of(TargetException.Kind.MISSING, "unstarted", argv.getFirst())
                .saying(String.valueOf(e.getMessage()))
                .exception(e);
    }

    /**
     * The words of a command behind those that enter some place, to be run on this process's own terminal. Some of what enters
     * waits for the command to end: an interrupt typed there would end that, and leave the command without a terminal.
     */
    public static List<String> behind(List<String> enter, List<String> command) {
        List<String> words = new ArrayList<>();
        boolean heard = !isDeaf();
        if (heard) {
            words.addAll(List.of("env", "--ignore-signal=INT"));
        }
        words.addAll(enter);
        if (heard) {
            words.addAll(List.of("env", "--default-signal=INT"));
        }
        words.addAll(command);
        return words;
    }

    /** Whether interrupts are ignored, as where a script has started this in its background; it is so for the command then, too. */
    private static boolean isDeaf() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .map(line -> new BigInteger(line.substring(line.indexOf(':') + 1).strip(), 16))
                    .anyMatch(ignored -> ignored.testBit(SIGINT - 1));
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }
}
