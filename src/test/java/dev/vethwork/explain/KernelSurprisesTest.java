package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.explain.answer.Explainer;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RouteTable;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.kind.Veth;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.RoutingRule;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.Site;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnLoopback;
import dev.vethwork.topology.kind.DrawnMacvlan;
import dev.vethwork.topology.kind.DrawnVxlan;
import dev.vethwork.topology.kind.LinkBasics;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Masquerade;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.Selector;
import dev.vethwork.topology.netfilter.SourceNat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What kernels turned out to do when labs made by chance were tried on them. */
class KernelSurprisesTest {
    private static final Topology NEIGHBOURS = Topology.empty("lab")
            .withNode(Namespace.of("red"))
            .withNode(node("blue", s -> serving(s)))
            .withCable(Cable.of(
                    CableEnd.of("red", "eth0", "10.0.0.1/24", "fd00::1/64"),
                    CableEnd.of("blue", "eth0", "10.0.0.3/24", "fd00::3/64")));

    /** Two gateways on one link are two ways: what follows a handshake takes the one that the handshake took (seed 5210). */
    @Test
    void whatFollowsAHandshakeTakesTheGatewayThatItTook() {
        Topology lab = FieldCase.drawing("two-ways-back-over-one-bridge");
        assertThat(Explanations.asDrawn(lab).ways("red", Addresses.parse("fd00:2::3"), Probe.tcp(80)))
                .extracting(way -> way.stop() == null)
                .containsExactlyInAnyOrder(true, false);
    }

    /** A VXLAN sends back to where it heard somebody, whatever its own other ends are (seed 1260). */
    @Test
    void aTunnelThatKnowsNoOtherEndAnswersWhereItWasAsked() {
        Topology tunnel = Topology.empty("lab")
                .withNode(new Namespace("red", Namespace.Role.PLAIN, IpStack.DEFAULT.withInterfaces(List.of(
                        vxlan("10.20.0.1/24", "10.0.0.2")))))
                .withNode(new Namespace("blue", Namespace.Role.PLAIN, IpStack.DEFAULT.withInterfaces(List.of(
                        vxlan("10.20.0.2/24", "10.99.0.9")))))
                .withCable(Cable.of(
                        CableEnd.of("red", "eth0", "10.0.0.1/24"), CableEnd.of("blue", "eth0", "10.0.0.2/24")));
        assertThat(Explanations.explain(tunnel, "red", "10.20.0.2", Probe.PING).reachable()).isTrue();
        assertThat(Explanations.explain(tunnel, "blue", "10.20.0.1", Probe.PING).reachable()).isFalse();
    }

    /** Rules by sender do not see the outer packets of a tunnel that leaves its own address to the kernel (seed 1359). */
    @Test
    void aTunnelWithoutAnAddressOfItsOwnLooksForItsWayBeforeItHasOne() {
        Topology tunnel = Topology.empty("lab")
                .withNode(new Namespace("red", Namespace.Role.PLAIN, IpStack.DEFAULT
                        .withInterfaces(List.of(vxlan("10.20.0.1/24", "10.0.0.2")))
                        .withRules(List.of(RoutingRule.refusing(100, RoutingRule.Type.UNREACHABLE)
                                .withFrom(Prefix.parse("10.0.0.1/32"))))))
                .withNode(new Namespace("blue", Namespace.Role.PLAIN, IpStack.DEFAULT.withInterfaces(List.of(
                        vxlan("10.20.0.2/24", "10.0.0.1")))))
                .withCable(Cable.of(
                        CableEnd.of("red", "eth0", "10.0.0.1/24"), CableEnd.of("blue", "eth0", "10.0.0.2/24")));
        assertThat(Explanations.explain(tunnel, "red", "10.20.0.2", Probe.PING).reachable()).isTrue();
        assertThat(Explanations.explain(tunnel, "blue", "10.20.0.1", Probe.PING).reachable()).isTrue();
    }

    /** A tunnel's other end answers to where the outer packet came from, as that was translated on its way (seed 3063). */
    @Test
    void aTunnelBehindATranslationIsAnsweredAtTheAddressThatItGets() {
        Topology tunnel = Topology.empty("lab")
                .withNode(new Namespace("red", Namespace.Role.PLAIN, IpStack.DEFAULT
                        .withInterfaces(List.of(
                                vxlan("10.20.0.1/24", "10.0.0.2"), DrawnLoopback.of(List.of(InterfaceAddress.parse("10.9.9.9/32")))))
                        .withSourceNats(List.of(new SourceNat(null, "eth0", Addresses.parse("10.9.9.9"))))))
                .withNode(new Namespace("blue", Namespace.Role.PLAIN, IpStack.DEFAULT.withInterfaces(List.of(
                        vxlan("10.20.0.2/24", "10.0.0.1")))))
                .withCable(Cable.of(
                        CableEnd.of("red", "eth0", "10.0.0.1/24"), CableEnd.of("blue", "eth0", "10.0.0.2/24")));
        assertThat(Explanations.explain(tunnel, "red", "10.20.0.2", Probe.PING).cause()).isEqualTo(Cause.NO_ROUTE);
        Topology known = Labs.stack(tunnel, "blue", s -> s.withRoutes(
                List.of(Route.via(Prefix.parse("10.9.9.9"), Addresses.parse("10.0.0.1")))));
        assertThat(Explanations.explain(known, "red", "10.20.0.2", Probe.PING).reachable()).isTrue();
    }

