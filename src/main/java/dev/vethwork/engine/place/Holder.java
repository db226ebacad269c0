package dev.vethwork.engine.place;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The process that holds a sandbox: the first one in its PID namespace.
 *
 * @param start when it started, in the kernel's clock ticks, so that a later process with its pid is not taken for it
 */
record Holder(long pid, String start) {
    private static final int START_FIELD = 22;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(1);

    /** The process of this pid, as it is now. */
    static Holder of(long pid) throws IOException {
        return new Holder(pid, startOf(pid));
    }

    static Holder parse(String text) throws IOException {
        String[] words = text.strip().split(" ");
        if (words.length != 2 || !words[0].matches("[0-9]{1,10}")) {
            throw new IOException("the note about the sandbox's process is damaged");
        }
        return new Holder(Long.parseLong(words[0]), words[1]);
    }

    String text() {
        return pid + " " + start + "\n";
    }

    boolean alive() {
        try {
            return startOf(pid).equals(start);
        } catch (IOException e) {
            return false;
        }
    }

    void end() {
        if (alive()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            await();
        }
    }

    /** Looked for again and again, as the JDK looks after a process that is not its child three times a second only. */
    private void await() {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (alive() && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** A file in the sandbox, as it is seen from outside it. */
    Path see(String file) {
        return Path.of("/proc/" + pid + "/root" + file);
    }

    private static String startOf(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
        // The command's name is in brackets and may hold anything; fields are counted behind the last bracket.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        if (fields[0].equals("Z")) {
            throw new IOException("it has ended");
        }
        return fields[START_FIELD - 3];
    }
}
