package dev.vethwork.engine.run;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Trouble;
import dev.vethwork.engine.driver.Batch;
import dev.vethwork.engine.driver.Batches;
import dev.vethwork.engine.driver.DriverShell;
import dev.vethwork.engine.driver.StepFailure;
import dev.vethwork.engine.registry.Ran;
import dev.vethwork.engine.registry.RegistryKeeper;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.operation.ServiceOperation;
import dev.vethwork.state.NetworkState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs the steps of a plan in batches, with the registry written before and after each. */
public final class PlanRunner {
    /** A run can be cancelled between those that are asked for together and the next. */
    private static final int MOST_TOGETHER = 8;

    private final DriverShell shell;
    private final RegistryKeeper keeper;
    private final RunListener listener;
    private final Set<String> plain;
    private final Map<String, String> glanced = new HashMap<>();

    /** @param plain new namespaces of which interfaces, routes and neighbours are all there is to read */
    PlanRunner(DriverShell shell, RegistryKeeper keeper, RunListener listener, Set<String> plain) {
        this.shell = shell;
        this.keeper = keeper;
        this.listener = listener;
        this.plain = plain;
    }

    /**
     * What was read of plain namespaces right after their last steps. Where there are many, that is before the switches
     * between them come up: from then on each greets all others, which keeps the processors busy for seconds.
     */
    Map<String, String> glanced() {
        return glanced;
    }

    /** @param wanted what the steps bring about */
    void run(List<Step> steps, Compiled wanted, Cancellation cancellation) throws TargetException {
        // A teardown that has begun only goes forward: what was in a namespace is gone with it.
        boolean bound = isTeardown(wanted);
        List<Batch> batches = Batches.of(steps, plain);
        for (int i = 0; i < batches.size(); i++) {
            Batch batch = batches.get(i);
            if (!bound) {
                refuseCancelled(batch.steps().getFirst(), cancellation);
            }
            List<Batch> together = shell.isFar() ? together(batches.subList(i, batches.size())) : List.of();
            if (together.size() > 1) {
                runTogether(together, wanted);
                i += together.size() - 1;
                continue;
            }
            end(keeper.doomed(batch));
            if (batch.parts().isEmpty()) {
                listener.started(batch.steps().getFirst());
            }
            batch.steps().forEach(step -> glanced.remove(step.namespace()));
            long begun = System.nanoTime();
            CommandResult result = run(batch, keeper.intend(batch, wanted));
            report(batch, result, Duration.ofNanos((System.nanoTime() - begun) / batch.steps().size()));
        }
    }

    /** The first of them that need nothing to be told of those before but that they were done. */
    private static List<Batch> together(List<Batch> batches) {
        return batches.stream()
                .takeWhile(batch -> !RegistryKeeper.isCounted(batch)
                        && !(batch.steps().getFirst().operation() instanceof ServiceOperation.Start))
                .limit(MOST_TOGETHER)
                .toList();
    }

    /** All of them are asked for before the first has answered; one that fails keeps those behind it from being run. */
    private void runTogether(List<Batch> batches, Compiled wanted) throws TargetException {
        List<DriverShell.Asked> asked = new ArrayList<>();
        for (Batch batch : batches) {
            String note = keeper.intend(batch, wanted);
            asked.add(new DriverShell.Asked("batch", keeper.lab(), note, batch.payload(), words(batch)));
            keeper.settle(batch, new CommandResult(0, "", ""), Ran.NOTHING);
        }
        long begun = System.nanoTime();
        List<DriverShell.Answer> answers = shell.answers(asked);
        long steps = batches.stream().mapToLong(batch -> batch.steps().size()).sum();
        Duration each = Duration.ofNanos((System.nanoTime() - begun) / steps);
        for (int i = 0; i < answers.size(); i++) {
            Batch batch = batches.get(i);
            batch.steps().forEach(step -> glanced.remove(step.namespace()));
            if (batch.parts().isEmpty()) {
                listener.started(batch.steps().getFirst());
            }
            CommandResult result =
                    batch.kind() == Batch.Kind.SIDE_BY_SIDE ? sideBySide(answers.get(i)) : answers.get(i).result();
            if (!result.succeeded()) {
                keeper.settle(batch, result, Ran.NOTHING);
            }
            report(batch, result, each);
        }
    }

