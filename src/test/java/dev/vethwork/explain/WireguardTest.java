package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.read.kind.WireguardInfo;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.explain.lint.Lint;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.net.Endpoint;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.PrivateKey;
import dev.vethwork.net.PublicKey;
import dev.vethwork.net.WireguardPeer;
import dev.vethwork.plan.LinkPiece;
import dev.vethwork.plan.ProgramPiece;
import dev.vethwork.plan.ShellText;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.kind.Wireguard;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnWireguard;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What WireGuard carries: its allowed addresses decide on both sides, and its outer packet needs a way. */
class WireguardTest {
    private static final Path DRAWING = Path.of("src/test/resources/golden/wireguard/desired.vethwork.json");

    private Topology lab;

    @BeforeEach
    void read() throws Exception {
        lab = TopologyFormat.read(DRAWING);
    }

    private static Topology peer(Topology topology, String node, UnaryOperator<WireguardPeer> change) {
        return dev.vethwork.explain.lint.drawn.FixEdits.stack(
                topology, node, (IpStack s) -> s.editDrawn("wg0", drawn -> {
                    DrawnWireguard own = (DrawnWireguard) drawn;
                    return own.withPeers(own.peers().stream().map(change).toList());
                }));
    }

    private static Explanation explain(Topology topology, String from, String to) {
        return Explanations.explain(topology, from, to, Probe.PING);
    }

    @Test
    void aPacketGoesToThePeerThatAllowsItAndBack() {
        assertThat(explain(lab, "red", "10.7.0.2").reachable()).isTrue();
        assertThat(explain(lab, "blue", "10.7.0.1").reachable()).isTrue();
    }

    @Test
    void whatNoPeerAllowsStaysWithTheSender() {
        Topology narrow = peer(lab, "red", p -> p.withAllowedIps(List.of(Prefix.parse("10.8.0.0/24"))));
        Explanation said = explain(narrow, "red", "10.7.0.2");
        assertThat(said.cause()).isEqualTo(Cause.NO_ROUTE);
        assertThat(said.message()).contains("10.7.0.2").contains("allowed addresses");
    }

    /** As asked in github.com/wg-easy/wg-easy/issues/1254. */
    @Test
    void theLanBehindAPeerIsAllowedThere() {
        Topology asked = FieldCase.drawing("lan-behind-a-wireguard-peer");
        Explanation said = explain(asked, "server", "192.168.210.5");
        assertThat(said.cause()).isEqualTo(Cause.NO_ROUTE);
        assertThat(said.fixes().getFirst().title()).contains("192.168.210.0/24").contains("192.168.15.2:51820");
        Topology mended = said.fixes().getFirst().edit().apply(asked);
        assertThat(explain(mended, "server", "192.168.210.5").reachable()).isTrue();
    }

    @Test
    void whatThePeerDoesNotAllowFromTheSenderIsNotTaken() {
        Topology narrow = peer(lab, "blue", p -> p.withAllowedIps(List.of(Prefix.parse("10.9.0.0/24"))));
        Explanation said = explain(narrow, "red", "10.7.0.2");
        assertThat(said.cause()).isEqualTo(Cause.NO_ROUTE);
        assertThat(said.message()).contains("10.7.0.1").contains("takes nothing");
    }

    @Test
    void anotherKeyIsNobody() {
        PublicKey stranger = PrivateKey.random().publicKey();
        assertThat(explain(peer(lab, "red", p -> p.withPublicKey(stranger)), "red", "10.7.0.2").reachable()).isFalse();
    }

    @Test
    void withoutAWayForTheOuterPacketNothingIsCarried() {
        Topology cut = lab.editCable(
                lab.cables().getFirst().a().id(), c -> c.withEnd(c.b().id(), c.b().withUp(false)));
        Explanation said = explain(cut, "red", "10.7.0.2");
        assertThat(said.reachable()).isFalse();
        assertThat(said.message()).contains("eth0");
    }

    @Test
    void aKernelWithoutItIsSaidBeforeTheDeploymentWithModuleAndPackage() {
        Ground bare = Ground.machine(
                NetworkState.EMPTY, Set.of(new LinkPiece("wireguard", "wireguard", "CONFIG_WIREGUARD"), ProgramPiece.WG));
        List<Finding> findings = Lint.check(lab, bare);
        assertThat(findings).extracting(Finding::code).contains("KERNEL_LACKS", "PROGRAM_LACKS");
        assertThat(findings).filteredOn(f -> f.code().equals("KERNEL_LACKS")).allMatch(f -> f.blocking()
                && f.fix().contains("CONFIG_WIREGUARD")
                && f.fix().contains("linux-modules-extra"));
        assertThat(findings).filteredOn(f -> f.code().equals("PROGRAM_LACKS"))
                .allMatch(f -> f.fix().contains("wireguard-tools"));
    }

    /** The script that is asked for needs it; what a plan shows, and what a process is called, does not have it. */
    @Test
    void noCommandLineAndNoToStringHasThePrivateKey() {
        String key = "PrivateKey = ";
        var plan = Planner.fromNothing(TopologyCompiler.compile(lab, TargetTraits.SANDBOX), TargetTraits.SANDBOX);
        assertThat(plan.steps()).noneMatch(step -> String.join(" ", step.argv()).contains(key));
        DrawnWireguard drawn = (DrawnWireguard) ((dev.vethwork.topology.StackNode) lab.nodes().get("red"))
                .stack().drawn("wg0").orElseThrow();
        assertThat(plan.toString()).doesNotContain(drawn.privateKey().text());
        assertThat(ShellText.script("lab", plan.steps())).contains(key + drawn.privateKey().text());
    }

    @Test
    void thePublicKeyIsWhatWgMakesOfThePrivateOne() {
        // RFC 7748, section 6.1, Alice's keys.
        assertThat(new PrivateKey("dwdtCnMYpX08FsFyUbJmRd9ML4frwJkqsXf7pR25LCo=").publicKey())
                .isEqualTo(new PublicKey("hSDwCYkwp1R0i33ctD73Wg2/Og0mOBr066SpjqqbTmo="));
    }

    @Test
    void whatWgShowsIsRead() {
        String priv = "dwdtCnMYpX08FsFyUbJmRd9ML4frwJkqsXf7pR25LCo=";
        String pub = "hSDwCYkwp1R0i33ctD73Wg2/Og0mOBr066SpjqqbTmo=";
        String dump = "wg0\t" + priv + "\t" + pub + "\t51820\toff\n"
                + "wg0\t" + pub + "\t(none)\t10.0.0.2:51820\t10.7.0.2/32,10.8.0.0/24\t0\t0\t0\t25\n"
                + "wg1\t(none)\t(none)\t40000\toff\n";
        assertThat(WireguardInfo.parse(dump)).isEqualTo(Map.of(
                "wg0", new Wireguard(new PrivateKey(priv), 51820, List.of(new WireguardPeer(
                        new PublicKey(pub), Endpoint.parse("10.0.0.2:51820"),
                        List.of(Prefix.parse("10.7.0.2/32"), Prefix.parse("10.8.0.0/24")), 25))),
                "wg1", new Wireguard(null, 40000, List.of())));
    }
}
