package dev.vethwork.lab;

import dev.vethwork.engine.LabState;
import dev.vethwork.engine.Recovered;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Targets;
import dev.vethwork.engine.Targets.Deployed;
import dev.vethwork.lab.failure.Failures;
import dev.vethwork.lab.failure.LabMessages;
import dev.vethwork.text.Sentences;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Labs that a crash has left behind, and what is done about them. */
public final class CrashRecovery {
    /** What a program that is gone has begun runs to its end: a batch of commands for a big lab takes some seconds. */
    private static final Duration LAST_COMMANDS = Duration.ofSeconds(30);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Targets targets;
    private final Duration patience;

    CrashRecovery(Targets targets) {
        this(targets, LAST_COMMANDS);
    }

    /** @param patience how long a lab that is worked on is waited for */
    CrashRecovery(Targets targets, Duration patience) {
        this.targets = targets;
        this.patience = patience;
    }

    /** The labs that a crash has left in the middle of something, or without their sandbox. Needs no privilege. */
    public List<Deployed> brokenOff() {
        return targets.deployed().stream()
                .filter(lab -> lab.state().isBrokenOff())
                .toList();
    }

    /**
     * Puts in order what a crash has left behind: a teardown is finished, any other run undone, a dead sandbox forgotten. What is
     * worked on may be so by the last commands of a program that is gone, and is waited for.
     */
    public List<Recovery> recover(Caller caller) {
        return settled(caller).stream()
                .filter(lab -> lab.state().isBrokenOff())
                .map(lab -> recover(lab, caller))
                .toList();
    }

    private List<Deployed> settled(Caller caller) {
        long end = System.nanoTime() + patience.toNanos();
        List<Deployed> labs = targets.look();
        labs.stream()
                .filter(lab -> lab.state() == LabState.BUSY)
                .forEach(lab -> caller.listener().waiting(LabMessages.of("recover.waiting", lab.lab(), patience.toSeconds()).text()));
        while (labs.stream().anyMatch(lab -> lab.state() == LabState.BUSY)
                && !caller.cancellation().isCancelled()
                && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
            labs = targets.look();
        }
        return labs;
    }

    Recovery recover(Deployed lab, Caller caller) {
        try {
            Recovered recovered = targets.recover(
                    lab.lab(), caller.credentials(), caller.listener(), caller.cancellation());
            return new Recovery(lab.lab(), lab.target(), lab.state(), recovered != Recovered.GONE, "");
        } catch (TargetException e) {
            String problem = Sentences.with(String.valueOf(Failures.of(e).getMessage()), e.remedy());
            return new Recovery(lab.lab(), lab.target(), lab.state(), true, problem);
        }
    }
}