    /** What follows goes to where the first answer seemed to come from, as that was translated on its way (seed 3093). */
    @Test
    void aTunnelGoesOnToTheAddressThatItsAnswersCameFrom() {
        Topology tunnel = Topology.empty("lab")
                .withNode(new Namespace("red", Namespace.Role.PLAIN, IpStack.DEFAULT.withInterfaces(List.of(
                        vxlan("10.20.0.1/24", "10.0.0.2")))))
                .withNode(new Namespace("blue", Namespace.Role.PLAIN, IpStack.DEFAULT
                        .withInterfaces(List.of(
                                vxlan("10.20.0.2/24", "10.0.0.1"), DrawnLoopback.of(List.of(InterfaceAddress.parse("10.9.9.9/32")))))
                        .withSourceNats(List.of(new SourceNat(null, "eth0", Addresses.parse("10.9.9.9"))))))
                .withCable(Cable.of(
                        CableEnd.of("red", "eth0", "10.0.0.1/24"), CableEnd.of("blue", "eth0", "10.0.0.2/24")));
        assertThat(Explanations.explain(tunnel, "red", "10.20.0.2", Probe.PING).cause()).isEqualTo(Cause.NO_ROUTE);
        Topology known = Labs.stack(tunnel, "red", s -> s.withRoutes(
                List.of(Route.via(Prefix.parse("10.9.9.9"), Addresses.parse("10.0.0.2")))));
        assertThat(Explanations.explain(known, "red", "10.20.0.2", Probe.PING).reachable()).isTrue();
    }

    /** What a tunnel wraps up gets bigger than its other end's cable takes in (seed 3143). */
    @Test
    void whatATunnelMakesTooBigForTheOtherEndOfACableIsLost() {
        Topology tunnel = Topology.empty("lab")
                .withNode(new Namespace("red", Namespace.Role.PLAIN, IpStack.DEFAULT.withInterfaces(List.of(
                        vxlan("10.20.0.1/24", "10.0.0.2")))))
                .withNode(new Namespace("blue", Namespace.Role.PLAIN, IpStack.DEFAULT.withInterfaces(List.of(
                        vxlan("10.20.0.2/24", "10.0.0.1")))))
                .withCable(Cable.of(
                        CableEnd.of("red", "eth0", "10.0.0.1/24").withMtu(1_380), CableEnd.of("blue", "eth0", "10.0.0.2/24")));
        assertThat(Explanations.explain(tunnel, "red", "10.20.0.2", Probe.PING.withSize(1_320)).reachable()).isTrue();
        assertThat(Explanations.explain(tunnel, "red", "10.20.0.2", Probe.PING.withSize(1_350)).cause()).isEqualTo(Cause.MTU);
        assertThat(Explanations.explain(Labs.end(tunnel, "blue", "eth0", e -> e.withMtu(1_380)), "red", "10.20.0.2", Probe.PING.withSize(1_480))
                        .reachable())
                .isTrue();
    }

    /** The bridge's stack has to find red for that, and its own firewall drops what it asks (seed 5177). */
    @Test
    void aBridgeWhoseHostDropsItsNeighboursTellsNobodyWhatFits() {
        Firewall deaf = new Firewall(Map.of(Firewall.Chain.OUTPUT, Firewall.Policy.DROP), List.of());
        Topology narrow = Topology.empty("lab")
                .withNode(new Host("host", IpStack.DEFAULT.withFirewall(deaf)))
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withNode(Bridge.of("br0").withAddresses(List.of(InterfaceAddress.parse("fd00::fe/64"))))
                .withCable(Cable.of(
                        CableEnd.of("red", "eth0", "fd00::1/64"), CableEnd.of("br0", "p-red")))
                .withCable(Cable.of(
                        CableEnd.of("blue", "eth0", "fd00::2/64").withMtu(1340), CableEnd.of("br0", "p-blue").withMtu(1340)));
        assertThat(explain(narrow, "red", "fd00::2", Probe.PING).reachable()).isTrue();
        assertThat(explain(narrow, "red", "fd00::2", Probe.PING.withSize(1_480)).cause()).isEqualTo(Cause.MTU);
        assertThat(explain(Labs.stack(narrow, "host", s -> s.withFirewall(Firewall.NONE)), "red", "fd00::2", Probe.PING.withSize(1_480))
                        .reachable())
                .isTrue();
    }

