package dev.vethwork.engine.run;

import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.observe.LabReader;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.operation.ServiceOperation;
import dev.vethwork.plan.operation.StopService;
import dev.vethwork.state.NetworkState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits for services that were started a moment ago: on its way into its namespace and to its command each is another program,
 * and what is left to do seems to be to stop that and to start the service.
 */
final class Becoming {
    private static final Duration PAUSE = Duration.ofMillis(30);

    /** How often it is looked again for one that is not there: it may have come after the processes were read. */
    private static final int MOST_WAITS = 5;

    /** How long a busy machine may take for one that lives. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final BooleanSupplier orphans;
    private final Births births;

    /**
     * @param orphans whether, as it was read last, there are processes in the lab's namespaces that are no service's yet
     * @param births whose settings may be left to do beside the services
     */
    Becoming(BooleanSupplier orphans, Births births) {
        this.orphans = orphans;
        this.births = births;
    }

    Becoming(LabReader reader, Births births) {
        this(() -> !reader.orphans().isEmpty(), births);
    }

    /** What was read. @param plan what is still to be done */
    record Rest(NetworkState state, Plan plan) {}

    @FunctionalInterface
    interface Look {
        Rest read() throws TargetException;
    }

    /** What is still to be done once the services are what they are to be, or do not become it. */
    Rest await(Look look) throws TargetException {
        long end = System.nanoTime() + LONGEST.toNanos();
        Rest rest = look.read();
        for (int wait = 1; isOfServices(rest.plan()) && (wait <= MOST_WAITS || lives(rest.plan()) && System.nanoTime() < end); wait++) {
            LockSupport.parkNanos(PAUSE.toNanos() * Math.min(wait, MOST_WAITS));
            rest = look.read();
        }
        return rest;
    }

    private boolean lives(Plan rest) {
        return orphans.getAsBoolean() || rest.steps().stream().anyMatch(s -> s.operation() instanceof StopService);
    }

    private boolean isOfServices(Plan plan) {
        List<Step> others =
                plan.steps().stream().filter(s -> !(s.operation() instanceof ServiceOperation)).toList();
        return others.size() < plan.steps().size() && others.stream().allMatch(births::isOf);
    }
}
