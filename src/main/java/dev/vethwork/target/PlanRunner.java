package dev.vethwork.target;

import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Step;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Runs the steps of a plan in batches, with the registry written before and after each. */
final class PlanRunner {
    private final Shell shell;
    private final RegistryKeeper keeper;
    private final RunListener listener;

    PlanRunner(Shell shell, RegistryKeeper keeper, RunListener listener) {
        this.shell = shell;
        this.keeper = keeper;
        this.listener = listener;
    }

    /** @param wanted what the steps bring about */
    void run(List<Step> steps, Compiled wanted, Cancellation cancellation) throws TargetException {
        for (Batch batch : Batches.of(steps)) {
            if (cancellation.isCancelled()) {
                throw new TargetException(
                        TargetException.Kind.CANCELLED,
                        "cancelled before: " + String.join(" ", batch.steps().getFirst().argv()),
                        "deploy again when you want it");
            }
            List<Long> doomed = keeper.doomed(batch);
            keeper.intend(batch, wanted);
            end(doomed);
            listener.started(batch.steps().getFirst());
            long begun = System.nanoTime();
            CommandResult result = batch.kind() == Batch.Kind.SPAWN
                    ? spawn(batch)
                    : shell.call(batch.kind().verb(), batch.namespace(), batch.payload());
            keeper.settle(batch, result);
            report(batch, result, Duration.ofNanos((System.nanoTime() - begun) / batch.steps().size()));
        }
    }

    private void end(List<Long> pids) throws TargetException {
        if (!pids.isEmpty()) {
            shell.call("stop", "", pids.stream().map(pid -> pid + "\n").collect(Collectors.joining()));
        }
    }

    private void report(Batch batch, CommandResult result, Duration each) throws TargetException {
        boolean failed = !result.succeeded();
        int failedAt = failed ? StepFailure.index(batch, result.stderr()) : batch.steps().size();
        for (int i = 0; i < failedAt; i++) {
            if (i > 0) {
                listener.started(batch.steps().get(i));
            }
            listener.done(batch.steps().get(i), each);
        }
        if (failed) {
            Step step = batch.steps().get(failedAt);
            if (failedAt > 0) {
                listener.started(step);
            }
            listener.failed(step, StepFailure.words(result.stderr()));
            throw StepFailure.exception(step, result);
        }
    }

    private CommandResult spawn(Batch batch) throws TargetException {
        StringBuilder payload = new StringBuilder();
        Batches.arguments(payload, keeper.service(batch.steps().getFirst()));
        CommandResult result = shell.call("spawn", keeper.lab(), payload + batch.payload());
        if (result.succeeded()) {
            keeper.started(batch.steps().getFirst(), result.stdout());
        }
        return result;
    }
}
