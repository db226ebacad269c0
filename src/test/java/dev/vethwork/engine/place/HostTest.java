package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.machine.OnTheMachine;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Masquerade;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The host's target, on the machine itself or its stand-in. */
@NeedsSandbox
@OnTheMachine(orStandIn = true)
class HostTest {
    private static final String LAB = "on-host";

    @TempDir
    Path home;

    private Ground machine;
    private Target host;

    @BeforeEach
    void open() throws Exception {
        machine = Ground.ofHost(new LabNotes(home.resolve("machine")));
        host = open(machine);
        stranger("ip", "link", "add", "docker9", "type", "bridge");
        stranger("ip", "addr", "add", "172.29.0.1/16", "dev", "docker9");
        stranger("ip", "link", "set", "docker9", "up");
        stranger("ip", "netns", "add", "somebody");
        stranger("iptables", "-A", "FORWARD", "-i", "docker9", "-j", "ACCEPT");
        stranger("iptables", "-t", "nat", "-A", "POSTROUTING", "-s", "172.29.0.0/16", "-j", "MASQUERADE");
        // The tables that our rules will open are part of the machine before and after.
        stranger("iptables", "-t", "nat", "-L", "-n");
    }

    @AfterEach
    void end() throws Exception {
        host.close();
        machine.end();
    }

    private static Target open(Ground machine) throws TargetException {
        return new LabTarget(machine.shell(), new HostPlace(true), LAB, DocumentId.unknown());
    }

    private CommandResult stranger(String... argv) throws TargetException {
        CommandResult result = host.execute(LAB, "", List.of(argv), Eventually.LONGEST);
        assertThat(result.succeeded()).as(result.toString()).isTrue();
        return result;
    }

    /** Everything that a leftover would show in; not v6's own addresses, which come and settle in their own time. */
    private String snapshot() throws Exception {
        return machine.processes().size() + " processes\n" + stranger("sh", "-c", """
                ip -br link | sed 's/ .*//'; ip -4 -o addr; ip -4 route show table all; ip netns
                iptables-save | grep -v '^#' \
                | sed 's/ \\[.*//'; sysctl net.ipv4.ip_forward; ls /run/vethwork""").stdout();
    }

    private void deploy(Topology topology) throws TargetException {
        host.apply(TopologyCompiler.compile(topology, host.traits()), RunListener.SILENT, new Cancellation());
    }

    private void destroy() throws TargetException {
        host.apply(Compiled.nothing(LAB), RunListener.SILENT, new Cancellation());
    }

    private static Topology natted(IpStack blue) {
        return Topology.empty(LAB)
                .withNode(Namespace.of("blue").withStack(blue))
                .withNode(Bridge.of("v-net-0").withAddresses(List.of(InterfaceAddress.parse("192.168.15.5/24"))))
                .withNode(Host.of("host")
                        .withStack(IpStack.DEFAULT
                                .withForwarding(true)
                                .withMasquerades(List.of(new Masquerade(Prefix.parse("192.168.15.0/24"), null)))
                                .withRoutes(List.of(
                                        Route.via(Prefix.parse("10.9.0.0/16"), Addresses.parse("192.168.15.2"))))))
                .withCable(Cable.of(
                        CableEnd.of("blue", "veth-blue", "192.168.15.2/24"), CableEnd.of("v-net-0", "veth-blue-br")));
    }

    @Test
    void aTeardownLeavesTheMachineAsItWas() throws Exception {
        // Some machines forward already, and have nothing to remember.
        stranger("sysctl", "-w", "net.ipv4.ip_forward=0");
        String before = snapshot();
        deploy(natted(IpStack.DEFAULT.withServices(
                List.of(new Service("idle", "sleep 1000", false, true), new Service("own", "sleep 1000", true, true)))));
        assertThat(host.observe(LAB).root().sysctls())
                .containsEntry("net.ipv4.ip_forward", "1")
                .containsEntry("vethwork.original.net.ipv4.ip_forward", "0");
        assertThat(snapshot()).isNotEqualTo(before).contains("vethwork:on-host");
        destroy();
        FaultRun.same("the machine afterwards", before, this::snapshot);
    }

