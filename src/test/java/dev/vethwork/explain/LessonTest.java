package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Masquerade;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.Protocol;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lesson in its order, as its drawings would behave. */
class LessonTest {
    /** Stage 2, mistakes included: a cable, and addresses without a prefix length. */
    private static final Topology BARE = Topology.empty("lesson")
            .withNode(Namespace.of("red"))
            .withNode(Namespace.of("blue"))
            .withCable(Cable.of(
                    CableEnd.of("red", "veth-red", "192.168.15.1"), CableEnd.of("blue", "veth-blue", "192.168.15.2")));

    /** Stage 3 and 4: a bridge with the host's address on it; stage 5: a machine on the host's LAN. */
    private static final Topology LAN = Topology.empty("lesson")
            .withNode(Namespace.of("red"))
            .withNode(Namespace.of("blue"))
            .withNode(Bridge.of("v-net-0").withAddresses(List.of(InterfaceAddress.parse("192.168.15.5/24"))))
            .withNode(Host.of("host"))
            .withNode(Namespace.of("lan"))
            .withCable(Cable.of(
                    CableEnd.of("red", "veth-red", "192.168.15.1/24"), CableEnd.of("v-net-0", "veth-red-br")))
            .withCable(Cable.of(
                    CableEnd.of("blue", "veth-blue", "192.168.15.2/24"), CableEnd.of("v-net-0", "veth-blue-br")))
            .withCable(Cable.of(
                    CableEnd.of("host", "eth-lan", "192.168.1.2/24"), CableEnd.of("lan", "eth0", "192.168.1.3/24")));

    private static final Topology ROUTED = stack(
            LAN, "blue", Route.via(Prefix.parse("192.168.1.0/24"), Addresses.parse("192.168.15.5")));

    private static final Topology FORWARDED = Labs.stack(ROUTED, "host", s -> s.withForwarding(true));

    private static final Topology NAT = Labs.stack(
            FORWARDED, "host", s -> s.withMasquerades(List.of(new Masquerade(Prefix.parse("192.168.15.0/24"), null))));

    @Test
    void stage2WithoutPrefixLengthsTheNetworkIsUnreachable() {
        Explanation stopped = explain(BARE, "red", "192.168.15.2");
        assertThat(stopped.cause()).isEqualTo(Cause.NO_PREFIX);
        assertThat(stopped.hop()).isEqualTo("red:veth-red");
        assertMends(BARE, "red", "192.168.15.2");
    }

    @Test
    void stage2WithLoopbackDownANamespaceCannotPingItself() {
        Topology down = Labs.stack(LAN, "red", s -> s.withLoopback(false));
        assertThat(explain(down, "red", "192.168.15.1").cause()).isEqualTo(Cause.LOOPBACK_DOWN);
        assertThat(explain(down, "red", "127.0.0.1").cause()).isEqualTo(Cause.LOOPBACK_DOWN);
        assertThat(explain(LAN, "red", "127.0.0.1").reachable()).isTrue();
        assertMends(down, "red", "red");
    }

    @Test
    void stage3OverTheBridgeTheNamespacesReachEachOther() {
        Explanation reached = explain(LAN, "red", "blue");
        assertThat(reached.message()).isNotEmpty();
        assertThat(reached.reachable()).isTrue();
        assertThat(reached.path()).extracting(PathHop::node).containsExactly("red", "v-net-0", "blue");
        assertThat(reached.returnPath()).extracting(PathHop::node).containsExactly("blue", "v-net-0", "red");
    }

    @Test
    void stage3APortThatIsNeverSetUpStopsEverything() {
        Topology down = Labs.end(LAN, "v-net-0", "veth-red-br", e -> e.withUp(false));
        Explanation stopped = explain(down, "red", "blue");
        assertThat(stopped.cause()).isEqualTo(Cause.PORT_DOWN);
        assertThat(stopped.hop()).isEqualTo("v-net-0:veth-red-br");
        assertMends(down, "red", "blue");
    }

    @Test
    void stage4TheHostIsOnItsBridge() {
        assertThat(explain(LAN, "host", "blue").reachable()).isTrue();
        assertThat(explain(LAN, "blue", "host").reachable()).isTrue();
        assertThat(explain(LAN, "blue", "v-net-0").reachable()).isTrue();
    }

    @Test
    void stage5SaysNoRouteThenForwardingThenNoWayBackThenReaches() {
        assertThat(explain(LAN, "blue", "192.168.1.3").cause()).isEqualTo(Cause.NO_ROUTE);
        Explanation dead = explain(ROUTED, "blue", "192.168.1.3");
        assertThat(dead.cause()).isEqualTo(Cause.FORWARDING_OFF);
        assertThat(dead.hop()).isEqualTo("v-net-0");
        Explanation silent = explain(FORWARDED, "blue", "192.168.1.3");
        assertThat(silent.cause()).isEqualTo(Cause.NO_ROUTE_BACK);
        assertThat(silent.message()).contains("lan").contains("192.168.15.2");
        assertThat(silent.path()).extracting(PathHop::node).containsExactly("blue", "host", "lan");
        assertThat(explain(NAT, "blue", "192.168.1.3").reachable()).isTrue();
        assertMends(LAN, "blue", "192.168.1.3");
        assertMends(ROUTED, "blue", "192.168.1.3");
        assertMends(FORWARDED, "blue", "192.168.1.3");
    }

