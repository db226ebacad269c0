package dev.vethwork.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * One's turn to work on a lab, and on a machine that labs share. It is waited for as long as somebody else works, and said
 * for whom, until the caller thinks better of it.
 */
final class Turn {
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** How often a lock may fail that nobody holds: somebody else's look takes it for a moment, too. */
    private static final int MOST_RIDDLES = 20;

    /** What {@code flock(1)} is to answer where somebody holds the lock. */
    private static final int HELD = 75;

    /** The labs that are being worked on, a file a line. Fixed text: nothing is put into it. */
    private static final String WORKED_ON =
            "for f in /run/vethwork/*/lock; do flock -n -E 75 \"$f\" true; [ $? = 75 ] && echo \"$f\"; done; :";

    private final Shell shell;
    private final String lab;
    private final boolean shared;
    private final RunListener listener;
    private final Cancellation cancellation;
    private String said = "";

    /** @param shared whether other labs live in the same root namespace */
    Turn(Shell shell, String lab, boolean shared, RunListener listener, Cancellation cancellation) {
        this.shell = shell;
        this.lab = lab;
        this.shared = shared;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /**
     * Takes the lock of the lab, and that of the machine, in which one lab at a time may count who needs its settings.
     *
     * @throws TargetException if it is cancelled meanwhile, or the lock cannot be taken although nobody holds it
     */
    void take() throws TargetException {
        int riddles = 0;
        while (!taken()) {
            if (cancellation.isCancelled()) {
                throw Trouble.of(TargetException.Kind.CANCELLED, "waiting.cancelled", lab).exception();
            }
            if (isHeld("/run/vethwork/" + lab + "/lock")) {
                say("waiting.lab", lab);
            } else if (shared && isHeld("/run/vethwork")) {
                sayForWhom();
            } else if (++riddles > MOST_RIDDLES) {
                throw Trouble.of(TargetException.Kind.LOCKED, "locked", lab).exception();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** The machine's is looked at first: to ask for it may take long, which could not be cancelled. */
    private boolean taken() throws TargetException {
        if ((shared && isHeld("/run/vethwork")) || !shell.call("lock", lab).succeeded()) {
            return false;
        }
        if (!shared || shell.call("lock-machine", "").succeeded()) {
            return true;
        }
        shell.call("unlock", lab);
        return false;
    }

    private void sayForWhom() throws TargetException {
        String labs = run(List.of("sh", "-c", WORKED_ON)).stdout().lines()
                .map(file -> file.replaceFirst("^/run/vethwork/", "").replaceFirst("/lock$", ""))
                .collect(Collectors.joining(", "));
        if (labs.isEmpty()) {
            say("waiting.machine.unknown");
        } else {
            say("waiting.machine", labs);
        }
    }

    private void say(String key, Object... arguments) {
        String sentence = Trouble.phrase(key, arguments).text();
        if (!sentence.equals(said)) {
            said = sentence;
            listener.waiting(sentence);
        }
    }

    private boolean isHeld(String file) throws TargetException {
        return run(List.of("flock", "-n", "-E", Integer.toString(HELD), file, "true")).exitCode() == HELD;
    }

    /** Only before the lab's lock is taken: what runs under it is noted as a part of its last run. */
    private CommandResult run(List<String> argv) throws TargetException {
        StringBuilder payload = new StringBuilder();
        Batches.arguments(payload, argv);
        return shell.call("exec", "", payload.toString());
    }
}
