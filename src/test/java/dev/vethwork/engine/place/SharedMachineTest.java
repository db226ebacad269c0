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
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two labs on one machine, on that itself or its stand-in. */
@NeedsSandbox
@OnTheMachine(orStandIn = true)
class SharedMachineTest {

    @TempDir
    Path home;

    private Ground machine;
    private Target one;
    private Target two;

    @BeforeEach
    void open() throws Exception {
        machine = Ground.ofHost(new LabNotes(home.resolve("machine")));
        one = new LabTarget(machine.shell(), new HostPlace(true), "one", DocumentId.unknown());
        two = new LabTarget(machine.shell(), new HostPlace(true), "two", DocumentId.unknown());
        // Some machines forward already.
        machine("sysctl -w net.ipv4.ip_forward=0");
    }

    @AfterEach
    void end() throws Exception {
        one.close();
        two.close();
        machine.end();
    }

    private String machine(String script) throws TargetException {
        CommandResult result = one.execute("one", "", List.of("sh", "-c", script), Eventually.LONGEST);
        assertThat(result.succeeded()).as(result.toString()).isTrue();
        return result.stdout().strip();
    }

    private static void deploy(Target target, Topology topology) throws TargetException {
        target.apply(TopologyCompiler.compile(topology, target.traits()), RunListener.SILENT, new Cancellation());
    }

    private static void destroy(Target target, String lab) throws TargetException {
        target.apply(Compiled.nothing(lab), RunListener.SILENT, new Cancellation());
    }

    private static Topology lab(String name, int number, IpStack stack) {
        return Topology.empty(name)
                .withNode(Bridge.of("br-" + name)
                        .withAddresses(List.of(InterfaceAddress.parse("172.30." + number + ".1/24"))))
                .withNode(Host.of("host").withStack(stack));
    }

    private static final IpStack ROUTER = IpStack.DEFAULT.withForwarding(true);

    private String forwarding() throws TargetException {
        return machine("sysctl -n net.ipv4.ip_forward");
    }

    @Test
    void aSettingThatTwoLabsNeedStaysUntilTheLastOneGoes() throws Exception {
        deploy(one, lab("one", 1, ROUTER));
        deploy(two, lab("two", 2, ROUTER));
        destroy(one, "one");
        assertThat(forwarding()).isEqualTo("1");
        assertThat(two.observe("two").root().sysctls()).containsEntry("vethwork.original.net.ipv4.ip_forward", "0");
        destroy(two, "two");
        assertThat(forwarding()).isEqualTo("0");
        assertThat(machine("ls -A /run/vethwork | grep -v ^[.] || :")).isEmpty();
    }

    @Test
    void theOrderOfGoingDoesNotMatter() throws Exception {
        deploy(one, lab("one", 1, ROUTER));
        deploy(two, lab("two", 2, ROUTER));
        destroy(two, "two");
        assertThat(forwarding()).isEqualTo("1");
        destroy(one, "one");
        assertThat(forwarding()).isEqualTo("0");
    }

    @Test
    void aLabThatNeedsItNoMoreDoesNotTakeItFromTheOther() throws Exception {
        deploy(one, lab("one", 1, ROUTER));
        deploy(two, lab("two", 2, ROUTER));
        deploy(one, lab("one", 1, IpStack.DEFAULT));
        assertThat(forwarding()).isEqualTo("1");
        deploy(two, lab("two", 2, IpStack.DEFAULT));
        assertThat(forwarding()).isEqualTo("0");
    }

    @Test
    void aMachineThatForwardedBeforeStillDoesAfterwards() throws Exception {
        machine("sysctl -w net.ipv4.ip_forward=1");
        deploy(one, lab("one", 1, ROUTER));
        deploy(two, lab("two", 2, ROUTER));
        destroy(one, "one");
        destroy(two, "two");
        assertThat(forwarding()).isEqualTo("1");
    }

    @Test
    void whatOneInterfaceForwardedBeforeComesBackToo() throws Exception {
        machine("ip link add odd type bridge && sysctl -w net.ipv4.conf.odd.forwarding=1");
        String before = machine("grep -H . /proc/sys/net/ipv4/conf/*/forwarding");
        deploy(one, lab("one", 1, ROUTER));
        destroy(one, "one");
        assertThat(machine("grep -H . /proc/sys/net/ipv4/conf/*/forwarding")).isEqualTo(before);
    }

    @Test
    void twoLabsDoNotWantTheSameSettingToBeDifferent() throws Exception {
        deploy(one, lab("one", 1, settled("2")));
        assertThatThrownBy(() -> deploy(two, lab("two", 2, settled("0"))))
                .isInstanceOfSatisfying(TargetException.class, e -> {
                    assertThat(e.kind()).isEqualTo(TargetException.Kind.CONFLICT);
                    assertThat(e.getMessage()).contains("another lab");
                });
        assertThat(machine("ip -br link")).doesNotContain("br-two");
    }

    private static IpStack settled(String value) {
        return IpStack.DEFAULT.withSysctls(new TreeMap<>(Map.of("net.ipv4.conf.all.rp_filter", value)));
    }

    @Test
    void neitherTouchesTheRoutesOfTheOther() throws Exception {
        deploy(one, lab("one", 1, routed("10.1.0.0/16", "172.30.1.2")));
        deploy(two, lab("two", 2, routed("10.2.0.0/16", "172.30.2.2")));
        assertThat(one.observe("one").root().routes().stream()
                        .filter(r -> "one".equals(r.owner()))
                        .map(r -> r.to().text()))
                .containsExactly("10.1.0.0/16");
        deploy(one, lab("one", 1, IpStack.DEFAULT));
        assertThat(machine("ip route")).contains("10.2.0.0/16").doesNotContain("10.1.0.0/16");
        destroy(one, "one");
        assertThat(machine("ip route")).contains("10.2.0.0/16");
    }

    private static IpStack routed(String to, String via) {
        return IpStack.DEFAULT.withRoutes(List.of(Route.via(Prefix.parse(to), Addresses.parse(via))));
    }

    @Test
    void aRouteThatBothNeedGoesWithTheLastOne() throws Exception {
        machine("ip link add lan9 type bridge && ip addr add 172.30.7.1/24 dev lan9 && ip link set lan9 up");
        deploy(one, lab("one", 1, routed("10.7.0.0/16", "172.30.7.2")));
        deploy(two, lab("two", 2, routed("10.7.0.0/16", "172.30.7.2")));
        destroy(one, "one");
        assertThat(machine("ip route")).contains("10.7.0.0/16");
        destroy(two, "two");
        assertThat(machine("ip route")).doesNotContain("10.7.0.0/16");
    }

    @Test
    void aSubnetThatTheOtherUsesIsRefusedBeforeAnythingRuns() throws Exception {
        deploy(one, lab("one", 1, IpStack.DEFAULT));
        String before = machine("ip -br link; ip route");
        assertThatThrownBy(() -> deploy(two, lab("two", 1, IpStack.DEFAULT)))
                .isInstanceOfSatisfying(
                        TargetException.class, e -> assertThat(e.kind()).isEqualTo(TargetException.Kind.CONFLICT));
        assertThat(machine("ip -br link; ip route")).isEqualTo(before);
    }
}
