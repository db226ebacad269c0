package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.explain.lint.Lint;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnLoopback;
import dev.vethwork.topology.kind.DrawnMacvlan;
import dev.vethwork.topology.kind.LinkBasics;
import dev.vethwork.topology.netfilter.Masquerade;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lint says of networks that people have asked about in public. */
class FieldLintTest {
    private static final Topology CABLE =
            Topology.empty("lab").withNode(Namespace.of("red")).withNode(Namespace.of("blue"));

    @ParameterizedTest
    @CsvSource({
        "10.255.0.0/31, 10.255.0.1/31",
        "10.0.0.1/32,   10.0.9.2/32",
        "10.0.0.0/32,   169.254.1.1/32",
        "fd00::/127,    fd00::1/127",
        "fd00::1/128,   fd01::2/128",
    })
    void pointToPointEndsAreInNoWrongSubnet(String a, String b) {
        Topology lab = CABLE.withCable(Cable.of(CableEnd.of("red", "e0", a), CableEnd.of("blue", "e0", b)));
        assertThat(Lint.check(lab, Ground.UNKNOWN)).isEmpty();
    }

    @Test
    void theSameLinkLocalAddressOnTwoLinksIsNoDuplicate() {
        assertThat(codes(FieldCase.drawing("v6-link-local-gateway-on-two-links"))).isEmpty();
        Topology once = CABLE.withCable(
                Cable.of(CableEnd.of("red", "e0", "fe80::1/64"), CableEnd.of("blue", "e0", "fe80::1/64")));
        assertThat(codes(once)).contains("DUPLICATE_ADDRESS");
    }

    /** As a host has on each cable of its workloads. */
    @Test
    void oneAddressForItselfAloneOnSeveralLinksIsNoDuplicate() {
        Topology lab = CABLE.withNode(Namespace.of("hub"))
                .withCable(Cable.of(CableEnd.of("red", "e0", "10.0.0.1/32"), CableEnd.of("hub", "a", "169.254.1.1/32")))
                .withCable(Cable.of(CableEnd.of("blue", "e0", "10.0.0.2/32"), CableEnd.of("hub", "b", "169.254.1.1/32")));
        assertThat(codes(lab)).isEmpty();
        Topology subnets = CABLE.withNode(Namespace.of("hub"))
                .withCable(Cable.of(CableEnd.of("red", "e0", "10.0.0.1/24"), CableEnd.of("hub", "a", "10.0.0.9/24")))
                .withCable(Cable.of(CableEnd.of("blue", "e0", "10.0.0.2/24"), CableEnd.of("hub", "b", "10.0.0.9/24")));
        assertThat(codes(subnets)).contains("DUPLICATE_ADDRESS");
    }

    @Test
    void twoLinksOfANodeInOneSubnetAreNamedAndMendedByARouteForOne() {
        Topology lab = FieldCase.drawing("two-veths-one-subnet-on-host");
        Finding found = only(lab, "TWO_LINKS_ONE_SUBNET");
        assertThat(found.level()).isEqualTo(Finding.Level.WARNING);
        assertThat(found.message()).contains("vh0").contains("vh1").contains("172.28.0.0/16");
        Topology mended = edit(found).apply(lab);
        assertThat(codes(mended)).doesNotContain("TWO_LINKS_ONE_SUBNET");
        assertThat(Explanations.explain(mended, "host", "172.28.0.20", Probe.PING).reachable()).isTrue();
        assertThat(Explanations.explain(mended, "host", "172.28.0.10", Probe.PING).reachable()).isTrue();
    }

    @Test
    void twoLinksToOneSegmentAreNoTrouble() {
        Topology lab = CABLE.withNode(Bridge.of("br0"))
                .withCable(Cable.of(CableEnd.of("red", "a", "10.0.0.1/24"), CableEnd.of("br0", "p1")))
                .withCable(Cable.of(CableEnd.of("red", "b", "10.0.0.2/24"), CableEnd.of("br0", "p2")))
                .withCable(Cable.of(CableEnd.of("blue", "e0", "10.0.0.3/24"), CableEnd.of("br0", "p3")));
        assertThat(codes(lab)).doesNotContain("TWO_LINKS_ONE_SUBNET");
    }