    /** What a router passes on by a VXLAN over v6 is not cut outside, and nobody is told (seed 5080). */
    @Test
    void whatIsTooBigForATunnelOverV6IsLostWhereSomebodyElseSentIt() {
        Topology tunnel = Topology.empty("lab")
                .withNode(node("green", s -> s.withRoutes(List.of(via("0.0.0.0/0", "10.1.0.1")))))
                .withNode(new Namespace("red", Namespace.Role.PLAIN, IpStack.DEFAULT
                        .withForwarding(true)
                        .withInterfaces(List.of(vxlan("10.20.0.1/24", "fd00::2")))))
                .withNode(new Namespace("blue", Namespace.Role.PLAIN, serving(IpStack.DEFAULT)
                        .withRoutes(List.of(via("10.1.0.0/24", "10.20.0.1")))
                        .withInterfaces(List.of(vxlan("10.20.0.2/24", "fd00::1")))))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "fd00::1/64"), CableEnd.of("blue", "eth0", "fd00::2/64")))
                .withCable(Cable.of(CableEnd.of("green", "eth0", "10.1.0.2/24"), CableEnd.of("red", "lan", "10.1.0.1/24")));
        assertThat(explain(tunnel, "red", "10.20.0.2", Probe.PING.withSize(1_480)).reachable()).isTrue();
        assertThat(explain(tunnel, "green", "10.20.0.2", Probe.PING.withSize(1_430)).reachable()).isTrue();
        for (Probe lost : List.of(Probe.PING.withSize(1_431), Probe.tcp(80))) {
            Explanation told = explain(tunnel, "green", "10.20.0.2", lost);
            assertThat(told.cause()).isEqualTo(Cause.PMTU_BLACK_HOLE);
            assertThat(told.message()).contains("room for 1430");
            assertThat(explain(told.fixes().getFirst().edit().apply(tunnel), "green", "10.20.0.2", lost).reachable())
                    .isTrue();
        }
    }

    /** Nobody sends less of IPv6 than every link takes, and what is outside is not cut: not even its own sender's passes (lab 8054). */
    @Test
    void aTunnelOverV6WithRoomForLessThanEveryLinkTakesLosesBigPacketsOfV6() {
        Topology tunnel = Topology.empty("lab")
                .withNode(new Namespace("red", Namespace.Role.PLAIN, IpStack.DEFAULT.withInterfaces(List.of(vxlan("fd20::1/64", "fd00::2")))))
                .withNode(new Namespace("blue", Namespace.Role.PLAIN, IpStack.DEFAULT.withInterfaces(List.of(vxlan("fd20::2/64", "fd00::1")))))
                .withCable(Cable.of(
                        CableEnd.of("red", "eth0", "fd00::1/64").withMtu(1340), CableEnd.of("blue", "eth0", "fd00::2/64").withMtu(1340)));
        assertThat(explain(tunnel, "red", "fd20::2", Probe.PING.withSize(1_270)).reachable()).isTrue();
        Explanation lost = explain(tunnel, "red", "fd20::2", Probe.PING.withSize(1_480));
        assertThat(lost.cause()).isEqualTo(Cause.PMTU_BLACK_HOLE);
        assertThat(lost.message()).contains("room for 1270");
        assertThat(explain(lost.fixes().getFirst().edit().apply(tunnel), "red", "fd20::2", Probe.PING.withSize(1_480)).reachable())
                .isTrue();
        Topology wider = Labs.end(Labs.end(tunnel, "red", "eth0", e -> e.withMtu(1350)), "blue", "eth0", e -> e.withMtu(1350));
        assertThat(explain(wider, "red", "fd20::2", Probe.PING.withSize(1_480)).reachable()).isTrue();
    }

    /** What stands on a narrow card is as narrow, so that it cuts what it sends itself (labs 31035 and 31040). */
    @Test
    void aMacvlanIsAsNarrowAsTheCardThatItStandsOn() {
        Topology lab = Topology.empty("lab")
                .withNode(Namespace.of("box"))
                .withNode(Namespace.of("pc"))
                .withNode(new Namespace("app", Namespace.Role.PLAIN, IpStack.DEFAULT.withInterfaces(List.of(new DrawnMacvlan(
                        LinkBasics.of("eth0").withAddresses(List.of(InterfaceAddress.parse("10.0.0.3/24"))),
                        "eth0",
                        DrawnMacvlan.Mode.BRIDGE,
                        "box")))))
                .withCable(Cable.of(
                        CableEnd.of("box", "eth0", "10.0.0.1/24").withMtu(1440), CableEnd.of("pc", "eth0", "10.0.0.2/24").withMtu(1440)));
        assertThat(explain(lab, "app", "10.0.0.2", Probe.PING.withSize(1_480)).reachable()).isTrue();
        assertThat(explain(lab, "pc", "10.0.0.3", Probe.PING.withSize(1_480)).reachable()).isTrue();
    }

    /** The host has its address on the switch itself, which completes no checksum inside either (seed 5307). */
    @Test
    void whatTheHostSendsByItsOwnOpenVSwitchLosesTheChecksumInsideToo() {
        Topology tunnel = Topology.empty("lab")
                .withNode(new Host("host", serving(IpStack.DEFAULT).withInterfaces(List.of(vxlan("10.20.0.1/24", "10.0.0.2")))))
                .withNode(new Namespace("blue", Namespace.Role.PLAIN, serving(IpStack.DEFAULT)
                        .withInterfaces(List.of(vxlan("10.20.0.2/24", "10.0.0.1")))))
                .withNode(Bridge.of("sw")
                        .withType(Bridge.Type.OPENVSWITCH)
                        .withAddresses(List.of(InterfaceAddress.parse("10.0.0.1/24"))))
                .withCable(Cable.of(CableEnd.of("blue", "eth0", "10.0.0.2/24"), CableEnd.of("sw", "p-blue")));
        assertThat(explain(tunnel, "host", "10.20.0.2", Probe.PING).reachable()).isTrue();
        assertThat(explain(tunnel, "host", "10.20.0.2", Probe.tcp(80)).cause()).isEqualTo(Cause.CHECKSUM);
        assertThat(explain(tunnel, "blue", "10.20.0.1", Probe.tcp(80)).cause()).isEqualTo(Cause.CHECKSUM);
    }

    private static DrawnInterface vxlan(String address, String remote) {
        return new DrawnVxlan(
                LinkBasics.of("vx0").withAddresses(List.of(InterfaceAddress.parse(address))),
                7,
                null,
                List.of(Addresses.parse(remote)),
                null);
    }

    /** Where rules were made the kernel looks for a sender in its tables, and takes nothing from a broadcast address (seed 1270). */
    @Test
    void aNodeWithRulesTakesNothingFromWhomItTakesForEverybody() {
        Topology pair = Topology.empty("lab")
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withCable(Cable.of(
                        CableEnd.of("red", "eth0", "10.0.2.3/24"), CableEnd.of("blue", "eth0", "10.0.2.2/30")));
        assertThat(Explanations.explain(pair, "red", "10.0.2.2", Probe.PING).reachable()).isTrue();
        Topology ruled = Labs.stack(pair, "blue", s -> s.withRules(List.of(
                RoutingRule.lookup(100, RouteTable.MAIN).withFrom(Prefix.parse("10.9.0.0/16")))));
        assertThat(Explanations.explain(ruled, "red", "10.0.2.2", Probe.PING).reachable()).isFalse();
    }

    /** What answers over a router that it did not come by is a new connection there, for which its forwards count (seed 1291). */
    @Test
    void dataThatComesBackByARouterThatForwardsEverythingGoesAstray() {
        Topology aside = Topology.empty("lab")
                .withNode(Namespace.of("asker").withStack(IpStack.DEFAULT.withRoutes(
                        List.of(Route.via(Prefix.ALL_V4, Addresses.parse("10.0.2.2"))))))
                .withNode(Namespace.of("there").withStack(IpStack.DEFAULT.withForwarding(true)))
                .withNode(Namespace.of("back").withStack(IpStack.DEFAULT
                        .withForwarding(true)
                        .withRoutes(List.of(Route.via(Prefix.parse("10.0.2.0/24"), Addresses.parse("10.0.3.5"))))))
                .withNode(Namespace.of("web").withStack(IpStack.DEFAULT
                        .withRoutes(List.of(Route.via(Prefix.ALL_V4, Addresses.parse("10.0.3.3"))))
                        .withServices(List.of(new Service("web", "python3 -m http.server 80", false, true)))))
                .withNode(Bridge.of("br3").withSite(Site.ISOLATED))
                .withCable(Cable.of(CableEnd.of("asker", "e2", "10.0.2.4/24"), CableEnd.of("there", "e2", "10.0.2.2/24")))
                .withCable(Cable.of(CableEnd.of("there", "e3", "10.0.3.5/24"), CableEnd.of("br3", "p-there")))
                .withCable(Cable.of(CableEnd.of("back", "e3", "10.0.3.3/24"), CableEnd.of("br3", "p-back")))
                .withCable(Cable.of(CableEnd.of("web", "e3", "10.0.3.4/24"), CableEnd.of("br3", "p-web")));
        assertThat(Explanations.explain(aside, "asker", "10.0.3.4", Probe.tcp(80)).reachable()).isTrue();
        Topology forwarding = Labs.stack(aside, "back", s -> s.withPortForwards(
                List.of(new PortForward(null, null, null, Addresses.parse("10.0.4.2"), null))));
        Explanation astray = Explanations.explain(forwarding, "asker", "10.0.3.4", Probe.tcp(80));
        assertThat(astray.cause()).isEqualTo(Cause.FIREWALL);
        assertThat(Explanations.explain(forwarding, "asker", "10.0.3.4", Probe.PING).reachable()).isTrue();
    }

    /** Who asks for the address of nobody asks itself. */
    @Test
    void thePingOfNobodyIsAnsweredByTheAskerItself() {
        Topology alone = Topology.empty("lab").withNode(Namespace.of("red"));
        assertThat(Explanations.explain(alone, "red", "0.0.0.0", Probe.PING).reachable()).isTrue();
        assertThat(Explanations.explain(alone, "red", "::", Probe.PING).reachable()).isTrue();
        Topology down = Labs.stack(alone, "red", s -> s.withLoopback(false));
        assertThat(Explanations.explain(down, "red", "0.0.0.0", Probe.PING).cause()).isEqualTo(Cause.LOOPBACK_DOWN);
    }

    @Test
    void aNodeThatIsToldToIgnorePingsStillTakesConnections() {
        Topology deaf = Labs.stack(
                NEIGHBOURS, "blue", s -> s.withSysctls(new TreeMap<>(Map.of("net.ipv4.icmp_echo_ignore_all", "1"))));
        Explanation silent = explain(deaf, "red", "10.0.0.3", Probe.PING);
        assertThat(silent.cause()).isEqualTo(Cause.NOT_LISTENING);
        assertThat(silent.message()).contains("net.ipv4.icmp_echo_ignore_all");
        assertThat(explain(deaf, "red", "10.0.0.3", Probe.tcp(80)).reachable()).isTrue();
        assertThat(explain(deaf, "red", "fd00::3", Probe.PING).reachable()).isTrue();
    }

    @Test
    void aNeighbourThatIsTheBroadcastAddressOfTooLongAPrefixIsNobody() {
        Topology narrow = Labs.end(
                NEIGHBOURS, "red", "eth0", e -> e.withAddresses(List.of(InterfaceAddress.parse("10.0.0.1/30"))));
        Explanation there = explain(narrow, "red", "10.0.0.3", Probe.PING);
        assertThat(there.cause()).isEqualTo(Cause.NO_SUCH_ADDRESS);
        assertThat(there.message()).contains("broadcast").contains("10.0.0.1/30");
    }

    /** Its kernel broadcasts the echo reply; a SYN-ACK that comes to everybody is for nobody. */
    @Test
    void oneWhoTakesTheAskerForABroadcastAddressAnswersPingsAndNoConnections() {
        Topology narrow = Labs.end(
                Labs.stack(NEIGHBOURS, "red", KernelSurprisesTest::serving),
                "red",
                "eth0",
                e -> e.withAddresses(List.of(InterfaceAddress.parse("10.0.0.1/30"))));
        assertThat(explain(narrow, "blue", "10.0.0.1", Probe.PING).reachable()).isTrue();
        assertThat(explain(narrow, "blue", "10.0.0.1", Probe.tcp(80)).cause()).isEqualTo(Cause.NO_SUCH_ADDRESS);
        Topology loose = Labs.stack(
                narrow, "red", s -> s.withSysctls(new TreeMap<>(Map.of("net.ipv4.conf.all.rp_filter", "2"))));
        Explanation filtered = explain(loose, "blue", "10.0.0.1", Probe.PING);
        assertThat(filtered.cause()).isEqualTo(Cause.NO_SUCH_ADDRESS);
        assertThat(filtered.message()).contains("10.0.0.3").contains("10.0.0.1/30");
    }

    /** Such as the kernel gives it where a port has a small one. */
    @Test
    void aBridgeTakesInForItsOwnStackWhatIsBiggerThanItsMtu() {
        Topology small = Topology.empty("lab")
                .withNode(Host.of("host"))
                .withNode(Namespace.of("red"))
                .withNode(Bridge.of("br0")
                        .withMtu(1320)
                        .withAddresses(List.of(InterfaceAddress.parse("10.0.0.254/24"))))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "10.0.0.1/24"), CableEnd.of("br0", "p-red")));
        assertThat(explain(small, "red", "10.0.0.254", Probe.PING.withSize(1_480)).reachable()).isTrue();
    }

    @Test
    void aV6FirewallThatDropsWhatItDoesNotKnowDropsItsNeighbours() {
        Firewall answersOnly = new Firewall(
                Map.of(Firewall.Chain.INPUT, Firewall.Policy.DROP),
                List.of(new Firewall.Rule(Firewall.Chain.INPUT, Selector.ANY.withEstablished(true), Firewall.Action.ACCEPT)));
        Topology guarded = Labs.stack(NEIGHBOURS, "red", s -> s.withFirewall(answersOnly));
        assertThat(explain(guarded, "red", "10.0.0.3", Probe.PING).reachable()).isTrue();
        Explanation lost = explain(guarded, "red", "fd00::3", Probe.PING);
        assertThat(lost.cause()).isEqualTo(Cause.FIREWALL);
        assertThat(lost.message()).contains("neighbours");
        assertThat(explain(lost.fixes().getFirst().edit().apply(guarded), "red", "fd00::3", Probe.PING)
                        .reachable())
                .isTrue();
    }

    /** red has blue's address as well, on another link of the same subnet, and the route names the first (seed 20294). */
    @Test
    void aGatewayThatIsOnesOwnElsewhereIsANeighboursOnTheLinkThatTheRouteNames() {
        Topology twice = Labs.stack(
                        NEIGHBOURS,
                        "red",
                        s -> s.withRoutes(List.of(new Route(
                                Prefix.parse("10.0.9.0/24"), Addresses.parse("10.0.0.3"), "eth0", null, Route.Type.UNICAST))))
                .withNode(Namespace.of("green"))
                .withCable(Cable.of(CableEnd.of("red", "eth1", "10.0.0.3/24"), CableEnd.of("green", "eth0")))
                .withCable(Cable.of(CableEnd.of("blue", "lan", "10.0.9.1/24"), CableEnd.of("green", "lan")));
        assertThat(explain(twice, "red", "10.0.9.1", Probe.PING).message()).contains("reaches");
    }

    /** The same where nobody on the named link has that address: what is one's own elsewhere is no answer there (seed 3472). */
    @Test
    void aGatewayThatIsOnesOwnElsewhereIsAskedForInVainWhereNobodyHasIt() {
        Topology twice = Labs.stack(
                        Labs.end(NEIGHBOURS, "blue", "eth0", e -> e.withAddresses(
                                List.of(InterfaceAddress.parse("10.0.0.3/24"), InterfaceAddress.parse("10.0.9.1/24")))),
                        "red",
                        s -> s.withRoutes(List.of(new Route(
                                Prefix.parse("10.0.9.0/24"), Addresses.parse("10.0.0.2"), "eth0", null, Route.Type.UNICAST))))
                .withNode(Namespace.of("green"))
                .withCable(Cable.of(CableEnd.of("red", "eth1", "10.0.0.2/24"), CableEnd.of("green", "eth0")));
        Explanation lost = explain(twice, "red", "10.0.9.1", Probe.PING);
        assertThat(lost.cause()).isEqualTo(Cause.NO_SUCH_ADDRESS);
        assertThat(lost.message()).contains("10.0.0.2");
    }

    /**
     * A router tells red how big packets may be, and red notes it at the route that its source leads to. ping asks for a route
     * before it has a source, and never hears of it (seeds 3318 and 3607).
     */
    @Test
    void whoSendsByAnotherTableThanItsSourceLeadsToNeverLearnsHowBigAPingMayBe() {
        Topology narrow = Topology.empty("lab")
                .withNode(node("red", s -> s.withRoutes(List.of(via("10.2.0.0/24", "10.1.0.1"), via("fd02::/64", "fd01::1")))))
                .withNode(new Namespace("router", Namespace.Role.ROUTER, IpStack.DEFAULT.withForwarding(true)))
                .withNode(node("blue", s -> s.withRoutes(List.of(via("10.1.0.0/24", "10.2.0.1"), via("fd01::/64", "fd02::1")))))
                .withCable(Cable.of(
                        CableEnd.of("red", "eth0", "10.1.0.2/24", "fd01::2/64"),
                        CableEnd.of("router", "eth0", "10.1.0.1/24", "fd01::1/64")))
                .withCable(Cable.of(
                        CableEnd.of("blue", "eth0", "10.2.0.2/24", "fd02::2/64").withMtu(1_280),
                        CableEnd.of("router", "eth1", "10.2.0.1/24", "fd02::1/64").withMtu(1_280)));
        RouteTable other = RouteTable.parse("100");
        Topology ruled = Labs.stack(narrow, "red", s -> s.withRules(List.of(
                        from(100, "10.1.0.2/32", other),
                        from(101, "fd01::2/128", other)))
                .withRoutes(java.util.stream.Stream.concat(
                                s.routes().stream(), s.routes().stream().map(r -> r.withTable(other)))
                        .toList()));
        for (String to : List.of("10.2.0.2", "fd02::2")) {
            assertThat(explain(narrow, "red", to, Probe.PING.withSize(1_480)).reachable()).isTrue();
            assertThat(explain(ruled, "red", to, Probe.PING).reachable()).isTrue();
            Explanation lost = explain(ruled, "red", to, Probe.PING.withSize(1_480));
            assertThat(lost.cause()).isEqualTo(Cause.PMTU_BLACK_HOLE);
            assertThat(lost.message()).contains("a rule for its source");
            assertThat(explain(lost.fixes().getFirst().edit().apply(ruled), "red", to, Probe.PING.withSize(1_480))
                            .reachable())
                    .isTrue();
        }
    }

    /** As after {@code ip addr flush}: a kernel asks for no neighbour where it has nothing to ask from (seed 20180). */
    @Test
    void whoHasNotEvenALinkLocalAddressFindsNoV6Neighbour() {
        NetworkState drawn = Explanations.compiled(NEIGHBOURS).state();
        NamespaceState red = drawn.namespace("red").orElseThrow();
        Interface flushed = red.device("eth0").orElseThrow().withIndex(7).withMtu(1500).withAddresses(List.of());
        NetworkState state = drawn.with(red.with(flushed)
                .with(Interface.of("eth1", Veth.LOOSE, "lab").withAddresses(List.of(Prefix.parse("fd00:9::1/64"))))
                .withRoutes(List.of(new RouteEntry(
                        Prefix.parse("fd00::/64"), RouteEntry.Type.UNICAST, List.of(RouteEntry.Hop.of(null, "eth0")), 1024,
                        null, RouteTable.MAIN, "boot", "link", null))));
        Explanation silent = Explainer.explain(state, "red", "fd00::3", Probe.PING);
        assertThat(silent.cause()).isEqualTo(Cause.NO_ADDRESS);
        assertThat(silent.message()).contains("not even a link-local one").contains("fd00::3");
    }

    /** red has two ways to blue's other subnet, and blue knows the way back to one of red's addresses only. */
    @Test
    void theSourceAddressFollowsTheNextHopOfAMultipathRoute() {
        Topology twoWays = Topology.empty("lab")
                .withNode(node("red", s -> s.withRoutes(List.of(
                        via("10.9.0.0/24", "10.0.1.254"), via("10.9.0.0/24", "10.0.2.254")))))
                .withNode(node("blue", s -> s))
                .withCable(Cable.of(
                        CableEnd.of("red", "eth1", "10.0.1.1/24"), CableEnd.of("blue", "eth1", "10.0.1.254/24")))
                .withCable(Cable.of(
                        CableEnd.of("red", "eth2", "10.0.2.1/24"), CableEnd.of("blue", "eth2", "10.0.2.254/24")))
                .withCable(Cable.of(CableEnd.of("blue", "lan", "10.9.0.1/24"), CableEnd.of("red", "x")));
        assertThat(Explanations.asDrawn(twoWays).ways("red", Addresses.parse("10.9.0.1"), Probe.PING))
                .hasSize(2)
                .allSatisfy(w -> assertThat(w.stop()).isNull())
                .extracting(w -> Addresses.text(w.there().packet().source()))
                .containsExactly("10.0.1.1", "10.0.2.1");
    }

    /** The host sends by one interface, and a router sends on over a bridge of the host's. */
    @Test
    void aMasqueradedConnectionThatPassesAgainOverABridgeIsDropped() {
        Topology twice = Topology.empty("lab")
                .withNode(new Host("host", IpStack.DEFAULT
                        .withRoutes(List.of(via("10.0.1.0/24", "10.0.2.2")))
                        .withMasquerades(List.of(new Masquerade(null, "up")))))
                .withNode(node("r", s -> s.withForwarding(true)))
                .withNode(node("red", s -> s.withRoutes(List.of(via("10.0.2.0/24", "10.0.1.254")))))
                .withNode(Bridge.of("br0"))
                .withCable(Cable.of(CableEnd.of("host", "up", "10.0.2.1/24"), CableEnd.of("r", "up", "10.0.2.2/24")))
                .withCable(Cable.of(CableEnd.of("r", "down", "10.0.1.254/24"), CableEnd.of("br0", "p-r")))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "10.0.1.1/24"), CableEnd.of("br0", "p-red")));
        Explanation dropped = explain(twice, "host", "red", Probe.PING);
        assertThat(dropped.cause()).isEqualTo(Cause.BRIDGE_NETFILTER);
        assertThat(dropped.message()).contains("MASQUERADE");
        Topology bypassed = Labs.stack(
                twice, "host", s -> s.withSysctls(new TreeMap<>(Map.of("net.bridge.bridge-nf-call-iptables", "0"))));
        assertThat(explain(bypassed, "host", "red", Probe.PING).reachable()).isTrue();
    }

    /** The frame would have to leave by the port that it came by (seed 684 of the first fixes). */
    @Test
    void aPortForwardBackToWhoAskedDiesInTheBridge() {
        Topology hairpin = Topology.empty("lab")
                .withNode(new Host("host", IpStack.DEFAULT
                        .withForwarding(true)
                        .withMasquerades(List.of(new Masquerade(null, null)))
                        .withPortForwards(List.of(new PortForward(
                                Protocol.TCP, 80, null, Addresses.parse("10.0.0.1"), null)))))
                .withNode(node("red", s -> serving(s)))
                .withNode(Namespace.of("blue"))
                .withNode(Bridge.of("br0").withAddresses(List.of(InterfaceAddress.parse("10.0.0.254/24"))))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "10.0.0.1/24"), CableEnd.of("br0", "p-red")))
                .withCable(Cable.of(CableEnd.of("blue", "eth0", "10.0.0.2/24"), CableEnd.of("br0", "p-blue")));
        Explanation turned = explain(hairpin, "red", "10.0.0.254", Probe.tcp(80));
        assertThat(turned.cause()).isEqualTo(Cause.BRIDGE_NETFILTER);
        assertThat(turned.message()).contains("br0").contains("the port that it came by");
        assertThat(explain(turned.fixes().getFirst().edit().apply(hairpin), "red", "10.0.0.254", Probe.tcp(80))
                        .reachable())
                .isTrue();
        assertThat(explain(hairpin, "blue", "10.0.0.254", Probe.tcp(80)).reachable()).isTrue();
    }

    /** Without a v4 address there is nothing to hide loopback's behind, and the kernel drops it. */
    @Test
    void aMasqueradeOfEverythingSilencesLoopbackWhereNoOtherAddressIs() {
        Topology masked = Topology.empty("lab")
                .withNode(node("red", s -> s.withMasquerades(List.of(new Masquerade(null, null)))))
                .withNode(Namespace.of("blue"))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "fd00::1/64"), CableEnd.of("blue", "eth0", "fd00::2/64")));
        Explanation silent = explain(masked, "red", "127.0.0.1", Probe.PING);
        assertThat(silent.cause()).isEqualTo(Cause.FIREWALL);
        assertThat(silent.message()).contains("MASQUERADE");
        Topology addressed = Labs.end(
                masked, "red", "eth0", e -> e.withAddresses(List.of(InterfaceAddress.parse("10.0.0.1/24"))));
        assertThat(explain(addressed, "red", "127.0.0.1", Probe.PING).reachable()).isTrue();
    }

    /** The host answers on the bridge that the question comes to first, and nothing is bridged to where the address is. */
    @Test
    void theNearerBridgeOfTheHostAnswersForAnAddressOnTheFarther() {
        Topology two = Topology.empty("lab")
                .withNode(new Host("host", IpStack.DEFAULT.withFirewall(
                        new Firewall(Map.of(Firewall.Chain.FORWARD, Firewall.Policy.DROP), List.of()))))
                .withNode(Namespace.of("red"))
                .withNode(Bridge.of("near"))
                .withNode(Bridge.of("far").withAddresses(List.of(InterfaceAddress.parse("10.0.0.254/24"))))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "10.0.0.1/24"), CableEnd.of("near", "p-red")))
                .withCable(Cable.of(CableEnd.of("near", "x"), CableEnd.of("far", "y")));
        assertThat(explain(two, "red", "10.0.0.254", Probe.PING).path())
                .extracting(PathHop::node)
                .containsExactly("red", "host");
    }

    /** br_netfilter cuts them to the port's MTU; the question may not be cut, and is lost the other way. */
    @Test
    void aBridgeThatFiltersCutsEchoRepliesToFitANarrowPort() {
        Topology narrow = Topology.empty("lab")
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withNode(Bridge.of("br0"))
                .withCable(Cable.of(
                        CableEnd.of("red", "eth0", "10.0.0.1/24"), CableEnd.of("br0", "p-red").withMtu(1280)))
                .withCable(Cable.of(CableEnd.of("blue", "eth0", "10.0.0.2/24"), CableEnd.of("br0", "p-blue")));
        Probe big = Probe.PING.withSize(1_480);
        // p-red takes in no more than its MTU either.
        assertThat(explain(narrow, "red", "10.0.0.2", big).cause()).isEqualTo(Cause.MTU);
        assertThat(explain(narrow, "blue", "10.0.0.1", big).cause()).isEqualTo(Cause.MTU);
        Topology small = Labs.end(narrow, "red", "eth0", e -> e.withMtu(1280));
        assertThat(explain(small, "red", "10.0.0.2", big).reachable()).isTrue();
        // What red sends in pieces is answered whole, whoever puts pieces together on its way (seed 3228).
        Topology tracked = small.withNode(new Host(
                "host", IpStack.DEFAULT.withMasquerades(List.of(new Masquerade(Prefix.parse("10.7.0.0/24"), null)))));
        assertThat(explain(tracked, "red", "10.0.0.2", big).reachable()).isTrue();
    }

    /** Who sends v6 that is too big for a port of a bridge that filters is told so, and sends less (seeds 2069 and 3705). */
    @Test
    void aBridgeThatFiltersTellsWhoSendsTooBigV6() {
        Topology narrow = Topology.empty("lab")
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withNode(Bridge.of("br0").withAddresses(List.of(InterfaceAddress.parse("fd00::fe/64"))))
                .withCable(Cable.of(
                        CableEnd.of("red", "eth0", "fd00::1/64").withMtu(1340), CableEnd.of("br0", "p-red").withMtu(1340)))
                .withCable(Cable.of(CableEnd.of("blue", "eth0", "fd00::2/64"), CableEnd.of("br0", "p-blue")));
        assertThat(explain(narrow, "red", "fd00::2", Probe.PING.withSize(1_480)).reachable()).isTrue();
    }

    /** A gateway that takes nothing from the asker answers no ARP either, though it would pass packets on (seed 3597). */
    @Test
    void aGatewayThatLooksForTheAskerInVainIsNotFound() {
        Topology unanswered = Topology.empty("lab")
                .withNode(new Namespace("red", Namespace.Role.PLAIN, IpStack.DEFAULT.withRoutes(
                        List.of(Route.via(Prefix.parse("10.9.0.0/24"), Addresses.parse("10.0.0.2"))))))
                .withNode(new Namespace("blue", Namespace.Role.PLAIN, IpStack.DEFAULT
                        .withInterfaces(List.of(DrawnLoopback.of(List.of(InterfaceAddress.parse("10.9.0.1/32")))))
                        .withSysctls(new TreeMap<>(Map.of("net.ipv4.conf.all.rp_filter", "2")))
                        .withRules(List.of(RoutingRule.refusing(100, RoutingRule.Type.UNREACHABLE)
                                .withFrom(Prefix.parse("10.0.0.2/32"))
                                .withIn("lo")))))
                .withCable(Cable.of(
                        CableEnd.of("red", "eth0", "10.0.0.1/24"), CableEnd.of("blue", "eth0", "10.0.0.2/24")));
        assertThat(explain(unanswered, "red", "10.9.0.1", Probe.PING).reachable()).isFalse();
    }

    /** It never leaves by the other port: the one that it comes in by is what counts (seed 1150). */
    @Test
    void aFrameThatABridgeTranslatesHasToFitThroughThePortThatItComesInBy() {
        Topology forwarded = Topology.empty("lab")
                .withNode(new Host("host", IpStack.DEFAULT
                        .withForwarding(true)
                        .withPortForwards(
                                List.of(new PortForward(null, null, null, Addresses.parse("10.0.1.1"), null)))))
                .withNode(node("red", s -> s.withRoutes(List.of(Route.via(Prefix.ALL_V4, Addresses.parse("10.0.0.254"))))))
                .withNode(Namespace.of("blue"))
                .withNode(node("green", s -> s.withRoutes(List.of(Route.via(Prefix.ALL_V4, Addresses.parse("10.0.1.254"))))))
                .withNode(Bridge.of("br0").withAddresses(List.of(InterfaceAddress.parse("10.0.0.254/24"))))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "10.0.0.1/24"), CableEnd.of("br0", "p-red")))
                .withCable(Cable.of(CableEnd.of("blue", "eth0", "10.0.0.2/24"), CableEnd.of("br0", "p-blue")))
                .withCable(Cable.of(
                        CableEnd.of("green", "eth0", "10.0.1.1/24"), CableEnd.of("host", "up", "10.0.1.254/24")));
        Probe big = Probe.PING.withSize(1_480);
        Topology narrowIn = Labs.end(forwarded, "br0", "p-red", e -> e.withMtu(1280));
        assertThat(explain(narrowIn, "red", "10.0.0.2", Probe.PING).reachable()).isTrue();
        Explanation lost = explain(narrowIn, "red", "10.0.0.2", big);
        assertThat(lost.cause()).isEqualTo(Cause.MTU);
        assertThat(lost.hop()).isEqualTo("br0:p-red");
        Topology narrowOut = Labs.end(forwarded, "br0", "p-blue", e -> e.withMtu(1280));
        assertThat(explain(narrowOut, "red", "10.0.0.2", big).reachable()).isTrue();
    }

    /** r sends what comes for it to blue, who answers red himself. */
    @Test
    void anAnswerFromAnotherAddressIsOneForPingAndNoneForTcp() {
        Topology triangle = Topology.empty("lab")
                .withNode(Namespace.of("red"))
                .withNode(node("blue", s -> serving(s)))
                .withNode(node("r", s -> s.withForwarding(true)
                        .withPortForwards(
                                List.of(new PortForward(null, null, null, Addresses.parse("10.0.0.3"), null)))))
                .withNode(Bridge.of("br0").withSite(Site.ISOLATED))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "10.0.0.1/24"), CableEnd.of("br0", "p-red")))
                .withCable(Cable.of(CableEnd.of("blue", "eth0", "10.0.0.3/24"), CableEnd.of("br0", "p-blue")))
                .withCable(Cable.of(CableEnd.of("r", "eth0", "10.0.0.2/24"), CableEnd.of("br0", "p-r")));
        assertThat(explain(triangle, "red", "10.0.0.2", Probe.PING).reachable()).isTrue();
        assertThat(explain(triangle, "red", "10.0.0.2", Probe.tcp(80)).reachable()).isFalse();
    }

    /** r changes the port alone, and blue answers red past it (seed 1139). */
    @Test
    void anAnswerFromAnotherPortIsNoneForTcp() {
        Topology past = Topology.empty("lab")
                .withNode(node("red", s -> s.withRoutes(List.of(via("10.0.2.0/24", "10.0.1.2")))))
                .withNode(node("blue", s -> serving(s)))
                .withNode(node("r", s -> s.withForwarding(true)
                        .withPortForwards(
                                List.of(new PortForward(Protocol.TCP, 81, null, Addresses.parse("10.0.2.3"), 80)))))
                .withNode(Bridge.of("left").withSite(Site.ISOLATED))
                .withNode(Bridge.of("right").withSite(Site.ISOLATED))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "10.0.1.1/24"), CableEnd.of("left", "l-red")))
                .withCable(Cable.of(CableEnd.of("r", "l", "10.0.1.2/24"), CableEnd.of("left", "l-r")))
                .withCable(Cable.of(CableEnd.of("blue", "l", "10.0.1.3/24"), CableEnd.of("left", "l-blue")))
                .withCable(Cable.of(CableEnd.of("r", "r", "10.0.2.2/24"), CableEnd.of("right", "r-r")))
                .withCable(Cable.of(CableEnd.of("blue", "r", "10.0.2.3/24"), CableEnd.of("right", "r-blue")));
        assertThat(explain(past, "red", "10.0.2.3", Probe.tcp(80)).reachable()).isTrue();
        assertThat(explain(past, "red", "10.0.2.3", Probe.tcp(81)).cause()).isEqualTo(Cause.NO_ROUTE_BACK);
    }

    /** The answer goes over r2, which never saw the question: no masquerade for it. */
    @Test
    void anAnswerWhoseQuestionPassedElsewhereIsNotTranslated() {
        Topology ring = Topology.empty("lab")
                .withNode(node("red", s -> s.withRoutes(List.of(via("10.0.2.0/24", "10.0.1.253")))))
                .withNode(node("blue", s -> serving(s).withRoutes(List.of(via("10.0.1.0/24", "10.0.2.254")))))
                .withNode(node("r1", s -> s.withForwarding(true)))
                .withNode(node("r2", s -> s.withForwarding(true).withMasquerades(List.of(new Masquerade(null, null)))))
                .withNode(Bridge.of("left").withSite(Site.ISOLATED))
                .withNode(Bridge.of("right").withSite(Site.ISOLATED))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "10.0.1.1/24"), CableEnd.of("left", "l1")))
                .withCable(Cable.of(CableEnd.of("r1", "l", "10.0.1.253/24"), CableEnd.of("left", "l2")))
                .withCable(Cable.of(CableEnd.of("r2", "l", "10.0.1.254/24"), CableEnd.of("left", "l3")))
                .withCable(Cable.of(CableEnd.of("blue", "eth0", "10.0.2.1/24"), CableEnd.of("right", "r1")))
                .withCable(Cable.of(CableEnd.of("r1", "r", "10.0.2.253/24"), CableEnd.of("right", "r2")))
                .withCable(Cable.of(CableEnd.of("r2", "r", "10.0.2.254/24"), CableEnd.of("right", "r3")));
        assertThat(explain(ring, "red", "10.0.2.1", Probe.PING).reachable()).isTrue();
        // Of a TCP connection that is the handshake. What follows passes for a new one there, and is translated.
        assertThat(explain(ring, "red", "10.0.2.1", Probe.tcp(80)).message()).contains("MASQUERADE");
    }

    /** red has its own address for a gateway, and blue has one of the subnet that it is for. */
    @Test
    void whoIsHisOwnGatewayAsksOnTheLinkForEverybody() {
        Topology own = Labs.end(
                Labs.stack(NEIGHBOURS, "red", s -> s.withRoutes(List.of(via("10.9.0.0/24", "10.0.0.1")))),
                "blue",
                "eth0",
                e -> e.withAddresses(
                        List.of(InterfaceAddress.parse("10.0.0.3/24"), InterfaceAddress.parse("10.9.0.1/24"))));
        assertThat(explain(own, "red", "10.9.0.1", Probe.PING).reachable()).isTrue();
        Explanation nobody = explain(own, "red", "10.9.0.2", Probe.PING);
        assertThat(nobody.cause()).isEqualTo(Cause.NO_SUCH_ADDRESS);
        assertThat(nobody.message()).contains("10.9.0.2");
    }

    private static Explanation explain(Topology topology, String from, String to, Probe probe) {
        return Explanations.explain(topology, from, to, probe);
    }

    private static Namespace node(String name, UnaryOperator<IpStack> stack) {
        return new Namespace(name, Namespace.Role.PLAIN, stack.apply(IpStack.DEFAULT));
    }

    private static IpStack serving(IpStack stack) {
        return stack.withServices(List.of(new Service("web", "python3 -m http.server 80", false, false)));
    }

    private static Route via(String to, String gateway) {
        return Route.via(Prefix.parse(to), Addresses.parse(gateway));
    }

    private static RoutingRule from(long priority, String source, RouteTable table) {
        return RoutingRule.lookup(priority, table).withFrom(Prefix.parse(source));
    }
}
