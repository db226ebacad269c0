package dev.vethwork.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.machine.OnTheMachine;
import dev.vethwork.net.LocalKind;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernel gives a new namespace what the machine has then: a lab is right whatever that is, and whatever becomes of it. */
@NeedsSandbox
@OnTheMachine
class BornWithTest {
    private static final String LAB = "born";
    private static final String DEFAULT_FILTER = "net.ipv4.conf.default.rp_filter";

    @TempDir
    Path home;

    private MachineSettings machine;
    private Target target;

    @BeforeEach
    void open() {
        assumeTrue(MachineSettings.canBeChanged(), "this user may not change the machine's settings");
        machine = new MachineSettings();
    }

    @AfterEach
    void putBack() throws Exception {
        try {
            if (target != null) {
                target.apply(Compiled.nothing(LAB), RunListener.SILENT, new Cancellation());
                target.close();
            }
        } finally {
            if (machine != null) {
                machine.close();
            }
        }
    }

    private void open(TargetKind place) throws TargetException {
        target = new LocalTargets(home).open(LAB, place, DocumentId.unknown(), Credentials.NONE);
    }

    private Plan deploy(Topology topology) throws TargetException {
        return target.apply(TopologyCompiler.compile(topology, target.traits()), RunListener.SILENT, new Cancellation());
    }

    private List<String> left(Topology topology) throws TargetException {
        return Planner.plan(TopologyCompiler.compile(topology, target.traits()), target.observe(LAB), target.traits()).steps().stream()
                .map(Step::id)
                .toList();
    }

    private String run(String node, String... argv) throws TargetException {
        CommandResult result = target.execute(LAB, node, List.of(argv), Eventually.LONGEST);
        assertThat(result.succeeded()).as(result.toString()).isTrue();
        return result.stdout().strip();
    }

    private String setting(String node, String name) throws TargetException {
        return run(node, "sysctl", "-n", name);
    }

    /** Every setting of IP that a namespace has; not its loopback's, to which the kernel hands a default on as it pleases. */
    private String settings(String node) throws TargetException {
        return run(node, "sh", "-c", "cd /proc/sys/net; grep -rsH '' ipv4/conf ipv6/conf ipv4/ip_forward | grep -v -e stable_secret -e conf/lo/ | sort");
    }

    private static IpStack with(Map<String, String> settings) {
        return IpStack.DEFAULT.withSysctls(new TreeMap<>(settings));
    }

    private static Topology lab(IpStack red, IpStack host) {
        return Topology.empty(LAB)
                .withNode(Namespace.of("red").withStack(red))
                .withNode(Namespace.of("blue"))
                .withNode(Bridge.of("vw-born0"))
                .withNode(Host.of("host").withStack(host))
                .withCable(Cable.of(CableEnd.of("red", "veth-red", "10.77.0.1/24"), CableEnd.of("vw-born0", "vw-born-r")))
                .withCable(Cable.of(CableEnd.of("blue", "veth-blue", "10.77.0.2/24"), CableEnd.of("vw-born0", "vw-born-b")));
    }

