package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.drift.Drift;
import dev.vethwork.engine.Changed;
import dev.vethwork.engine.LabState;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.LabConnection;
import dev.vethwork.lab.Labs;
import dev.vethwork.lab.Recovery;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.watch.LabWatch;
import dev.vethwork.machine.MakesNamespaces;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Namespace;
import dev.vethwork.waiting.Eventually;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is under way on another machine as the connection breaks is done again, or taken away, without harm. */
@MakesNamespaces
class RemoteCutTest extends OnAFarMachine {
    @Test
    void aConnectionThatBreaksLeavesWhatRecoverTakesAway() throws Exception {
        assertThat(isStillHeldAt(1)).isTrue();
        assertThat(isStillHeldAt(4)).isTrue();
    }

    @Tag("long")
    @Test
    void aConnectionThatBreaksAtAnyRequestLeavesWhatRecoverTakesAway() throws Exception {
        int moment = 0;
        while (isStillHeldAt(moment)) {
            moment++;
        }
        assertThat(moment).isGreaterThan(5);
    }

    /** @return whether the deployment was still under way when the connection broke */
    private boolean isStillHeldAt(int moment) throws Exception {
        AtomicBoolean broken = new AtomicBoolean();
        Labs breaking = new Labs(far.all(far.ssh((number, write) -> {
            boolean now = number == moment && broken.compareAndSet(false, true);
            if (now && moment % 2 == 0) {
                far.cut();
            }
            write.run();
            if (now && moment % 2 == 1) {
                far.cut();
            }
        })));
        Drawing drawing = sample("02-bridge");
        if (!isDeployed(breaking, drawing)) {
            assertThat(broken).isTrue();
        }
        assertThat(labs.crashRecovery().recover(Caller.silent())).as("moment %s", moment).allMatch(Recovery::isDone);
        labs.deploy(drawing, SANDBOX, Caller.silent());
        assertThat(labs.ping(drawing.lab(), "red", "blue", Caller.silent()).answered()).isTrue();
        labs.destroy(drawing.lab(), Caller.silent());
        assertThat(far.run("ls /tmp/vethwork-4242")).as("moment %s", moment).isBlank();
        return broken.get();
    }

    /** What may be under way as a connection breaks, besides a first deployment. */
    private enum Work {
        CHANGE {
            @Override
            void run(Labs labs, Drawing before, Drawing after) throws LabException {
                labs.deploy(after, SANDBOX, Caller.silent());
            }
        },
        LIVE_CHANGE {
            @Override
            void run(Labs labs, Drawing before, Drawing after) throws LabException {
                try (LabConnection connection = labs.connect()) {
                    NetworkState seen = connection.refresh(new LabWatch(before.lab()), true, Caller.silent()).orElseThrow();
                    connection.follow(after, seen, Caller.silent());
                }
            }
        },
        STATUS {
            @Override
            void run(Labs labs, Drawing before, Drawing after) throws LabException {
                labs.status(Caller.silent());
            }
        },
        TEARDOWN {
            @Override
            void run(Labs labs, Drawing before, Drawing after) throws LabException {
                labs.destroy(before.lab(), Caller.silent());
            }
        };

        abstract void run(Labs labs, Drawing before, Drawing after) throws LabException;
    }

    /** Afterwards the lab can be looked at, changed and taken away as if nothing had been. */
    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void whateverIsUnderWayAsAConnectionBreaksCanBeDoneAgain(Work work) throws Exception {
        Drawing before = sample("02-bridge");
        Drawing after = new Drawing(before.topology().withNode(Namespace.of("green")), before.document());
        int moment = 0;
        for (boolean broken = true; broken; moment++) {
            labs.deploy(before, SANDBOX, Caller.silent());
            broken = breaks(moment, work, before, after);
            assertThat(labs.crashRecovery().recover(Caller.silent())).as("moment %s", moment).allMatch(Recovery::isDone);
            labs.deploy(after, SANDBOX, Caller.silent());
            assertThat(labs.status(Caller.silent())).as("moment %s", moment).singleElement()
                    .satisfies(status -> assertThat(status.problem()).isEmpty());
            assertThat(labs.plan(after, null, Set.of(), Caller.silent()).isEmpty()).as("moment %s", moment).isTrue();
            assertThat(labs.ping(before.lab(), "red", "blue", Caller.silent()).answered()).isTrue();
            labs.destroy(before.lab(), Caller.silent());
            assertThat(far.run("ls /tmp/vethwork-4242")).as("moment %s", moment).isBlank();
        }
        assertThat(moment).as("requests of %s", work).isGreaterThan(1);
    }