    @Test
    void aMasqueradeThatMatchesNoDrawnSubnetIsNamedAndCorrected() {
        Topology lab = FieldCase.drawing("masquerade-wrong-subnet");
        Finding found = only(lab, "USELESS_MASQUERADE");
        assertThat(found.message()).contains("192.168.10.0/24");
        Topology mended = edit(found).apply(lab);
        assertThat(codes(mended)).doesNotContain("USELESS_MASQUERADE");
        assertThat(Explanations.explain(mended, "ns1", "172.16.213.132", Probe.PING).reachable()).isTrue();
    }

    @Test
    void aMasqueradeOutOfTheLinkThatItsSourceIsOnIsNamed() {
        Topology lab = masquerading(FieldCase.drawing("masquerade-wrong-subnet"), "192.168.15.0/24", "vnet0");
        Finding found = only(lab, "USELESS_MASQUERADE");
        assertThat(found.message()).contains("vnet0");
        assertThat(codes(masquerading(lab, "192.168.15.0/24", "up0"))).doesNotContain("USELESS_MASQUERADE");
        assertThat(codes(masquerading(lab, "192.168.15.0/24", null))).doesNotContain("USELESS_MASQUERADE");
        Explanation told = Explanations.explain(lab, "ns1", "172.16.213.132", Probe.PING);
        assertThat(told.cause()).isEqualTo(Cause.NO_ROUTE_BACK);
        assertThat(told.fixes().getFirst().title()).contains("vnet0").contains("up0");
    }

    @Test
    void endsOfOneSegmentWithDifferentMtusAreNamed() {
        Topology cable = CABLE.withCable(Cable.of(
                CableEnd.of("red", "e0", "10.0.0.1/24").withMtu(9000),
                CableEnd.of("blue", "e0", "10.0.0.2/24").withMtu(1400)));
        Finding found = only(cable, "MTU_MISMATCH");
        assertThat(found.message()).contains("9000").contains("1400").contains("red:e0").contains("blue:e0");
        assertThat(codes(edit(found).apply(cable))).isEmpty();
        Topology same = CABLE.withCable(Cable.of(
                CableEnd.of("red", "e0", "10.0.0.1/24").withMtu(9000),
                CableEnd.of("blue", "e0", "10.0.0.2/24").withMtu(9000)));
        assertThat(codes(same)).isEmpty();
        Topology bridged = CABLE.withNode(Bridge.of("br0"))
                .withCable(Cable.of(CableEnd.of("red", "e0", "10.0.0.1/24"), CableEnd.of("br0", "p1")))
                .withCable(Cable.of(CableEnd.of("blue", "e0", "10.0.0.2/24"), CableEnd.of("br0", "p2").withMtu(1400)));
        assertThat(codes(bridged)).contains("MTU_MISMATCH");
    }

    @Test
    void aRouterThatTellsNobodyHowNarrowItIsIsNamed() {
        Topology lab = FieldCase.drawing("pmtu-black-hole");
        Finding found = only(lab, "PMTU_BLACK_HOLE");
        assertThat(found.element()).isEqualTo("r1");
        assertThat(found.message()).contains("1300");
        Topology mended = edit(found).apply(lab);
        assertThat(codes(mended)).doesNotContain("PMTU_BLACK_HOLE");
        assertThat(Explanations.explain(mended, "cl", "10.57.3.2", Probe.tcp(8080)).reachable()).isTrue();
    }