    @Test
    void stage5OffersTheRouteBackAndTheMasquerade() {
        List<Fix> fixes = fixes(FORWARDED, "blue", "192.168.1.3");
        assertThat(fixes).hasSizeGreaterThanOrEqualTo(2).allMatch(Fix::suffices);
        assertThat(fixes)
                .allSatisfy(f -> assertThat(explain(f.edit().apply(FORWARDED), "blue", "192.168.1.3")
                                .reachable())
                        .isTrue());
    }

    @Test
    void aMasqueradeOfTheWholeSubnetReachesBridgedFramesToo() {
        // With bridge-nf-call-iptables blue sees red as the host, and the answer has to be forwarded.
        Topology masked = Labs.stack(NAT, "host", s -> s.withForwarding(false));
        assertThat(explain(masked, "red", "blue").cause()).isEqualTo(Cause.FORWARDING_OFF);
        assertThat(explain(NAT, "red", "blue").reachable()).isTrue();
    }

    @Test
    void stage6TheDefaultRouteReachesEverything() {
        Topology defaulted = stack(NAT, "blue", Route.via(Prefix.ALL_V4, Addresses.parse("192.168.15.5")));
        assertThat(explain(defaulted, "blue", "lan").reachable()).isTrue();
    }

    @Test
    void stage7ARouteOutsideOrAPortForwardLetsTheOutsideIn() {
        Topology serving = Labs.stack(
                stack(FORWARDED, "blue", Route.via(Prefix.ALL_V4, Addresses.parse("192.168.15.5"))),
                "blue",
                s -> s.withServices(List.of(new Service("web", "python3 -m http.server 80", false, false))));
        assertThat(explain(serving, "lan", "192.168.15.2", Probe.tcp(80)).cause()).isEqualTo(Cause.NO_ROUTE);
        Topology routed = stack(serving, "lan", Route.via(Prefix.parse("192.168.15.0/24"), Addresses.parse("192.168.1.2")));
        assertThat(explain(routed, "lan", "192.168.15.2", Probe.tcp(80)).reachable()).isTrue();
        assertThat(explain(routed, "lan", "192.168.15.2", Probe.tcp(81)).cause()).isEqualTo(Cause.NOT_LISTENING);
        assertThat(explain(serving, "lan", "192.168.1.2", Probe.tcp(80)).cause()).isEqualTo(Cause.NOT_LISTENING);
        Topology forwarded = Labs.stack(serving, "host", s -> s.withPortForwards(List.of(
                new PortForward(Protocol.TCP, 80, null, Addresses.parse("192.168.15.2"), 80))));
        Explanation reached = explain(forwarded, "lan", "192.168.1.2", Probe.tcp(80));
        assertThat(reached.message()).contains("reaches");
        assertThat(reached.path()).extracting(PathHop::node).containsExactly("lan", "host", "blue");
        // What it passes on for others is not for its own connections, until it is told so.
        Explanation own = explain(forwarded, "host", "192.168.1.2", Probe.tcp(80));
        assertThat(own.cause()).isEqualTo(Cause.NOT_LISTENING);
        assertThat(own.fixes()).isNotEmpty();
        assertThat(own.fixes().getFirst().title()).contains("its own connections");
        assertThat(explain(own.fixes().getFirst().edit().apply(forwarded), "host", "192.168.1.2", Probe.tcp(80)).reachable())
                .isTrue();
    }

    private static Topology stack(Topology topology, String node, Route route) {
        return Labs.stack(topology, node, s -> s.withRoutes(java.util.stream.Stream.concat(
                        s.routes().stream(), java.util.stream.Stream.of(route))
                .toList()));
    }

    private static Explanation explain(Topology topology, String from, String to) {
        return explain(topology, from, to, Probe.PING);
    }

    private static Explanation explain(Topology topology, String from, String to, Probe probe) {
        return Explanations.explain(topology, from, to, probe);
    }

    private static List<Fix> fixes(Topology topology, String from, String to) {
        return explain(topology, from, to).fixes();
    }

    private static void assertMends(Topology topology, String from, String to) {
        List<Fix> fixes = fixes(topology, from, to);
        assertThat(fixes).isNotEmpty();
        assertThat(fixes).anySatisfy(f -> assertThat(
                        explain(f.edit().apply(topology), from, to).message())
                .contains("reaches"));
    }
}
