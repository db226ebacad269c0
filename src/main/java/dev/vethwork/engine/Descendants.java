package dev.vethwork.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What this process has started, and what that has. */
public final class Descendants {
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private Descendants() {}

    /** Asks all of them to end, and insists where that is of no use. What is somebody else's, by sudo, ends as its pipes do. */
    public static void end() {
        List<ProcessHandle> all = ProcessHandle.current().descendants().toList();
        if (all.isEmpty()) {
            return;
        }
        hangUp(all);
        all.forEach(ProcessHandle::destroy);
        long last = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < last && all.stream().anyMatch(ProcessHandle::isAlive)) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /** A shell that talks to a person takes SIGTERM for nothing. */
    private static void hangUp(List<ProcessHandle> all) {
        List<String> argv = new ArrayList<>(List.of("kill", "-HUP", "--"));
        all.forEach(each -> argv.add(String.valueOf(each.pid())));
        try {
            Passthrough.release(argv);
        } catch (TargetException e) {
            // What needs it is ended by force.
            return;
        }
    }
}
