package dev.vethwork.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.Shaping;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Masquerade;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsSandbox
class LessonInSandboxTest {
    private static final String LAB = "lesson";

    @TempDir
    Path home;

    private Target target;

    @BeforeEach
    void open() throws Exception {
        target = new LocalTargets(home).open(LAB, TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE);
    }

    @AfterEach
    void tearDown() throws Exception {
        deploy(Compiled.nothing(LAB));
        target.close();
    }

    private void deploy(Compiled desired) throws TargetException {
        target.apply(desired, RunListener.SILENT, new Cancellation());
    }

    private void deploy(Topology topology) throws TargetException {
        deploy(TopologyCompiler.compile(topology, target.traits()));
    }

    /** blue behind the host's bridge, and a machine on the host's LAN that knows nothing of it. */
    private static Topology lan(IpStack blue) {
        return Topology.empty(LAB)
                .withNode(Namespace.of("blue").withStack(blue))
                .withNode(Bridge.of("v-net-0").withAddresses(List.of(
                        dev.vethwork.net.InterfaceAddress.parse("192.168.15.5/24"))))
                .withNode(Host.of("host").withStack(IpStack.DEFAULT
                        .withForwarding(true)
                        .withMasquerades(List.of(new Masquerade(Prefix.parse("192.168.15.0/24"), "lan0")))
                        .withPortForwards(List.of(new PortForward(
                                Protocol.TCP, 80, "lan0", Addresses.parse("192.168.15.2"), 80)))))
                .withNode(Namespace.of("outside"))
                .withCable(Cable.of(
                        CableEnd.of("blue", "veth-blue", "192.168.15.2/24"), CableEnd.of("v-net-0", "veth-blue-br")))
                .withCable(Cable.of(
                        CableEnd.of("outside", "eth0", "192.168.1.3/24"), CableEnd.of("host", "lan0", "192.168.1.2/24")));
    }

    private static IpStack blue() {
        return IpStack.DEFAULT.withRoutes(List.of(Route.via(Prefix.ALL_V4, Addresses.parse("192.168.15.5"))));
    }

    @Test
    void aNamespaceReachesTheLanThroughNatAndIsReachedThroughAPortForward() throws Exception {
        deploy(lan(blue().withServices(List.of(new Service("web", "python3 -m http.server 80", true, true)))));
        CommandResult ping = target.execute(LAB, "blue", List.of("ping", "-c1", "-W2", "192.168.1.3"), Eventually.LONGEST);
        assertThat(ping.succeeded()).as(ping.toString()).isTrue();
        assertThat(target.observe(LAB).namespaces().get("blue").processes())
                .anyMatch(p -> "web".equals(p.service()) && p.pidNamespace() && p.innerPid() == 1);
        CommandResult page = target.execute(
                LAB,
                "outside",
                askForAPage("192.168.1.2"),
                Eventually.LONGEST);
        assertThat(page.stdout().strip()).endsWith("200");
    }

    @Test
    void aServiceThatEndsAtOnceIsToldWithItsOwnWords() throws Exception {
        Topology topology = Topology.empty(LAB)
                .withNode(Namespace.of("red")
                        .withStack(IpStack.DEFAULT.withServices(
                                List.of(new Service("no", "no-such-program -x", false, false)))));
        assertThatThrownBy(() -> deploy(topology)).isInstanceOfSatisfying(TargetException.class, e -> {
            assertThat(e.getMessage()).contains("no-such-program");
            assertThat(e.element()).isEqualTo("red");
        });
        assertThat(target.observe(LAB).namespaces()).containsOnlyKeys("");
    }

    @Test
    void aRateIsSetAndReadBack() throws Exception {
        Topology topology = Topology.empty(LAB)
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withCable(Cable.of(CableEnd.of("red", "veth-a"), CableEnd.of("blue", "veth-b"))
                        .withShaping(new Shaping("10mbit", null, null)));
        deploy(topology);
        assertThat(target.observe(LAB).namespaces().get("red").device("veth-a").orElseThrow().shaping().rate())
                .isEqualTo("10mbit");
    }

    @Test
    void openVSwitchCarriesPingsAndConnections() throws Exception {
        assumeTrue(target.traits().openVSwitch() != TargetTraits.OpenVSwitch.MISSING, "no Open vSwitch here");
        assumeTrue(Files.isWritable(Path.of("/dev/net/tun")), "its userspace datapath is closed to this user");
        Topology topology = Topology.empty(LAB)
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue").withStack(IpStack.DEFAULT.withServices(
                        List.of(new Service("web", "python3 -m http.server 80", false, true)))))
                .withNode(Bridge.of("ovs0").withType(Bridge.Type.OPENVSWITCH))
                .withCable(Cable.of(CableEnd.of("red", "veth-a", "10.0.0.1/24"), CableEnd.of("ovs0", "port-a")))
                .withCable(Cable.of(CableEnd.of("blue", "veth-b", "10.0.0.2/24"), CableEnd.of("ovs0", "port-b")));
        deploy(topology);
        CommandResult ping = target.execute(LAB, "red", List.of("ping", "-c2", "-W3", "10.0.0.2"), Eventually.LONGEST);
        assertThat(ping.succeeded()).as(ping.toString()).isTrue();
        // Its userspace datapath must not lose the checksums that a veth pair leaves to be filled in.
        assertThat(target.execute(LAB, "red", askForAPage("10.0.0.2"), Eventually.LONGEST).stdout().strip()).endsWith("200");
    }

    private static List<String> askForAPage(String address) {
        return List.of("python3", "-c", """
                import sys, time, urllib.request
                for i in range(50):
                    try:
                        print(urllib.request.urlopen("http://%s/" % sys.argv[1], timeout=5).status)
                        break
                    except OSError as e:
                        print(e)
                        time.sleep(0.1)
                """, address);
    }
}
