package dev.vethwork.engine;

import java.io.IOException;
import java.util.List;

/** Runs a command on this process's own terminal, or where it has a window of its own. */
public final class Passthrough {
    /** What a shell answers when a command cannot be started. */
    private static final int NOT_FOUND = 127;

    private Passthrough() {}

    /** Waits for the command, which has standard input and both outputs to itself. @return its exit code */
    public static int run(List<String> argv) throws TargetException {
        try {
            return await(new ProcessBuilder(argv).inheritIO().start());
        } catch (IOException e) {
            throw unstarted(argv, e);
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
     * An interrupt typed at the terminal reaches the command and this program. It is for the command alone to end of it:
     * a shell or a pager does not.
     */
    private static int await(Process process) {
        Thread last = new Thread(() -> Runtime.getRuntime().halt(exitOf(process)), "passthrough");
        Runtime.getRuntime().addShutdownHook(last);
        int exit = exitOf(process);
        try {
            Runtime.getRuntime().removeShutdownHook(last);
        } catch (IllegalStateException e) {
            // The interrupt was first: the hook ends the program with the same exit code.
        }
        return exit;
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
}