    private static Topology lab(IpStack red) {
        return lab(red, IpStack.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1"})
    void aLabOnTheMachineComesUpWhetherThatForwardsOrNot(String forwarding) throws Exception {
        machine.set("net.ipv4.ip_forward", forwarding);
        open(TargetKind.HOST);
        Topology drawn = lab(IpStack.DEFAULT, IpStack.DEFAULT.withForwarding(true));
        deploy(drawn);
        assertThat(left(drawn)).isEmpty();
        assertThat(setting("red", "net.ipv4.ip_forward")).isEqualTo("0");
    }

    @Test
    void whatTheHostDrawsForNewInterfacesIsNothingThatANamespaceDraws() throws Exception {
        machine.set(DEFAULT_FILTER, "0");
        open(TargetKind.HOST);
        Topology drawn = lab(with(Map.of(DEFAULT_FILTER, "0")), with(Map.of(DEFAULT_FILTER, "2")));
        deploy(drawn);
        assertThat(left(drawn)).isEmpty();
        assertThat(setting("blue", "net.ipv4.conf.veth-blue.rp_filter")).isEqualTo("0");
        Topology more = drawn.withNode(Namespace.of("green"));
        deploy(more);
        assertThat(left(more)).isEmpty();
        // As if it had been there from the beginning.
        assertThat(setting("green", DEFAULT_FILTER)).isEqualTo("0");
    }

    @Test
    void theMachinesOwnSettingMayBePutBackWhileANamespaceIsMade() throws Exception {
        machine.set("net.ipv4.ip_forward", "0");
        open(TargetKind.HOST);
        deploy(lab(IpStack.DEFAULT, IpStack.DEFAULT.withForwarding(true)));
        Topology router = lab(IpStack.DEFAULT)
                .withNode(Namespace.of("router").withStack(IpStack.DEFAULT.withForwarding(true)));
        deploy(router);
        assertThat(setting("router", "net.ipv4.ip_forward")).isEqualTo("1");
        assertThat(setting("", "net.ipv4.ip_forward")).isEqualTo("0");
    }

    @Test
    void whatBecomesOfTheMachineIsNoDriftOfALab() throws Exception {
        machine.set(DEFAULT_FILTER, "0").set("net.ipv4.ip_forward", "0");
        open(TargetKind.SANDBOX);
        Topology drawn = lab(IpStack.DEFAULT);
        deploy(drawn);
        machine.set(DEFAULT_FILTER, "1").set("net.ipv4.conf.all.rp_filter", "1").set("net.ipv4.ip_forward", "1");
        assertThat(left(drawn)).isEmpty();
        assertThat(deploy(drawn).steps()).isEmpty();
    }

    @Test
    void whatIsDrawnNoMoreGoesBackToWhatTheNamespaceWasBornWith() throws Exception {
        machine.set("net.ipv4.conf.all.arp_ignore", "2");
        open(TargetKind.SANDBOX);
        deploy(lab(IpStack.DEFAULT));
        machine.set("net.ipv4.conf.all.arp_ignore", "0");
        deploy(lab(with(Map.of("net.ipv4.conf.all.arp_ignore", "1", "net.ipv4.tcp_keepalive_time", "99"))));
        assertThat(setting("red", "net.ipv4.conf.all.arp_ignore")).isEqualTo("1");
        deploy(lab(IpStack.DEFAULT));
        assertThat(setting("red", "net.ipv4.conf.all.arp_ignore")).isEqualTo("2");
        assertThat(setting("red", "net.ipv4.tcp_keepalive_time")).isEqualTo("7200");
        assertThat(left(lab(IpStack.DEFAULT))).isEmpty();
    }

    @Test
    void whatANewNamespaceDrawsGoesBackAsWell() throws Exception {
        machine.set("net.ipv4.conf.all.arp_ignore", "2");
        open(TargetKind.SANDBOX);
        deploy(lab(with(Map.of(
                "net.ipv4.conf.all.arp_ignore", "1",
                "net.ipv4.tcp_keepalive_time", "99",
                "net.ipv4.conf.veth-red.rp_filter", "1"))));
        assertThat(setting("red", "net.ipv4.conf.veth-red.rp_filter")).isEqualTo("1");
        machine.set("net.ipv4.conf.all.arp_ignore", "0");
        deploy(lab(IpStack.DEFAULT));
        assertThat(setting("red", "net.ipv4.conf.all.arp_ignore")).isEqualTo("2");
        assertThat(setting("red", "net.ipv4.tcp_keepalive_time")).isEqualTo("7200");
        assertThat(setting("red", "net.ipv4.conf.veth-red.rp_filter")).isEqualTo("0");
    }

    @Test
    void aDefaultIsThereBeforeTheInterfacesThatTakeIt() throws Exception {
        open(TargetKind.SANDBOX);
        IpStack strict = with(Map.of(DEFAULT_FILTER, "1", "net.ipv6.conf.default.accept_ra", "0"));
        Topology drawn = lab(strict, strict);
        deploy(drawn);
        assertThat(setting("red", "net.ipv4.conf.veth-red.rp_filter")).isEqualTo("1");
        assertThat(setting("red", "net.ipv6.conf.veth-red.accept_ra")).isEqualTo("0");
        assertThat(setting("", "net.ipv4.conf.vw-born0.rp_filter")).isEqualTo("1");
        assertThat(left(drawn)).isEmpty();
    }

    @Test
    void aLabHasTheSameKernelWhetherADefaultWasDrawnFromTheBeginningOrLater() throws Exception {
        IpStack strict = with(Map.of(DEFAULT_FILTER, "1", "net.ipv6.conf.default.accept_ra", "0"));
        open(TargetKind.SANDBOX);
        deploy(lab(IpStack.DEFAULT));
        String plain = settings("red");
        deploy(lab(strict));
        String changed = settings("red");
        assertThat(left(lab(strict))).isEmpty();
        deploy(lab(IpStack.DEFAULT));
        assertThat(settings("red")).isEqualTo(plain);
        deploy(Topology.empty(LAB).withNode(Namespace.of("blue")));
        deploy(lab(strict));
        assertThat(settings("red")).isEqualTo(changed);
    }

    @Test
    void aSettingOfOneInterfaceIsStrongerThanThatOfAll() throws Exception {
        open(TargetKind.SANDBOX);
        Topology drawn = lab(with(Map.of("net.ipv4.conf.veth-red.forwarding", "0")).withForwarding(true));
        deploy(drawn);
        assertThat(left(drawn)).isEmpty();
        Topology still = lab(with(Map.of("net.ipv4.conf.veth-red.forwarding", "1")));
        deploy(still);
        assertThat(left(still)).isEmpty();
        Topology closed = lab(with(Map.of("net.ipv4.conf.default.forwarding", "1")));
        deploy(closed);
        assertThat(left(closed)).isEmpty();
        assertThat(setting("red", "net.ipv4.conf.veth-red.forwarding")).isEqualTo("1");
    }

    @Test
    void whoPassesOnNoMoreGivesNewInterfacesWhatItWasBornWith() throws Exception {
        machine.set("net.ipv4.ip_forward", "0").set("net.ipv4.conf.default.forwarding", "1");
        open(TargetKind.SANDBOX);
        deploy(lab(IpStack.DEFAULT));
        String plain = settings("red");
        deploy(lab(IpStack.DEFAULT.withForwarding(true)));
        deploy(lab(IpStack.DEFAULT));
        assertThat(settings("red")).isEqualTo(plain);
        assertThat(left(lab(IpStack.DEFAULT))).isEmpty();
    }

    /** As the machine is put back, one that is made at that moment may be born before or after. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "1"})
    void whatIsMadeAsTheMachinePassesOnNoMoreIsAsTheOthers(String byDefault) throws Exception {
        machine.set("net.ipv4.ip_forward", "0").set("net.ipv4.conf.default.forwarding", byDefault);
        open(TargetKind.HOST);
        deploy(lab(IpStack.DEFAULT, IpStack.DEFAULT.withForwarding(true)));
        Topology more = lab(IpStack.DEFAULT).withNode(Namespace.of("green"));
        deploy(more);
        for (String node : List.of("red", "blue", "green")) {
            assertThat(setting(node, "net.ipv4.conf.default.forwarding")).as(node).isEqualTo(byDefault);
            assertThat(setting(node, "net.ipv4.ip_forward")).as(node).isEqualTo("0");
        }
        assertThat(setting("", "net.ipv4.conf.default.forwarding")).isEqualTo(byDefault);
        assertThat(left(more)).isEmpty();
    }

    /** What its loopback would have had on the machine as it was, not as the lab had set that. */
    @Test
    void theLoopbackOfWhatIsMadeThenIsAsIfTheLabHadNeverBeen() throws Exception {
        machine.set("net.ipv4.ip_forward", "0").set("net.ipv4.conf.default.forwarding", "0");
        open(TargetKind.HOST);
        IpStack newInterfaces = with(Map.of("net.ipv4.conf.default.forwarding", "1"));
        deploy(lab(IpStack.DEFAULT, IpStack.DEFAULT.withForwarding(true)));
        Topology more = lab(IpStack.DEFAULT).withNode(Namespace.of("green").withStack(newInterfaces));
        deploy(more);
        assertThat(setting("green", "net.ipv4.conf.lo.forwarding")).isEqualTo("0");
        assertThat(setting("green", "net.ipv4.conf.default.forwarding")).isEqualTo("1");
        assertThat(left(more)).isEmpty();
    }

    @Test
    void aRouterThatIsMadeGivesItsInterfacesWhatItDrawsAndNotWhatTheMachineHad() throws Exception {
        machine.set("net.ipv4.ip_forward", "0").set("net.ipv4.conf.default.forwarding", "0");
        open(TargetKind.HOST);
        deploy(lab(IpStack.DEFAULT, with(Map.of("net.ipv4.conf.default.forwarding", "1"))));
        Topology more = lab(IpStack.DEFAULT).withNode(Namespace.of("green").withStack(IpStack.DEFAULT.withForwarding(true)));
        Plan plan = deploy(more);
        assertThat(plan.steps())
                .extracting(step -> String.join(" ", step.argv()))
                .doesNotContain("ip netns exec green sysctl -w net.ipv4.conf.default.forwarding=0");
        assertThat(setting("green", "net.ipv4.conf.default.forwarding")).isEqualTo("1");
        assertThat(setting("green", "net.ipv4.conf.lo.forwarding")).isEqualTo("1");
        assertThat(left(more)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(LocalKind.class)
    void aLoopbacksOwnSettingGoesBackThoughTheDefaultIsDrawnInItsPlace(TargetKind place) throws Exception {
        machine.set("net.ipv4.ip_forward", "0").set("net.ipv4.conf.default.forwarding", "0");
        open(place);
        deploy(lab(with(Map.of("net.ipv4.conf.lo.forwarding", "1"))));
        Topology newInterfaces = lab(with(Map.of("net.ipv4.conf.default.forwarding", "1")));
        deploy(newInterfaces);
        assertThat(setting("red", "net.ipv4.conf.lo.forwarding")).isEqualTo("0");
        assertThat(setting("red", "net.ipv4.conf.default.forwarding")).isEqualTo("1");
        assertThat(left(newInterfaces)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(LocalKind.class)
    void whoPassesOnNoMoreHeedsRedirectsAsBefore(TargetKind place) throws Exception {
        machine.set("net.ipv4.ip_forward", "0").set("net.ipv4.conf.all.accept_redirects", "0");
        open(place);
        IpStack router = IpStack.DEFAULT.withForwarding(true);
        deploy(lab(router, router));
        deploy(lab(IpStack.DEFAULT, router).withNode(Namespace.of("green")));
        for (String node : List.of("red", "blue", "green")) {
            assertThat(setting(node, "net.ipv4.conf.all.accept_redirects")).as(node).isEqualTo("0");
        }
        assertThat(left(lab(IpStack.DEFAULT, router).withNode(Namespace.of("green")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,0,0,0,0", "1,0,0,0,0", "0,1,0,0,0", "0,0,2,0,0", "1,2,1,1,1", "0,0,0,1,0", "1,1,1,0,2"})
    void aLabIsWholeWhateverTheMachineIsSetTo(
            String forwarding, String all, String byDefault, String withoutV6, String arp) throws Exception {
        machine.set("net.ipv4.ip_forward", forwarding)
                .set("net.ipv4.conf.all.rp_filter", all)
                .set(DEFAULT_FILTER, byDefault)
                .set("net.ipv6.conf.default.disable_ipv6", withoutV6)
                .set("net.ipv4.conf.default.arp_ignore", arp);
        open(TargetKind.SANDBOX);
        Topology drawn = lab(IpStack.DEFAULT.withForwarding(true), IpStack.DEFAULT.withForwarding(true));
        Plan plan = deploy(drawn);
        assertThat(left(drawn)).isEmpty();
        assertThat(setting("red", "net.ipv4.ip_forward")).isEqualTo("1");
        assertThat(setting("blue", "net.ipv4.ip_forward")).isEqualTo("0");
        boolean shown = plan.steps().stream()
                .anyMatch(step -> String.join(" ", step.argv()).equals("ip netns exec blue sysctl -w net.ipv4.ip_forward=0"));
        assertThat(shown).isEqualTo(forwarding.equals("1"));
    }
}
