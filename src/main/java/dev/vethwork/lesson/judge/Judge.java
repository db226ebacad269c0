package dev.vethwork.lesson.judge;

import dev.vethwork.lab.Caller;
import dev.vethwork.lab.LabConnection;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.inspect.DeployedLab;
import dev.vethwork.lesson.LessonMessages;
import dev.vethwork.lesson.check.Asked;
import dev.vethwork.lesson.check.CheckVerdict;
import dev.vethwork.lesson.check.RunningLab;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks a running lab for checks, again and again as long as their patience lasts. Not for several threads at once. */
public final class Judge {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final LabConnection connection;
    private final String lab;
    private final Caller caller;
    private final @Nullable Topology deployed;

    public Judge(LabConnection connection, String lab, Caller caller) throws LabException {
        this.connection = connection;
        this.lab = lab;
        this.caller = caller;
        this.deployed = connection.recall(lab, caller).orElse(null);
    }

    /** All of them at once, once. */
    public List<Judged> now(List<Asked> checks) throws LabException {
        return now(checks, connection.observe(lab, deployed, caller));
    }

    /** A state that somebody else has read, with the drawing as it was deployed. */
    public DeployedLab seen(TargetTraits traits, NetworkState state) {
        return new DeployedLab(lab, traits, state, deployed);
    }

    /** The same of what was read already. */
    public List<Judged> now(List<Asked> checks, DeployedLab seen) throws LabException {
        RunningLab running = new RunningLab(connection, seen, caller);
        List<Judged> all = new ArrayList<>();
        for (Asked asked : checks) {
            all.add(new Judged(asked, judge(asked, running)));
        }
        return List.copyOf(all);
    }

    /**
     * Waits until all hold at the same time, or until none that does not is worth waiting for. What one of them does may be
     * what another one sees, so that those that have patience are asked twice at least.
     */
    public List<Judged> patiently(List<Asked> checks) throws LabException {
        long began = System.nanoTime();
        List<Judged> last = now(checks);
        for (int rounds = 1; !isStopped() && isWorthwhile(last, rounds, began); rounds++) {
            pause();
            last = now(checks);
        }
        return last;
    }

    private boolean isStopped() {
        return Thread.currentThread().isInterrupted() || caller.cancellation().isCancelled();
    }

    private static boolean isWorthwhile(List<Judged> last, int rounds, long began) {
        long taken = System.nanoTime() - began;
        return last.stream().anyMatch(j -> !j.met())
                && last.stream()
                        .filter(j -> !j.met())
                        .map(j -> j.asked().within())
                        .allMatch(within -> !within.isZero() && (rounds < 2 || taken < within.toNanos()));
    }

    private static CheckVerdict judge(Asked asked, RunningLab running) throws LabException {
        try {
            return asked.told(asked.check().judge(running));
        } catch (LabException e) {
            if (e.exit() == LabException.Exit.USAGE) {
                // What is asked about is not there, or not yet.
                return new CheckVerdict(false, String.valueOf(e.getMessage()), LessonMessages.text("why.missing"));
            }
            throw e;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
