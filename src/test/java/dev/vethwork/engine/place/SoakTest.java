package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.machine.OnTheMachine;
import dev.vethwork.plan.Compiled;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rounds of deployment, change and teardown leave nothing behind that grows. How many: {@code -Dtrust.rounds=N}. */
@NeedsSandbox
@OnTheMachine(orStandIn = true)
class SoakTest {
    private static final int ROUNDS = Integer.getInteger("trust.rounds", 500);

    /** What is loaded, compiled and opened once is there after these. */
    private static final int FIRST_ROUNDS = 3;

    /** What the Java heap may differ by from one collection to the next, in kilobytes. */
    private static final long HEAP_NOISE = 30_000;

    /**
     * Threads of the JVM's pools come and go, and what neighbours say to each other by themselves is tracked for a while;
     * one that was left behind each round would show.
     */
    private static final int NOISE = 4;

    @TempDir
    Path home;

    private TrustPlace place;

    /** What could grow, beside what a snapshot of the machine shows. */
    private record Size(long heap, long files, int threads, long children, long mounts, long connections) {
        static Size of(TrustPlace place) throws Exception {
            System.gc();
            System.gc();
            Runtime java = Runtime.getRuntime();
            String counted = place.stranger("wc -l </proc/self/mountinfo; cat /proc/sys/net/netfilter/nf_conntrack_count")
                    .stdout();
            String[] counts = (counted + " 0").strip().split("\\s+");
            return new Size(
                    (java.totalMemory() - java.freeMemory()) / 1024,
                    entries("/proc/self/fd"),
                    ManagementFactory.getThreadMXBean().getThreadCount(),
                    ProcessHandle.current().descendants().count(),
                    Long.parseLong(counts[0]),
                    Long.parseLong(counts[1]));
        }

        private static long entries(String directory) throws IOException {
            try (Stream<Path> all = Files.list(Path.of(directory))) {
                return all.count();
            }
        }
    }

    @Test
    void tenRoundsLeaveNothingThatGrows() throws Exception {
        soak(10);
    }

    @Test
    @Tag("long")
    void hundredsOfRoundsLeaveNothingThatGrows() throws Exception {
        soak(ROUNDS);
    }

    private void soak(int rounds) throws Exception {
        place = TrustPlace.host("chance", home);
        try {
            String bare = place.exact();
            rounds(FIRST_ROUNDS);
            Size before = Size.of(place);
            rounds(rounds);
            FaultRun.same("the machine afterwards", bare, place::exact);
            Size after = Size.of(place);
            System.out.println(rounds + " rounds: before " + before + ", after " + after);
            assertThat(after.files()).isLessThanOrEqualTo(before.files() + NOISE);
            assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + NOISE);
            assertThat(after.children()).isLessThanOrEqualTo(before.children() + NOISE);
            assertThat(after.mounts()).isLessThanOrEqualTo(before.mounts() + NOISE);
            assertThat(after.connections()).isLessThanOrEqualTo(before.connections() + NOISE);
            assertThat(after.heap()).isLessThan(before.heap() + HEAP_NOISE);
        } finally {
            place.close();
        }
    }

    private void rounds(int rounds) throws Exception {
        Compiled first = place.compile(TrustLabs.natted(1));
        Compiled second = place.compile(TrustLabs.natted(2));
        for (int round = 0; round < rounds; round++) {
            place.apply(first);
            place.apply(second);
            place.destroy();
        }
    }
}
