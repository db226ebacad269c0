package dev.vethwork.engine.run;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Trouble;
import dev.vethwork.engine.driver.Batches;
import dev.vethwork.engine.driver.DriverShell;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * One's turn to work on a lab, and on a machine that labs share. It is waited for as long as somebody else works, and said
 * for whom, until the caller thinks better of it.
 */
public final class Turn {
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** How often a lock may fail that nobody holds: somebody else's look takes it for a moment, too. */
    private static final int MOST_RIDDLES = 20;

    /** What {@code flock(1)} is to answer where somebody holds the lock. */
    private static final int HELD = 75;

    /** How many seconds the driver may wait: none, as one could not be cancelled meanwhile. */
    private static final String AT_ONCE = "0\n";

    private final DriverShell shell;
    private final String lab;
    private final boolean shared;
    private final RunListener listener;
    private final Cancellation cancellation;
    private String said = "";

    /** @param shared whether other labs live in the same root namespace */
    public Turn(DriverShell shell, String lab, boolean shared, RunListener listener, Cancellation cancellation) {
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
    public void take() throws TargetException {
        awaitLab();
        if (shared) {
            try {
                awaitMachine();
            } catch (TargetException e) {
                shell.call("unlock", lab);
                throw e;
            }
        }
    }

    private void awaitLab() throws TargetException {
        int riddles = 0;
        while (!shell.call("lock", lab).succeeded()) {
            if (isHeld()) {
                pause("waiting.lab", lab);
            } else if (++riddles < MOST_RIDDLES) {
                LockSupport.parkNanos(PAUSE.toNanos());
            } else {
                throw Trouble.of(TargetException.Kind.LOCKED, "locked", lab).exception();
            }
        }
    }

    private void awaitMachine() throws TargetException {
        CommandResult asked = shell.call("lock-machine", lab, AT_ONCE);
        while (!asked.succeeded()) {
            String who = asked.stdout().strip();
            if (who.isEmpty()) {
                pause("waiting.machine.unknown");
            } else {
                pause("waiting.machine", who);
            }
            asked = shell.call("lock-machine", lab, AT_ONCE);
        }
    }

    private void pause(String key, Object... arguments) throws TargetException {
        if (cancellation.isCancelled()) {
            throw Trouble.of(TargetException.Kind.CANCELLED, "waiting.cancelled", lab).exception();
        }
        say(key, arguments);
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    private void say(String key, Object... arguments) {
        String sentence = Trouble.phrase(key, arguments).text();
        if (!sentence.equals(said)) {
            said = sentence;
            listener.waiting(sentence);
        }
    }

    private boolean isHeld() throws TargetException {
        StringBuilder payload = new StringBuilder();
        List<String> argv =
                List.of("flock", "-n", "-E", Integer.toString(HELD), "/run/vethwork/" + lab + "/lock", "true");
        Batches.arguments(payload, argv);
        return shell.call("exec", "", payload.toString()).exitCode() == HELD;
    }
}
