package dev.vethwork.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.drift.Drift;
import dev.vethwork.drift.DriftItem;
import dev.vethwork.edit.Edits;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.explain.Cause;
import dev.vethwork.explain.Explanation;
import dev.vethwork.explain.Probe;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.machine.SideBySide;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.ProgramPiece;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.NodeFile;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What DHCP tells is learned: used, shown, no drift, and gone with its client. Names are asked for where it is drawn. */
@NeedsSandbox
class DhcpOnAKernelTest {
    private static final Path SAMPLE = Path.of("sample-topologies/19-dhcp-and-dns.vethwork.json");
    private static final EndId RED = new EndId("red", "eth0");

    @TempDir
    Path home;

    private Target target;
    private Topology drawn;

    @BeforeEach
    void open() throws Exception {
        LocalTargets targets = new LocalTargets(home);
        assumeTrue(
                targets.missing().stream().noneMatch(p -> p == ProgramPiece.DNSMASQ || p == ProgramPiece.DHCP_CLIENT),
                "no dnsmasq here, or no DHCP client");
        drawn = TopologyFormat.read(SAMPLE);
        target = targets.open(drawn.name(), TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE);
    }

    @AfterEach
    void takeDown() throws Exception {
        if (target != null) {
            target.apply(Compiled.nothing(drawn.name()), RunListener.SILENT, new Cancellation());
            target.close();
        }
    }

    private Plan deploy(Topology topology) throws TargetException {
        return target.apply(
                TopologyCompiler.compile(topology, target.traits()), RunListener.SILENT, new Cancellation());
    }

    private NetworkState observed() throws TargetException {
        return target.observe(drawn.name());
    }

    private List<DriftItem> drift() throws TargetException {
        return Drift.of(drawn, observed(), target.traits()).items();
    }

    private Interface red() throws TargetException {
        return observed().namespace("red").orElseThrow().device("eth0").orElseThrow();
    }

    private CommandResult in(String node, String... argv) throws TargetException {
        return target.execute(drawn.name(), node, List.of(argv), Eventually.LONGEST);
    }

    private static String servers(Topology topology) {
        return ((StackNode) topology.nodes().get("green")).stack().dns().servers().toString();
    }

    private void awaitLeases() throws Exception {
        Eventually.so("a lease", () -> in("blue", "cat", "/etc/resolv.conf").stdout().contains("192.168.50.1")
                && in("red", "cat", "/etc/resolv.conf").stdout().contains("192.168.50.1"));
    }

    @SideBySide
    @Test
    void aClientGetsItsLeaseAndReachesAnotherByName() throws Exception {
        deploy(drawn);
        awaitLeases();
        assertThat(red().addresses()).anyMatch(Prefix.parse("192.168.50.0/24")::contains);
        assertThat(red().learned()).hasSize(1);
        assertThat(in("red", "ping", "-c1", "-W2", "blue")).matches(CommandResult::succeeded);
        assertThat(in("green", "ping", "-c1", "-W2", "red.lab")).matches(CommandResult::succeeded);
        assertThat(in("red", "getent", "hosts", "green").stdout()).startsWith("192.168.50.9");
        assertThat(Explanations.explain(drawn, observed(), "red", "blue", Probe.PING).reachable()).isTrue();
    }

    @SideBySide
    @Test
    void whatWasLearnedIsNoDriftAndDeployingAgainChangesNothing() throws Exception {
        deploy(drawn);
        awaitLeases();
        assertThat(drift()).isEmpty();
        assertThat(Planner.plan(TopologyCompiler.compile(drawn, target.traits()), observed(), target.traits()).steps())
                .isEmpty();
        assertThat(Files.exists(Path.of("/etc/netns/red"))).isFalse();
    }

    @SideBySide
    @Test
    void aClientThatIsKilledIsDriftAndIsStartedAgain() throws Exception {
        deploy(drawn);
        awaitLeases();
        long pid = observed().namespace("red").orElseThrow().processes().getFirst().pid();
        in("", "kill", "-KILL", String.valueOf(pid));
        Eventually.so("drift", () -> drift().size() == 1);
        assertThat(drift().getFirst().what().text()).contains("DHCP client").contains("eth0");
        deploy(drawn);
        awaitLeases();
        assertThat(drift()).isEmpty();
    }

