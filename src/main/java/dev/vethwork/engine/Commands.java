package dev.vethwork.engine;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.ProcessResult;

/** Runs short commands of the user's own, and starts those that are talked with. */
final class Commands {
    private static final int LONGEST_SECONDS = 30;

    private Commands() {}

    /** Runs it to its end, both its outputs in one. */
    static CommandResult run(List<String> argv) throws IOException {
        try {
            ProcessResult result = new ProcessExecutor(argv)
                    .environment("LC_ALL", "C")
                    .environment("PATH", path())
                    .readOutput(true)
                    .timeout(LONGEST_SECONDS, TimeUnit.SECONDS)
                    .execute();
            return new CommandResult(result.getExitValue(), result.outputUTF8(), "");
        } catch (TimeoutException e) {
            throw new IOException(argv.getFirst() + " did not end within " + LONGEST_SECONDS + " seconds", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(argv.getFirst() + " was interrupted", e);
        }
    }

    /** Starts it and gives its streams; what it says of errors is in its output. */
    static Pipes talk(List<String> argv) throws IOException {
        return talk(argv, true);
    }

    /** @param joined whether both its outputs are one; otherwise somebody has to read its errors, too */
    static Pipes talk(List<String> argv, boolean joined) throws IOException {
        Process process = start(argv, joined);
        Pipes pipes = new Pipes();
        pipes.setProcessInputStream(process.getOutputStream());
        pipes.setProcessOutputStream(process.getInputStream());
        pipes.setProcessErrorStream(process.getErrorStream());
        return pipes;
    }

    /** Starts it, both its outputs in one. */
    static Process start(List<String> argv) throws IOException {
        return start(argv, true);
    }

    /** Started by hand: the library closes the streams as the process ends, read or not, and its last words are lost. */
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
