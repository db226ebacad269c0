package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.format.TopologyFormat;
import dev.vethwork.machine.OnTheMachine;
import dev.vethwork.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program itself, a JVM of its own, killed by kill -9 at moments by chance while it deploys, changes or takes away; then
 * {@code recover}, typed as people type it. Other moments: {@code -Dtrust.seed=N}; how many in the long form:
 * {@code -Dtrust.kills=N} for each target.
 */
@NeedsSandbox
class KilledProgramTest {
    private static final long SEED = Long.getLong("trust.seed", 1);
    private static final int KILLS = Integer.getInteger("trust.kills", 60);

    /** Within it after its first deed the program has done most of what it does. */
    private static final int LATEST_MILLIS = 300;

    @TempDir
    Path home;

    private final Random random = new Random(SEED);
    private TrustPlace place;
    private RealProgram program;
    private Path said;
    private int kills;

    @Test
    @OnTheMachine(orStandIn = true)
    void killedAtAnyMomentOnTheHostItLeavesNothingBehind() throws Exception {
        kill(true, 3);
    }

    @Test
    void killedAtAnyMomentWithASandboxItLeavesNothingBehind() throws Exception {
        kill(false, 3);
    }

    @Test
    @Tag("long")
    @OnTheMachine(orStandIn = true)
    void killedOftenOnTheHostItLeavesNothingBehind() throws Exception {
        kill(true, KILLS);
    }

    @Test
    @Tag("long")
    void killedOftenWithASandboxItLeavesNothingBehind() throws Exception {
        kill(false, KILLS);
    }

    private void kill(boolean host, int wanted) throws Exception {
        Path user = Files.createDirectory(home.resolve("user"));
        said = home.resolve("said");
        place = host
                ? TrustPlace.host("chance", home.resolve("machine"))
                : TrustPlace.sandbox("chance", user.resolve("vethwork"));
        program = new RealProgram(host ? place.ground().enter() : List.of(), user);
        try {
            for (int tries = 0; kills < wanted; tries++) {
                assertThat(tries).as("tries for %s kills", kills).isLessThan(10 + 3 * wanted);
                Topology first = TrustLabs.natted(1);
                switch (tries % 3) {
                    case 0 -> once(null, first);
                    case 1 -> once(first, TrustLabs.natted(2));
                    default -> once(first, null);
                }
            }
            System.out.println(place.name() + ": " + kills + " kills, 0 exceptions");
        } finally {
            place.close();
        }
    }

    /** One try. @param from what is deployed before, null for nothing @param to what is wanted, null for a teardown */
    private void once(@Nullable Topology from, @Nullable Topology to) throws Exception {
        String bare = place.exact();
        String before = "";
        if (from != null) {
            place.apply(place.compile(from));
            before = place.settled();
        }
        Path file = home.resolve("chance.vethwork.json");
        TopologyFormat.write(to == null ? TrustLabs.natted(1) : to, file);
        Process running = to == null
                ? program.start(said, "destroy", "chance")
                : program.start(said, "deploy", file.toString(), "--target", place.isHost() ? "host" : "sandbox", "--yes");
        int moment = random.nextInt(LATEST_MILLIS);
        awaitItsFirstDeed(running);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(moment));
        boolean struck = RealProgram.kill(running);
        int exit = program.run(said, "recover", "--yes");
        try {
            assertThat(exit).as("recover's exit code").isZero();
            settle(from, to, before, file);
            place.destroy();
            FaultRun.same("the machine afterwards", bare, place::exact);
        } catch (AssertionError e) {
            throw new AssertionError("killed " + moment + " ms after its first deed, " + kills + " kills before, seed "
                    + SEED + ": " + e.getMessage() + "\n" + Files.readString(said), e);
        }
        kills += struck ? 1 : 0;
    }

    private void settle(@Nullable Topology from, @Nullable Topology to, String before, Path file) throws Exception {
        place.look();
        if (!place.isThere()) {
            assertThat(from != null && to != null).as("a lab that was changed is gone").isFalse();
            return;
        }
        String now = place.settled();
        if (from != null && now.equals(before)) {
            return;
        }
        assertThat(to)
                .as("a lab that was half taken away is still there: " + Differences.between(before, now))
                .isNotNull();
        assertThat(program.run(said, "plan", file.toString())).isZero();
        assertThat(Files.readString(said))
                .as("what is there is what was wanted; nor is it what was before: " + Differences.between(before, now))
                .contains("Nothing to do");
    }

    private void awaitItsFirstDeed(Process running) throws Exception {
        place.look();
        while (running.isAlive() && !place.isWorkedOn()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
            place.look();
        }
    }
}
