package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.format.TopologyFormat;
import dev.vethwork.machine.OnTheMachine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program in a JVM of its own, asked to end in the middle of its work. SIGTERM takes the same way through the program as
 * Ctrl-C, and is heard also by a program that was started in the background.
 */
@NeedsSandbox
@OnTheMachine(orStandIn = true)
class InterruptedProgramTest {
    private static final int LONGEST_SECONDS = 60;

    @TempDir
    Path home;

    private TrustPlace place;
    private RealProgram program;
    private Path said;
    private String bare;
    private long asked;
    private long ended;

    @BeforeEach
    void open() throws Exception {
        said = home.resolve("said");
        place = TrustPlace.host("chance", home.resolve("machine"));
        program = new RealProgram(place.ground().enter(), Files.createDirectory(home.resolve("user")));
        bare = place.exact();
    }

    @AfterEach
    void close() throws Exception {
        place.close();
    }

    /** It is asked once it works on the lab. @return its exit code */
    private int interrupted(String... args) throws Exception {
        Process running = program.start(said, args);
        place.look();
        while (running.isAlive() && !place.isWorkedOn()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
            place.look();
        }
        ProcessHandle java = running.toHandle();
        while (java.info().command().filter(c -> c.endsWith("java")).isEmpty()) {
            java = java.children().findFirst().orElseThrow();
        }
        asked = System.nanoTime();
        java.destroy();
        assertThat(running.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).as("it ends by itself").isTrue();
        ended = System.nanoTime();
        return running.exitValue();
    }

    @Test
    void aTeardownIsFinishedAndSaysSo() throws Exception {
        place.apply(place.compile(TrustLabs.natted(1)));
        int exit = interrupted("destroy", "chance");
        assertThat(Files.readString(said)).contains("only goes forward", "is gone");
        assertThat(exit).isZero();
        FaultRun.same("the machine afterwards", bare, place::exact);
    }

    @Test
    void aDeploymentIsTakenBackAndSaysSoAtOnce() throws Exception {
        Path file = home.resolve("chance.vethwork.json");
        TopologyFormat.write(TrustLabs.natted(1), file);
        int exit = interrupted("deploy", file.toString(), "--target", "host", "--yes");
        assertThat(Files.readString(said)).contains("taken back", "cancelled");
        assertThat(exit).isEqualTo(3);
        // Whoever waits for somebody's turn in vain waits for half a minute.
        assertThat(TimeUnit.NANOSECONDS.toSeconds(ended - asked)).isLessThan(25);
        FaultRun.same("the machine afterwards", bare, place::exact);
    }
}
