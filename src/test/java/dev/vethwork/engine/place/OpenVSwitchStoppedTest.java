package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.machine.Machine;
import dev.vethwork.machine.OnTheMachine;
import dev.vethwork.machine.OpenVSwitch;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Site;
import dev.vethwork.topology.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A lab's bridge is in the machine's Open vSwitch, whose daemons may have been stopped. */
@OnTheMachine
class OpenVSwitchStoppedTest {
    private static final String LAB = "stopped";

    /** Whoever waits for a stopped daemon waits for half a minute. */
    private static final Duration SOON = Duration.ofSeconds(25);

    @TempDir
    private Path home;

    @BeforeEach
    void start() {
        Machine.run(OpenVSwitch.START);
        assumeTrue(Machine.run("ls /run/openvswitch 2>/dev/null || :").contains("started-by"), "no Open vSwitch of the tests");
    }

    @AfterEach
    void stop() {
        Machine.run(OpenVSwitch.STOP);
    }

    @ParameterizedTest
    @CsvSource({"ovsdb-server, database", "ovs-vswitchd, daemon"})
    void aTeardownSaysWhatIsStoppedAndForgetsNothing(String daemon, String said) throws Exception {
        Compiled nothing = Compiled.nothing(LAB);
        try (Target target = open()) {
            Topology drawing = Topology.empty(LAB).withNode(new Bridge("ovs-stopped", Bridge.Type.OPENVSWITCH, List.of(), false, null, Site.HOST, false, null, true));
            target.apply(TopologyCompiler.compile(drawing, target.traits()), RunListener.SILENT, new Cancellation());
        }
        Machine.run("kill $(cat /run/openvswitch/" + daemon + ".pid); while kill -0 $(cat /run/openvswitch/" + daemon
                + ".pid 2>/dev/null) 2>/dev/null; do sleep 0.02; done");
        long began = System.nanoTime();
        try (Target target = open()) {
            assertThatThrownBy(() -> target.apply(nothing, RunListener.SILENT, new Cancellation()))
                    .isInstanceOfSatisfying(
                            TargetException.class, e -> assertThat(e.kind()).isEqualTo(TargetException.Kind.MISSING))
                    .hasMessageContaining(said);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
        assertThat(new LocalTargets(home).find(LAB)).isPresent();
        again(daemon);
        try (Target target = open()) {
            target.apply(nothing, RunListener.SILENT, new Cancellation());
        }
        assertThat(Machine.run("ovs-vsctl list-br")).isBlank();
    }

    private Target open() throws TargetException {
        return new LocalTargets(home).open(LAB, TargetKind.HOST, DocumentId.unknown(), Credentials.NONE);
    }

    private static void again(String daemon) {
        Machine.run(
                daemon.equals("ovsdb-server")
                        ? "o=/run/openvswitch; ovsdb-server --remote=punix:$o/db.sock --pidfile=$o/ovsdb-server.pid"
                                + " --unixctl=$o/db.ctl --no-chdir --detach $o/conf.db >/dev/null 2>&1"
                        : "o=/run/openvswitch; ovs-vswitchd --pidfile=$o/ovs-vswitchd.pid --unixctl=$o/vs.ctl --no-chdir"
                                + " --detach unix:$o/db.sock >/dev/null 2>&1");
    }
}