    @SideBySide
    @Test
    void switchedOffInTheRunningLabTheAddressIsGivenBack() throws Exception {
        deploy(drawn);
        awaitLeases();
        Topology without = Edits.changeEnd(RED, e -> e.withDhcp(false)).apply(drawn);
        assertThat(deploy(without).steps()).hasSize(2);
        assertThat(red().learned()).isEmpty();
        assertThat(Drift.of(without, observed(), target.traits()).items()).isEmpty();
        assertThat(in("red", "ip", "route").stdout()).doesNotContain("default");
        drawn = Edits.changeEnd(RED, e -> e.withDhcp(true)).apply(without);
        deploy(drawn);
        awaitLeases();
        assertThat(drift()).isEmpty();
    }

    @SideBySide
    @Test
    void aChangedServerIsAskedAtOnceByWhoRunsAlready() throws Exception {
        deploy(drawn);
        Topology other = Edits.changeStack("green", s -> s.withDns(s.dns().withSearch(List.of("example.org"))))
                .apply(drawn);
        assertThat(deploy(other).steps()).hasSize(1);
        assertThat(in("green", "cat", "/etc/resolv.conf").stdout()).contains("search example.org");
        in("green", "sh", "-c", "echo nameserver 10.9.9.9 >/etc/resolv.conf");
        assertThat(Drift.of(other, observed(), target.traits()).items())
                .singleElement()
                .matches(item -> item.kind() == DriftItem.Kind.RESOLVER)
                .matches(item -> servers(item.take().apply(other)).equals("[10.9.9.9]"));
        deploy(other);
        assertThat(Drift.of(other, observed(), target.traits()).items()).isEmpty();
    }

    /** What a router advertises the kernel learns by itself, without a client and without anything drawn. */
    @SideBySide
    @Test
    void anAddressByARoutersAdvertisementIsLearnedAndNoDrift() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/radvd")), "no radvd here");
        String told = "interface eth0 { AdvSendAdvert on; MinRtrAdvInterval 3; MaxRtrAdvInterval 4; prefix fd50::/64 { }; };";
        drawn = Topology.empty(drawn.name())
                .withNode(Namespace.of("r").editStack(s -> s.withForwarding(true)
                        .withServices(List.of(new Service(
                                "ra", "radvd -n -C /etc/radvd.conf -p /run/vethwork/radvd.pid -m stderr", false, true)))
                        .withFiles(List.of(new NodeFile("/etc/radvd.conf", told)))))
                .withNode(Namespace.of("red"))
                .withCable(Cable.of(CableEnd.of("r", "eth0", "fd50::1/64"), CableEnd.of("red", "eth0")));
        deploy(drawn);
        Eventually.so("an advertised address", () -> !red().learned().isEmpty());
        assertThat(red().learned()).allMatch(a -> Prefix.parse("fd50::/64").contains(a.address()));
        assertThat(drift()).isEmpty();
        Eventually.so("an answer", () -> in("red", "ping", "-6", "-c1", "-W1", "fd50::1").succeeded());
        assertThat(Explanations.explain(drawn, observed(), "red", "fd50::1", Probe.PING).reachable()).isTrue();
    }

    @SideBySide
    @Test
    void withoutAServerTheWalkSaysThatNobodyHasAnswered() throws Exception {
        drawn = Edits.changeStack("server", s -> s.withServices(List.of())).apply(drawn);
        deploy(drawn);
        Explanation said = Explanations.explain(drawn, observed(), "red", "server", Probe.PING);
        assertThat(said.cause()).isEqualTo(Cause.NO_ADDRESS);
        assertThat(said.message()).contains("DHCP client asks on eth0").contains("nobody has answered");
        assertThat(said.fixes()).isEmpty();
    }
}