    @Test
    void anOutsideThatStandsForTheInternetNeedNotForward() {
        Topology lab = Topology.empty("lab")
                .withNode(new Namespace("red", Namespace.Role.PLAIN, IpStack.DEFAULT.withRoutes(
                        List.of(Route.via(Prefix.ALL_V4, Addresses.parse("10.0.0.1"))))))
                .withNode(new Namespace("isp", Namespace.Role.OUTSIDE, IpStack.DEFAULT))
                .withCable(Cable.of(CableEnd.of("red", "e0", "10.0.0.2/24"), CableEnd.of("isp", "e0", "10.0.0.1/24")));
        assertThat(codes(lab)).isEmpty();
        Topology behind = lab.withNode(Namespace.of("far"))
                .withCable(Cable.of(CableEnd.of("isp", "e1", "10.9.0.1/24"), CableEnd.of("far", "e0", "10.9.0.2/24")));
        assertThat(codes(behind)).contains("FORWARDING_OFF");
    }

    @Test
    void anAddressOnACableThatIsCalledLoBelongsToTheLoopback() {
        Topology lab = FieldCase.drawing("address-on-loopback");
        List<Finding> found = Lint.check(lab, Ground.UNKNOWN);
        assertThat(found).extracting(Finding::code).contains("DUPLICATE_ROOT_NAME");
        Finding first = found.getFirst();
        assertThat(first.fix()).doesNotContain("lo-2");
        Topology mended = edit(first).apply(lab);
        assertThat(codes(mended)).isEmpty();
        assertThat(((StackNode) mended.node("r1").orElseThrow()).stack().interfaces())
                .anySatisfy(lo -> assertThat(lo.addresses()).containsExactly(InterfaceAddress.parse("10.255.0.1/32")));
        assertThat(((StackNode) mended.node("r2").orElseThrow()).stack().interfaces()).hasSize(1);
    }

    /** An address of its loopback, another link's, or a server that is somebody's gateway to everywhere and has no other link. */
    @ParameterizedTest
    @CsvSource({"10.9.9.9/32, 10.9.9.9/32", "10.9.9.0/24, 10.9.9.9/32", "0.0.0.0/0, 10.8.8.8/32"})
    void whoIsLookedForNeedNotForward(String route, String own) {
        Topology lab = Topology.empty("lab")
                .withNode(new Namespace("red", Namespace.Role.PLAIN, IpStack.DEFAULT.withRoutes(
                        List.of(Route.via(Prefix.parse(route), Addresses.parse("10.0.0.1"))))))
                .withNode(new Namespace("blue", Namespace.Role.PLAIN, IpStack.DEFAULT.withInterfaces(List.of(
                        new DrawnLoopback(LinkBasics.of("lo").withAddresses(List.of(InterfaceAddress.parse(own))))))))
                .withCable(Cable.of(CableEnd.of("red", "e0", "10.0.0.2/24"), CableEnd.of("blue", "e0", "10.0.0.1/24")));
        assertThat(codes(lab)).doesNotContain("FORWARDING_OFF");
    }

    @Test
    void aRouterOfIpv6AloneForwardsIpv6() {
        Topology lab = Topology.empty("lab")
                .withNode(new Namespace("red", Namespace.Role.PLAIN, IpStack.DEFAULT.withRoutes(
                        List.of(Route.via(Prefix.parse("::/0"), Addresses.parse("fd00::1"))))))
                .withNode(new Namespace("r", Namespace.Role.PLAIN, IpStack.DEFAULT.withSysctls(
                        new TreeMap<>(Map.of("net.ipv6.conf.all.forwarding", "1")))))
                .withNode(Namespace.of("far"))
                .withCable(Cable.of(CableEnd.of("red", "e0", "fd00::2/64"), CableEnd.of("r", "e0", "fd00::1/64")))
                .withCable(Cable.of(CableEnd.of("far", "e0", "fd01::2/64"), CableEnd.of("r", "e1", "fd01::1/64")));
        assertThat(codes(lab)).doesNotContain("FORWARDING_OFF");
    }

    @Test
    void aMasqueradeOutOfNoInterfaceIsNotSentBackToWhereItComesFrom() {
        Topology lab = masquerading(FieldCase.drawing("masquerade-wrong-subnet"), "192.168.15.0/24", "vnet1");
        Finding found = only(lab, "NO_SUCH_INTERFACE");
        assertThat(found.fix()).contains("up0").doesNotContain("vnet0");
        assertThat(Explanations.explain(edit(found).apply(lab), "ns1", "172.16.213.132", Probe.PING).reachable()).isTrue();
    }