    /** @return whether the work was still under way at that request, when the connection broke */
    private boolean breaks(int moment, Work work, Drawing before, Drawing after) throws Exception {
        AtomicBoolean broken = new AtomicBoolean();
        Labs breaking = new Labs(far.all(far.ssh((number, write) -> {
            boolean now = number == moment && broken.compareAndSet(false, true);
            if (now && moment % 2 == 0) {
                far.cut();
            }
            write.run();
            if (now && moment % 2 == 1) {
                far.cut();
            }
        })));
        try {
            work.run(breaking, before, after);
        } catch (LabException e) {
            assertThat(broken).as("%s: %s", work, e.getMessage()).isTrue();
        }
        return broken.get();
    }

    /** No end of the connection is told then: it is given up after a quarter of a minute. */
    @Tag("long")
    @Test
    void aConnectionThatFallsSilentIsGivenUpAndMadeAnew() throws Exception {
        Drawing drawing = sample("02-bridge");
        try (LabConnection connection = labs.connect()) {
            connection.deploy(drawing, SANDBOX, Set.of(), Caller.silent());
            LabWatch watch = new LabWatch(drawing.lab());
            assertThat(connection.refresh(watch, true, Caller.silent())).isPresent();
            far.lose(true);
            long began = System.nanoTime();
            assertThatThrownBy(() -> connection.refresh(watch, true, Caller.silent()))
                    .isInstanceOfSatisfying(LabException.class, e -> assertThat(e.getMessage()).isNotBlank());
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Eventually.LONGEST);
            far.lose(false);
            assertThat(connection.refresh(watch, true, Caller.silent())).isPresent();
        }
        labs.destroy(drawing.lab(), Caller.silent());
    }

    private static boolean isDeployed(Labs labs, Drawing drawing) {
        try {
            labs.deploy(drawing, SANDBOX, Caller.silent());
            return true;
        } catch (LabException e) {
            return false;
        }
    }

    private static boolean hasAddress(NetworkState state) {
        return state.namespace("red")
                .flatMap(space -> space.device("veth-red"))
                .filter(device -> device.addresses().stream().anyMatch(a -> a.text().startsWith("192.168.15.1/")))
                .isPresent();
    }

    /** By one connection, through which the window does the same, and which breaks in between. */
    @Test
    void whatIsChangedThereIsSeenPutBackAndFollowedThoughTheConnectionBreaks() throws Exception {
        Drawing drawing = sample("02-bridge");
        try (LabConnection connection = labs.connect()) {
            connection.deploy(drawing, kind("ssh:root@far/host"), Set.of(), Caller.silent());
            LabWatch watch = new LabWatch(drawing.lab());
            assertThat(hasAddress(connection.refresh(watch, true, Caller.silent()).orElseThrow())).isTrue();

            far.run("ip -n red addr flush dev veth-red scope global");
            Eventually.so("the address is seen to be gone", () -> !hasAddress(connection.refresh(watch, true, Caller.silent()).orElseThrow()));
            NetworkState seen = connection.refresh(watch, true, Caller.silent()).orElseThrow();
            TargetTraits traits = connection.traits(kind("ssh:root@far/host"));
            assertThat(Drift.of(drawing.topology(), seen, traits).items()).isNotEmpty();
            Changed back = connection.putBack(drawing, seen, step -> true, Caller.silent());
            assertThat(hasAddress(back.state())).isTrue();
            assertThat(Drift.of(drawing.topology(), back.state(), traits).items()).isEmpty();

            far.cut();
            assertThatThrownBy(() -> connection.refresh(watch, true, Caller.silent())).isInstanceOf(LabException.class);
            NetworkState again = connection.refresh(watch, true, Caller.silent()).orElseThrow();
            assertThat(hasAddress(again)).isTrue();

            Drawing more = new Drawing(drawing.topology().withNode(Namespace.of("green")), drawing.document());
            far.cut();
            assertThatThrownBy(() -> connection.follow(more, again, Caller.silent())).isInstanceOf(LabException.class);
            assertThat(connection.refresh(watch, true, Caller.silent())).isPresent();
            Changed followed = connection.follow(more, again, Caller.silent());
            assertThat(followed.state().namespace("green")).isPresent();
            assertThat(far.run("ls /run/netns")).contains("green");
            connection.destroy(more.lab(), Caller.silent());
        }
        assertThat(far.run("ls /run/netns")).doesNotContain("red");
    }

    /** In place of ip there: it takes its time over what it is to make. */
    private static final String SLOW = """
            cp "$(command -v ip)" /usr/local/bin/ip-itself
            cat >/usr/local/bin/slow-ip <<'END'
            #!/bin/sh
            case "$*" in *-batch*) echo begun >>/tmp/begun; sleep 0.5 ;; esac
            exec /usr/local/bin/ip-itself "$@"
            END
            chmod 755 /usr/local/bin/slow-ip
            touch /tmp/begun
            chmod 666 /tmp/begun
            for f in $(which -a ip); do mount --bind /usr/local/bin/slow-ip "$f"; done
            """;

    /** What was begun there runs to its end with nobody to hear of it, and what was to come is not begun. */
    @ParameterizedTest
    @ValueSource(strings = {"ssh:far", "ssh:root@far/host"})
    void aDeploymentThatIsCutWhileItsCommandsRunIsSaidAndRecovered(String place) throws Exception {
        far.run(SLOW);
        Drawing drawing = sample("02-bridge");
        assertThat(isCutInCommand(1, drawing, kind(place))).isTrue();
        Eventually.so("it is said that the lab's last run has no end", () -> labs.status(Caller.silent()).stream()
                .anyMatch(status -> status.lab().state() == LabState.INTERRUPTED));
        assertThat(labs.crashRecovery().recover(Caller.silent())).singleElement().satisfies(r -> assertThat(r.isDone()).isTrue());
        isWhole(drawing, kind(place));
    }

    @Test
    void aDeploymentThatWasCutIsDoneAgainWithoutMore() throws Exception {
        far.run(SLOW);
        Drawing drawing = sample("02-bridge");
        assertThat(isCutInCommand(1, drawing, SANDBOX)).isTrue();
        isWhole(drawing, SANDBOX);
    }

    @Tag("long")
    @Test
    void aDeploymentThatIsCutWhileAnyOfItsCommandsRunIsRecovered() throws Exception {
        far.run(SLOW);
        Drawing drawing = sample("02-bridge");
        int command = 1;
        while (isCutInCommand(command, drawing, SANDBOX)) {
            assertThat(labs.crashRecovery().recover(Caller.silent())).as("command %s", command).allMatch(Recovery::isDone);
            isWhole(drawing, SANDBOX);
            command++;
        }
        assertThat(command).isGreaterThan(2);
    }

    /** @return whether the deployment was still under way when that command there began, and the connection was cut */
    private boolean isCutInCommand(int number, Drawing drawing, TargetKind place) throws Exception {
        far.run(": >/tmp/begun");
        AtomicBoolean over = new AtomicBoolean();
        AtomicBoolean cut = new AtomicBoolean();
        Thread watching = Thread.ofPlatform().start(() -> {
            while (!over.get() && !cut.get()) {
                try {
                    if (far.run("cat /tmp/begun").lines().count() >= number) {
                        cut.set(true);
                        far.cut();
                    }
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        boolean failed = false;
        try {
            labs.deploy(drawing, place, Caller.silent());
        } catch (LabException e) {
            failed = true;
            assertThat(e.getMessage()).contains("connection");
        }
        over.set(true);
        watching.join();
        if (!failed) {
            labs.destroy(drawing.lab(), Caller.silent());
        }
        return failed;
    }

    private void isWhole(Drawing drawing, TargetKind place) throws Exception {
        labs.deploy(drawing, place, Caller.silent());
        assertThat(labs.status(Caller.silent())).singleElement().satisfies(status -> {
            assertThat(status.problem()).isEmpty();
            assertThat(status.drift()).hasValue(0);
        });
        assertThat(labs.plan(drawing, null, Set.of(), Caller.silent()).isEmpty()).isTrue();
        assertThat(labs.ping(drawing.lab(), "red", "blue", Caller.silent()).answered()).isTrue();
        labs.destroy(drawing.lab(), Caller.silent());
        assertThat(far.run("ls /run/netns /tmp/vethwork-4242 2>&1")).doesNotContain("red").doesNotContain("bridge");
    }
}