    @Test
    void deployingTwiceChangesNothing() throws Exception {
        deploy(natted(IpStack.DEFAULT));
        String once = snapshot();
        assertThat(host.apply(
                                TopologyCompiler.compile(natted(IpStack.DEFAULT), host.traits()),
                                RunListener.SILENT,
                                new Cancellation())
                        .steps())
                .isEmpty();
        FaultRun.same("the machine after it", once, this::snapshot);
    }

    @Test
    void aStrangersInterfaceIsAConflictBeforeAnythingRuns() throws Exception {
        String before = snapshot();
        Topology taken = Topology.empty(LAB).withNode(Bridge.of("docker9"));
        assertThatThrownBy(() -> deploy(taken)).isInstanceOfSatisfying(TargetException.class, e -> {
            assertThat(e.kind()).isEqualTo(TargetException.Kind.CONFLICT);
            assertThat(e.element()).isEqualTo("docker9");
        });
        destroy();
        FaultRun.same("the machine afterwards", before, this::snapshot);
    }

    @Test
    void aStrangersNamespaceIsSeenByNameOnly() throws Exception {
        assertThat(host.observe(LAB).namespaces().get("somebody").owner()).isNull();
        assertThat(host.observe(LAB).namespaces().get("somebody").interfaces()).isEmpty();
    }

    @Test
    void aNamespaceThatWasMadeAnewUnderOurNameIsNotOurs() throws Exception {
        deploy(natted(IpStack.DEFAULT));
        stranger("ip", "netns", "del", "blue");
        stranger("ip", "netns", "add", "blue");
        assertThat(host.observe(LAB).namespaces().get("blue").owner()).isNull();
        destroy();
        assertThat(stranger("ip", "netns").stdout()).contains("blue").contains("somebody");
        assertThat(stranger("ip", "-o", "link").stdout()).doesNotContain("v-net-0");
    }

    @Test
    void aFailureInTheMiddleLeavesTheMachineAsItWas() throws Exception {
        String before = snapshot();
        Topology wrong = natted(IpStack.DEFAULT.withRoutes(
                List.of(Route.via(Prefix.parse("10.0.0.0/8"), Addresses.parse("172.16.0.1")))));
        assertThatThrownBy(() -> deploy(wrong)).isInstanceOfSatisfying(TargetException.class, e -> {
            assertThat(e.kind()).isEqualTo(TargetException.Kind.STEP_FAILED);
            assertThat(e.element()).isEqualTo("blue");
            assertThat(e.getMessage()).contains("10.0.0.0/8").contains("gateway");
        });
        destroy();
        FaultRun.same("the machine afterwards", before, this::snapshot);
    }

    @Test
    void aBrokenOffDeploymentIsTakenAwayLater() throws Exception {
        String before = snapshot();
        Topology topology = natted(IpStack.DEFAULT);
        // The program dies between two batches: its shell goes, nobody rolls back.
        RunListener dies = new RunListener() {
            @Override
            public void warned(String element, String message, String remedy) {}

            private int steps;

            @Override
            public void done(dev.vethwork.plan.Step step, Duration took) {
                if (++steps == 5) {
                    host.close();
                }
            }
        };
        assertThatThrownBy(() -> host.apply(
                        TopologyCompiler.compile(topology, host.traits()), dies, new Cancellation()))
                .isInstanceOf(TargetException.class);
        host = open(machine);
        assertThat(snapshot()).isNotEqualTo(before);
        destroy();
        FaultRun.same("the machine afterwards", before, this::snapshot);
    }

    @Test
    void twoLabsDoNotWorkOnOneAtOnce() throws Exception {
        try (Target other = open(machine)) {
            RunListener second = new RunListener() {
                @Override
                public void warned(String element, String message, String remedy) {}

                @Override
                public void planned(dev.vethwork.plan.Plan plan) {
                    Cancellation impatient = new Cancellation();
                    impatient.cancel();
                    assertThatThrownBy(() -> other.apply(Compiled.nothing(LAB), RunListener.SILENT, impatient))
                            .isInstanceOfSatisfying(
                                    TargetException.class,
                                    e -> assertThat(e.kind()).isEqualTo(TargetException.Kind.CANCELLED));
                }
            };
            host.apply(
                    TopologyCompiler.compile(natted(IpStack.DEFAULT), host.traits()), second, new Cancellation());
            destroy();
        }
    }
}