    private List<String> words(Batch batch) {
        return List.of(
                Integer.toString(keeper.batch()),
                batch.tool(),
                batch.namespace().isEmpty() ? "." : batch.namespace(),
                RegistryKeeper.isCounted(batch) ? "numbers" : "nothing");
    }

    /** @param note for the journal, before it runs */
    private CommandResult run(Batch batch, String note) throws TargetException {
        String payload = batch.payload();
        if (batch.steps().getFirst().operation() instanceof ServiceOperation.Start service) {
            StringBuilder words = new StringBuilder();
            Batches.arguments(words, keeper.service(service));
            payload = words + payload;
        }
        DriverShell.Answer answer = end(batch).answer("batch", keeper.lab(), note, payload, words(batch));
        CommandResult result = answer.result();
        if (batch.kind() == Batch.Kind.SIDE_BY_SIDE) {
            result = sideBySide(answer);
        }
        if (batch.steps().getFirst().operation() instanceof ServiceOperation.Start service && result.succeeded()) {
            keeper.started(service, result.stdout());
        }
        keeper.settle(batch, result, Ran.of(answer.sections()));
        return result;
    }

    /** The shell of the place where it runs. */
    private DriverShell end(Batch batch) throws TargetException {
        return batch.kind() == Batch.Kind.UPLINK ? shell.beside() : shell;
    }

    /** Takes a sandbox's contents away: services are asked to end, the rest goes with the process that holds the sandbox. */
    void runAtOnce(List<Step> steps) throws TargetException {
        for (Batch batch : Batches.inOrder(steps)) {
            listener.started(batch.steps().getFirst());
            if (batch.kind() == Batch.Kind.STOP) {
                shell.call("stop", "", batch.payload());
            }
            report(batch, new CommandResult(0, "", ""), Duration.ZERO);
        }
    }

    /** @throws TargetException if somebody asked to stop before this step */
    static void refuseCancelled(Step next, Cancellation cancellation) throws TargetException {
        if (cancellation.isCancelled()) {
            throw Trouble.of(TargetException.Kind.CANCELLED, "cancelled", String.join(" ", next.argv()))
                    .exception();
        }
    }

    private void end(List<Long> pids) throws TargetException {
        if (!pids.isEmpty()) {
            shell.call("stop", "", pids.stream().map(pid -> pid + "\n").collect(Collectors.joining()));
        }
    }

    private void report(Batch batch, CommandResult result, Duration each) throws TargetException {
        if (batch.kind() == Batch.Kind.SIDE_BY_SIDE) {
            reportParts(batch, result, each);
            return;
        }
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

    /** The target names the parts that were done, and of one that failed what was said, the number of the part first. */
    private void reportParts(Batch batch, CommandResult result, Duration each) throws TargetException {
        Set<String> done = Set.copyOf(result.stdout().lines().toList());
        for (int i = 0; i < batch.parts().size(); i++) {
            if (done.contains(Integer.toString(i))) {
                reportPart(batch.parts().get(i), new CommandResult(0, "", ""), each);
            }
        }
        if (!result.succeeded()) {
            String[] said = result.stderr().split("\n", 2);
            int failed = said[0].matches("[0-9]{1,9}") ? Integer.parseInt(said[0]) : 0;
            Batch part = batch.parts().get(Math.min(failed, batch.parts().size() - 1));
            String words = said.length > 1 ? said[1] : result.stderr();
            reportPart(part, new CommandResult(result.exitCode(), "", words), each);
        }
    }

    private void reportPart(Batch part, CommandResult result, Duration each) throws TargetException {
        listener.started(part.steps().getFirst());
        report(part, result, each);
    }

    /** Its output are the numbers of the parts that were done, a line each. */
    private CommandResult sideBySide(DriverShell.Answer answer) {
        answer.sections().named("light").forEach(part -> glanced.put(part.namespace(), part.text()));
        String done = answer.sections().named("done").stream()
                .map(part -> part.namespace() + "\n")
                .collect(Collectors.joining());
        return new CommandResult(answer.result().exitCode(), done, answer.result().stderr());
    }

    public static boolean isTeardown(Compiled desired) {
        return desired.state().equals(NetworkState.EMPTY);
    }
}
