package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.explain.answer.Explainer;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RouteTable;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.RoutingRuleEntry;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnBond;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnVrf;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A router whose interfaces have routing tables of their own, as far as the walk goes: not every kernel has them. */
class VrfTest {
    private static Topology lab(List<DrawnInterface> interfaces, List<Route> routes) {
        Topology lab = Topology.empty("vrfs")
                .withNode(Namespace.of("router").withStack(IpStack.DEFAULT
                        .withForwarding(true)
                        .withInterfaces(interfaces)
                        .withRoutes(routes)));
        for (int i = 1; i <= 4; i++) {
            lab = lab.withNode(Namespace.of("pc" + i).withStack(IpStack.DEFAULT.withRoutes(
                            List.of(Route.via(Prefix.ALL_V4, Addresses.parse("10.0." + i + ".1"))))))
                    .withCable(Cable.of(
                            CableEnd.of("pc" + i, "eth0", "10.0." + i + ".2/24"),
                            CableEnd.of("router", "eth" + i, "10.0." + i + ".1/24")));
        }
        return lab;
    }

    private static final List<DrawnInterface> TWO = List.of(
            new DrawnVrf(LinkBasics.of("blue"), 100, List.of("eth1", "eth2")),
            new DrawnVrf(LinkBasics.of("red"), 200, List.of("eth3")));

    private static boolean reaches(Topology lab, String from, String to) {
        return Explanations.explain(lab, from, to, Probe.PING).reachable();
    }

    @Test
    void membersOfOneVrfReachEachOtherAndNobodyElse() {
        Topology lab = lab(TWO, List.of());
        assertThat(reaches(lab, "pc1", "pc2")).isTrue();
        assertThat(reaches(lab, "pc1", "pc3")).isFalse();
        assertThat(reaches(lab, "pc4", "pc1")).as("the table of all others does not know it").isFalse();
        assertThat(reaches(lab(List.of(), List.of()), "pc1", "pc3")).as("without VRFs").isTrue();
    }

    @Test
    void theRouterAnswersOutOfTheVrfThatItWasAskedIn() {
        assertThat(reaches(lab(TWO, List.of()), "pc3", "10.0.3.1")).isTrue();
    }

    /** One address may be in several VRFs, and outside of them all. */
    @Test
    void anAddressOfAVrfIsKnownInThatOneAlone() {
        Topology lab = lab(TWO, List.of());
        assertThat(reaches(lab, "pc1", "10.0.2.1")).as("of another member").isTrue();
        assertThat(reaches(lab, "pc1", "10.0.3.1")).as("of another VRF").isFalse();
        assertThat(reaches(lab, "pc4", "10.0.1.1")).as("from outside").isFalse();
        assertThat(reaches(lab, "pc1", "10.0.4.1")).as("what is outside is local to all").isTrue();
        Topology twice = Labs.end(lab, "router", "eth3", e -> e.withAddresses(List.of(InterfaceAddress.parse("10.0.1.1/24"))));
        twice = Labs.end(twice, "pc3", "eth0", e -> e.withAddresses(List.of(InterfaceAddress.parse("10.0.1.2/24"))));
        twice = Labs.stack(twice, "pc3", s -> s.withRoutes(List.of(Route.via(Prefix.ALL_V4, Addresses.parse("10.0.1.1")))));
        assertThat(reaches(twice, "pc3", "10.0.1.1")).isTrue();
        assertThat(reaches(twice, "pc1", "10.0.1.1")).isTrue();
    }

    @Test
    void whatTheRouterBeginsItselfIsInNoVrf() {
        Topology lab = lab(TWO, List.of());
        Explanation said = Explanations.explain(lab, "router", "10.0.1.2", Probe.PING);
        assertThat(said.cause()).isEqualTo(Cause.NO_ROUTE);
        assertThat(said.message()).contains("ip vrf exec blue");
        assertThat(reaches(lab, "router", "10.0.4.2")).isTrue();
    }

    @Test
    void aServerThatIsBoundToNoVrfHearsNothingOfWhatComesInByOne() {
        Topology lab = Labs.stack(lab(TWO, List.of()), "router", s -> s.withServices(
                List.of(new Service("web", "python3 -m http.server 80", false, true))));
        Explanation deaf = Explanations.explain(lab, "pc1", "10.0.1.1", Probe.tcp(80));
        assertThat(deaf.cause()).isEqualTo(Cause.NOT_LISTENING);
        assertThat(deaf.message()).contains("tcp_l3mdev_accept");
        Topology mended = deaf.fixes().getFirst().edit().apply(lab);
        assertThat(Explanations.explain(mended, "pc1", "10.0.1.1", Probe.tcp(80)).reachable()).isTrue();
        assertThat(Explanations.explain(lab, "pc4", "10.0.4.1", Probe.tcp(80)).reachable()).isTrue();
    }

    /** It is left behind by a VRF that is gone, or was put in beforehand. */
    @Test
    void theRuleOfVrfsSaysNothingWhereThereIsNone() {
        NetworkState compiled = TopologyCompiler.compile(lab(List.of(), List.of()), TargetTraits.SANDBOX).state();
        List<RoutingRuleEntry> rules = new ArrayList<>(RoutingRuleEntry.born(Family.V4));
        rules.add(RoutingRuleEntry.ofVrfs(Family.V4));
        NetworkState ruled = compiled.with(compiled.namespace("router").orElseThrow().withRules(rules));
        assertThat(Explainer.explain(ruled, "pc1", "pc2", Probe.PING).reachable()).isTrue();
    }

    @Test
    void aRouteInTheTableOfAVrfLeadsOutOfIt() {
        Route out = new Route(Prefix.parse("10.0.4.0/24"), null, "eth4", null, Route.Type.UNICAST)
                .withTable(new RouteTable(100));
        Topology lab = lab(TWO, List.of(out));
        Explanation said = Explanations.explain(lab, "pc1", "pc4", Probe.PING);
        assertThat(said.path()).extracting(PathHop::node).contains("pc4");
        assertThat(said.cause()).as("and nothing leads back").isEqualTo(Cause.NO_ROUTE_BACK);
    }

    @Test
    void aBondCarriesWhatItsMembersDo() {
        Topology lab = Topology.empty("bond")
                .withNode(Namespace.of("a").withStack(IpStack.DEFAULT.withInterfaces(List.of(bond("10.0.0.1/24")))))
                .withNode(Namespace.of("b").withStack(IpStack.DEFAULT.withInterfaces(List.of(bond("10.0.0.2/24")))))
                .withCable(Cable.of(CableEnd.of("a", "eth0"), CableEnd.of("b", "eth0")))
                .withCable(Cable.of(CableEnd.of("a", "eth1"), CableEnd.of("b", "eth1")));
        assertThat(reaches(lab, "a", "b")).isTrue();
        Topology oneOff = Labs.end(lab, "a", "eth0", e -> e.withUp(false));
        assertThat(reaches(Labs.end(oneOff, "b", "eth0", e -> e.withUp(false)), "a", "b")).isTrue();
        Topology bothOff = Labs.end(oneOff, "a", "eth1", e -> e.withUp(false));
        assertThat(reaches(bothOff, "a", "b")).isFalse();
    }

    private static DrawnInterface bond(String address) {
        return new DrawnBond(
                LinkBasics.of("bond0").withAddresses(List.of(InterfaceAddress.parse(address))),
                DrawnBond.Mode.ACTIVE_BACKUP,
                List.of("eth0", "eth1"));
    }
}