    /** As an import has one whose other half stayed elsewhere. */
    @Test
    void nothingStandsOnItself() {
        Topology lab = CABLE.withCable(Cable.of(CableEnd.of("red", "e0", "10.0.0.1/24"), CableEnd.of("blue", "e1", "10.0.0.2/24")));
        Topology broken = Labs.stack(lab, "blue", s -> s.withInterfaces(List.of(macvlan("eth0"))));
        assertThat(only(broken, "NO_SUCH_INTERFACE").fix()).doesNotContain("mv0");
        Topology circular = Labs.stack(lab, "blue", s -> s.withInterfaces(List.of(macvlan("mv0"))));
        assertThat(Explanations.explain(circular, "blue", "10.9.0.9", Probe.PING).reachable()).isFalse();
        assertThat(Explanations.explain(circular, "red", "10.0.0.2", Probe.PING).reachable()).isTrue();
        assertThat(only(circular, "INTERFACE_CIRCLE").element()).isEqualTo("blue:mv0");
    }

    /** Neither can be made before the other; still there is a plan to look at. */
    @Test
    void interfacesThatStandOnEachOtherAreNamedTogether() {
        Topology lab = Labs.stack(CABLE, "blue", s -> s.withInterfaces(List.of(
                macvlan("mv1"), new DrawnMacvlan(LinkBasics.of("mv1"), "mv0", DrawnMacvlan.Mode.BRIDGE))));
        assertThat(only(lab, "INTERFACE_CIRCLE").message()).contains("blue:mv0, blue:mv1");
        assertThat(dev.vethwork.plan.Labs.plan(lab, NetworkState.EMPTY).steps()).isNotEmpty();
    }

    @Test
    void anAddressOnAPortOfABridgeIsGivenToTheBridge() {
        Topology lab = CABLE.withNode(Bridge.of("br0"))
                .withCable(Cable.of(CableEnd.of("red", "e0", "10.0.0.1/24"), CableEnd.of("br0", "p1", "10.0.0.254/24")))
                .withCable(Cable.of(CableEnd.of("blue", "e0", "10.0.0.2/24"), CableEnd.of("br0", "p2")));
        Finding found = only(lab, "ADDRESS_ON_PORT");
        assertThat(found.message()).contains("p1").contains("br0").contains("10.0.0.254/24");
        assertThat(Explanations.explain(lab, "blue", "10.0.0.254", Probe.PING).cause()).isEqualTo(Cause.ADDRESS_ON_PORT);
        Topology mended = edit(found).apply(lab);
        assertThat(codes(mended)).doesNotContain("ADDRESS_ON_PORT");
        assertThat(Explanations.explain(mended, "blue", "10.0.0.254", Probe.PING).reachable()).isTrue();
    }

    private static DrawnMacvlan macvlan(String link) {
        return new DrawnMacvlan(
                LinkBasics.of("mv0").withAddresses(List.of(InterfaceAddress.parse("10.9.0.1/24"))), link, DrawnMacvlan.Mode.BRIDGE);
    }

    private static Topology masquerading(Topology lab, String source, @org.jspecify.annotations.Nullable String out) {
        return Labs.stack(
                lab, "host", s -> s.withMasquerades(List.of(new Masquerade(Prefix.parse(source), out))));
    }

    private static List<String> codes(Topology lab) {
        return Lint.check(lab, Ground.UNKNOWN).stream().map(Finding::code).toList();
    }

    private static Finding only(Topology lab, String code) {
        List<Finding> found =
                Lint.check(lab, Ground.UNKNOWN).stream().filter(f -> f.code().equals(code)).toList();
        assertThat(found).as("%s in %s", code, codes(lab)).hasSize(1);
        return found.getFirst();
    }

    private static dev.vethwork.edit.Edit edit(Finding finding) {
        return java.util.Objects.requireNonNull(finding.edit());
    }
}
