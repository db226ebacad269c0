package dev.vethwork.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Some moments of every sample, every moment of one lab, then labs by chance until there are enough points; a machine and
 * sandboxes side by side. How many: {@code -Dtrust.points=N} for each of the two; another choice of moments and labs:
 * {@code -Dtrust.seed=N}; only some parts: {@code -Dtrust.parts=samples,moments,chance}.
 */
@NeedsSandbox
@Tag("long")
class FaultInjectionLongTest {
    private static final long SEED = Long.getLong("trust.seed", 1);
    private static final int POINTS = Integer.getInteger("trust.points", 1_050);
    private static final int MOMENTS = Integer.getInteger("trust.moments", 2);
    private static final String PARTS = System.getProperty("trust.parts", "samples,moments,chance");

    @TempDir
    Path home;

    @Test
    void nothingIsLostAndNothingIsLeftHoweverManyThingsGoWrong() throws Exception {
        List<FaultSweep> sweeps = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<FaultSweep>> both = threads.invokeAll(List.of(sweep(true), sweep(false)));
            for (Future<FaultSweep> each : both) {
                sweeps.add(each.get());
            }
        }
        List<String> exceptions = sweeps.stream().flatMap(s -> s.exceptions().stream()).toList();
        int points = sweeps.stream().mapToInt(FaultSweep::points).sum();
        sweeps.forEach(sweep -> System.out.println(sweep.said()));
        System.out.println("together: " + points + " points, " + exceptions.size() + " exceptions");
        assertThat(exceptions).isEmpty();
    }

    private Callable<FaultSweep> sweep(boolean host) throws Exception {
        FaultSweep sweep = new FaultSweep(host, home.resolve(host ? "host" : "sandboxes"), SEED);
        return () -> {
            try {
                if (PARTS.contains("samples")) {
                    sweep.samples(MOMENTS);
                }
                if (PARTS.contains("moments")) {
                    sweep.everyMoment();
                }
                if (PARTS.contains("chance")) {
                    sweep.chance(POINTS, MOMENTS);
                }
            } finally {
                sweep.close();
            }
            return sweep;
        };
    }
}
