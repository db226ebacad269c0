package dev.vethwork.lab;

import dev.vethwork.engine.Recovered;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Targets;
import dev.vethwork.engine.Targets.Deployed;
import dev.vethwork.lab.failure.Failures;
import dev.vethwork.text.Sentences;
import java.util.List;

/** Labs that a crash has left behind, and what is done about them. */
public final class CrashRecovery {
    private final Targets targets;

    CrashRecovery(Targets targets) {
        this.targets = targets;
    }

    /** The labs that a crash has left in the middle of something, or without their sandbox. Needs no privilege. */
    public List<Deployed> brokenOff() {
        return targets.deployed().stream()
                .filter(lab -> lab.state().isBrokenOff())
                .toList();
    }

    /**
     * Puts in order what a crash has left behind: a teardown is finished, any other run undone, a dead sandbox forgotten.
     */
    public List<Recovery> recover(Caller caller) {
        return targets.look().stream()
                .filter(lab -> lab.state().isBrokenOff())
                .map(lab -> recover(lab, caller))
                .toList();
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
