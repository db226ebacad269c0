package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.explain.lint.Lint;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Endpoint;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RuleTable;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.netfilter.Policy;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Masquerade;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.SourceNat;
import inet.ipaddr.IPAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways out, as labs by chance and learners needed them. */
class FixesTest {
    private static final Topology NEIGHBOURS = Topology.empty("lab")
            .withNode(Namespace.of("red"))
            .withNode(Namespace.of("blue"))
            .withCable(Cable.of(
                    CableEnd.of("red", "eth0", "10.0.0.1/24", "fd00::1/64"),
                    CableEnd.of("blue", "eth0", "10.0.0.2/24", "fd00::2/64")));

    /** red and blue on two sides of r. */
    private static final Topology ROUTED = routed(
            routed(
                    Labs.stack(
                            Topology.empty("lab")
                                    .withNode(Namespace.of("red"))
                                    .withNode(Namespace.of("r"))
                                    .withNode(Namespace.of("blue"))
                                    .withCable(Cable.of(
                                            CableEnd.of("red", "eth0", "10.0.1.1/24"),
                                            CableEnd.of("r", "left", "10.0.1.254/24")))
                                    .withCable(Cable.of(
                                            CableEnd.of("blue", "eth0", "10.0.2.1/24"),
                                            CableEnd.of("r", "right", "10.0.2.254/24"))),
                            "r",
                            s -> s.withForwarding(true)),
                    "red",
                    "10.0.1.254"),
            "blue",
            "10.0.2.254");

    /** As of a service of Kubernetes': nobody has its address, and somebody behind it answers. */
    @Test
    void anAddressThatIsTurnedIntoAnothersIsNotNobodys() {
        Topology service = Labs.stack(ROUTED, "r", s -> s.withPortForwards(List.of(new PortForward(
                        Protocol.TCP, 80, null, List.of(Endpoint.parse("10.0.2.1:8080")), Prefix.parse("10.96.0.10/32"), true)))
                .withFirewall(new Firewall(Map.of(Firewall.Chain.FORWARD, Firewall.Policy.DROP), List.of())));
        Explanation stopped = explain(service, "red", "10.96.0.10", Probe.tcp(80));
        assertThat(stopped.cause()).isEqualTo(Cause.FIREWALL);
        assertThat(stopped.message()).doesNotContain("Nobody here");
        assertThat(stopped.fixes()).extracting(Fix::title).contains("accept it in the firewall of r");
        assertThat(explain(service, "red", "10.96.0.10", Probe.tcp(81)).message()).contains("Nobody here has 10.96.0.10");
    }

    @Test
    void moreThanFiveMistakesInARowAreOneFix() {
        Topology broken = Labs.end(ROUTED, "red", "eth0", e -> e.withAddresses(List.of(InterfaceAddress.parse("10.0.1.1"))));
        broken = Labs.end(broken, "r", "left", e -> e.withUp(false));
        broken = Labs.end(broken, "blue", "eth0", e -> e.withUp(false));
        broken = Labs.stack(broken, "red", s -> s.withRoutes(List.of()));
        broken = Labs.stack(broken, "blue", s -> s.withRoutes(List.of()).withSysctls(
                new TreeMap<>(Map.of("net.ipv4.icmp_echo_ignore_all", "1"))));
        broken = Labs.stack(broken, "r", s -> s.withForwarding(false).withFirewall(new Firewall(
                Map.of(Firewall.Chain.FORWARD, Firewall.Policy.DROP), List.of())));
        Explanation stopped = explain(broken, "red", "10.0.2.1", Probe.PING);
        assertThat(stopped.fixes().getFirst().title()).startsWith(stopped.fixes().getFirst().first() + ", then ");
        assertThat(stopped.fixes().getFirst().first()).as("what is to be done first").contains("red");
        assertFirstFixReaches(broken, "red", "10.0.2.1", Probe.PING);
    }

    /** As where two cables of a router were plugged in the wrong way round. */
    @Test
    void endsThatHaveEachOthersAddressesExchangeThem() {
        Topology wrong = FieldCase.drawing("router-plugged-the-wrong-way-round");
        assertThat(explain(wrong, "red", "10.0.2.1", Probe.PING).fixes().getFirst().title())
                .isEqualTo("exchange the addresses of r:left and r:right");
        Topology mended = explain(wrong, "red", "10.0.2.1", Probe.PING).fixes().getFirst().edit().apply(wrong);
        assertThat(explain(mended, "red", "10.0.2.1", Probe.PING).reachable()).isTrue();
        assertThat(explain(mended, "red", "fd00:2::1", Probe.PING).cause())
                .as("addresses of the other family stay where they fit")
                .isEqualTo(explain(wrong, "red", "fd00:2::1", Probe.PING).cause());
    }

    /** As a machine whose container daemon has switched forwarding on. */
    @Test
    void whoForwardsIsToldToTakeWhatRoutersAdvertise() {
        Topology deaf = FieldCase.drawing("advertised-router-of-who-forwards");
        assertThat(explain(deaf, "box", "2001:db8:6::9", Probe.PING).fixes().getFirst().title())
                .isEqualTo("set net.ipv6.conf.eth0.accept_ra of box to 2");
        assertThat(explain(deaf, "web", "2001:db8:5::5", Probe.PING).fixes().getFirst().title())
                .isEqualTo("set net.ipv6.conf.eth0.accept_ra of box to 2");
        Topology host = Labs.stack(deaf, "box", s -> s.withForwarding(false));
        assertThat(explain(host, "box", "2001:db8:6::9", Probe.PING).reachable()).isTrue();
        Topology proud = Labs.stack(host, "box", s -> s.withSysctls(new TreeMap<>(Map.of("net.ipv6.conf.eth0.accept_ra", "0"))));
        assertThat(explain(proud, "box", "2001:db8:6::9", Probe.PING).cause()).isEqualTo(Cause.NO_ROUTE);
        Topology mute = Labs.stack(host, "router", s -> s.withServices(List.of()));
        assertThat(explain(mute, "box", "2001:db8:6::9", Probe.PING).cause()).isEqualTo(Cause.NO_ROUTE);
    }

    /** As who follows a page about IPv4 leaves a router. */
    @Test
    void whatIsForwardedInOneFamilyOnlyIsForwardedInBoth() {
        Topology both = Topology.empty("both")
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("r"))
                .withNode(Namespace.of("blue"))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "fd00:1::2/64"), CableEnd.of("r", "left", "fd00:1::1/64")))
                .withCable(Cable.of(CableEnd.of("blue", "eth0", "fd00:2::2/64"), CableEnd.of("r", "right", "fd00:2::1/64")));
        both = Labs.stack(both, "red", s -> s.withRoutes(List.of(Route.via(Prefix.parse("::/0"), Addresses.parse("fd00:1::1")))));
        both = Labs.stack(both, "blue", s -> s.withRoutes(List.of(Route.via(Prefix.parse("::/0"), Addresses.parse("fd00:2::1")))));
        Topology half = Labs.stack(both, "r", s -> s.withForwarding(true).withSysctls(
                new TreeMap<>(Map.of("net.ipv6.conf.all.forwarding", "0"))));
        assertThat(explain(half, "red", "fd00:2::2", Probe.PING).cause()).isEqualTo(Cause.FORWARDING_OFF);
        assertFirstFixReaches(half, "red", "fd00:2::2", Probe.PING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "10.0.2.77"})
    void sourceNatToAnAddressThatNobodyAnswersToGetsTheRoutersOwn(String nobody) {
        Topology sent = Labs.stack(
                Labs.stack(ROUTED, "blue", s -> s.withRoutes(List.of())),
                "r",
                s -> s.withSourceNats(List.of(new SourceNat(null, "right", Addresses.parse(nobody)))));
        assertThat(explain(sent, "red", "10.0.2.1", Probe.PING).reachable()).isFalse();
        assertFirstFixReaches(sent, "red", "10.0.2.1", Probe.PING);
        Topology mended =
                explain(sent, "red", "10.0.2.1", Probe.PING).fixes().getFirst().edit().apply(sent);
        assertThat(((Namespace) mended.node("r").orElseThrow()).stack().sourceNats())
                .containsExactly(new SourceNat(null, "right", Addresses.parse("10.0.2.254")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fd00::1/128", "fd00::1"})
    void anAddressByItselfGetsTheSubnetThatIsUsual(String alone) {
        Topology pair = Topology.empty("pair")
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "10.0.0.1/16", alone), CableEnd.of("blue", "eth0", "fd00::2/64")));
        Explanation stopped = explain(pair, "red", "fd00::2", Probe.PING);
        assertThat(stopped.cause()).isEqualTo(Cause.NO_PREFIX);
        assertFirstFixReaches(pair, "red", "fd00::2", Probe.PING);
        assertThat(stopped.fixes().getFirst().edit().apply(pair).endsOf("red").getFirst().addresses())
                .containsExactly(InterfaceAddress.parse("10.0.0.1/16"), InterfaceAddress.parse("fd00::1/64"));
    }

    /** A masquerade that others go out by is no mistake: to turn it would mend one thing and break another. */
    @Test
    void aServerBehindAForwardedPortGetsARouteAndKeepsTheMasquerade() {
        Topology published = Labs.stack(
                Labs.stack(ROUTED, "blue", s -> s.withRoutes(List.of())),
                "r",
                s -> s.withMasquerades(List.of(new Masquerade(Prefix.parse("10.0.2.0/24"), "left"))));
        assertThat(explain(published, "red", "10.0.2.1", Probe.PING).cause()).isEqualTo(Cause.NO_ROUTE_BACK);
        assertFirstFixReaches(published, "red", "10.0.2.1", Probe.PING);
        Topology mended =
                explain(published, "red", "10.0.2.1", Probe.PING).fixes().getFirst().edit().apply(published);
        assertThat(((Namespace) mended.node("r").orElseThrow()).stack().masquerades())
                .containsExactly(new Masquerade(Prefix.parse("10.0.2.0/24"), "left"));
    }

    /** A second route beside it would be one with two next hops, which the kernel refuses for the one that is bad. */
    @Test
    void aGatewayThatIsOnNoLinkIsReplacedRatherThanJoined() {
        Topology wrong = Labs.stack(
                ROUTED,
                "red",
                s -> s.withRoutes(List.of(Route.via(Prefix.parse("10.0.2.0/24"), Addresses.parse("10.7.7.7")))));
        Topology mended = explain(wrong, "red", "10.0.2.1", Probe.PING)
                .fixes()
                .getFirst()
                .edit()
                .apply(wrong);
        assertThat(((Namespace) mended.node("red").orElseThrow()).stack().routes())
                .containsExactly(Route.via(Prefix.parse("10.0.2.0/24"), Addresses.parse("10.0.1.254")));
        Topology both = Labs.stack(mended, "red", s -> s.withRoutes(List.of(
                Route.via(Prefix.parse("10.0.2.0/24"), Addresses.parse("10.0.1.254")),
                Route.via(Prefix.parse("10.0.2.0/24"), Addresses.parse("10.7.7.7")))));
        Explanation refused = explain(both, "red", "10.0.2.1", Probe.PING);
        assertThat(refused.cause()).isEqualTo(Cause.GATEWAY_NOT_ON_LINK);
        assertThat(refused.message()).contains("10.7.7.7");
        assertFirstFixReaches(both, "red", "10.0.2.1", Probe.PING);
    }

    /** The kernel would refuse a route from an address that went. */
    @Test
    void whatIsSentFromAnAddressThatIsReplacedIsSentFromTheOneThatComes() {
        Topology elsewhere = Topology.empty("pair")
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "10.9.9.1/24"), CableEnd.of("blue", "eth0", "10.0.0.2/24")));
        elsewhere = Labs.stack(elsewhere, "red", s -> s.withRoutes(List.of(
                new Route(Prefix.parse("10.50.0.0/16"), null, "eth0", null, Route.Type.UNICAST)
                        .withSource(Addresses.parse("10.9.9.1")))));
        Topology mended = explain(elsewhere, "red", "10.0.0.2", Probe.PING).fixes().getFirst().edit().apply(elsewhere);
        IPAddress now = mended.endsOf("red").getFirst().addresses().getFirst().ip();
        assertThat(now).isNotEqualTo(Addresses.parse("10.9.9.1"));
        assertThat(((Namespace) mended.node("red").orElseThrow()).stack().routes()).extracting(Route::source).containsExactly(now);
    }

    @Test
    void aRouteFromAnAddressThatANodeHasNotIsNamedAndFreed() {
        Topology foreign = Labs.stack(ROUTED, "red", s -> s.withRoutes(List.of(
                Route.via(Prefix.parse("10.0.2.0/24"), Addresses.parse("10.0.1.254")).withSource(Addresses.parse("10.7.7.7")))));
        Explanation refused = explain(foreign, "red", "10.0.2.1", Probe.PING);
        assertThat(refused.cause()).isEqualTo(Cause.NO_ROUTE);
        assertThat(refused.message()).contains("10.7.7.7");
        assertFirstFixReaches(foreign, "red", "10.0.2.1", Probe.PING);
        assertThat(Lint.check(foreign, Ground.UNKNOWN)).extracting(Finding::code).contains("SOURCE_NOT_OWN");
    }

    /** dead would take it and send it back. */
    @Test
    void aGatewayThatLeadsNowhereIsNotTheOneThatIsOffered() {
        Topology twoDoors = routed(ROUTED, "red", "10.0.1.254")
                .withNode(Namespace.of("dead"))
                .withCable(Cable.of(CableEnd.of("red", "eth1", "10.0.9.1/24"), CableEnd.of("dead", "eth0", "10.0.9.254/24")));
        Topology lost = Labs.stack(
                routed(twoDoors, "dead", "10.0.9.1"), "red", s -> s.withRoutes(List.of()));
        Fix first = explain(lost, "red", "10.0.2.1", Probe.PING).fixes().getFirst();
        assertThat(first.title()).contains("10.0.1.254");
        assertFirstFixReaches(lost, "red", "10.0.2.1", Probe.PING);
    }

    @Test
    void twoWhoSendEachOtherTheSamePacketAreLedOutOfTheCircle() {
        Topology circle = routed(ROUTED, "r", "10.0.1.1")
                .withNode(Namespace.of("far"))
                .withNode(Namespace.of("leaf"))
                .withCable(Cable.of(CableEnd.of("r", "far", "10.0.3.254/24"), CableEnd.of("far", "eth0", "10.0.3.1/24")))
                .withCable(Cable.of(CableEnd.of("far", "eth1", "10.0.4.1/24"), CableEnd.of("leaf", "eth0", "10.0.4.2/24")));
        Topology asked = Labs.stack(routed(circle, "far", "10.0.3.254"), "red", s -> s.withForwarding(true));
        // red notices first that it gets back what it sent.
        assertThat(explain(asked, "red", "10.0.4.1", Probe.PING).cause()).isEqualTo(Cause.REVERSE_PATH_FILTER);
        assertFirstFixReaches(asked, "red", "10.0.4.1", Probe.PING);
    }

    @Test
    void aThirdWhoAsksThemIsLedOutOfItAsWell() {
        Topology circle = routed(ROUTED, "r", "10.0.3.1")
                .withNode(Namespace.of("far"))
                .withNode(Namespace.of("owner"))
                .withCable(Cable.of(CableEnd.of("r", "far", "10.0.3.254/24"), CableEnd.of("far", "eth0", "10.0.3.1/24")))
                .withCable(Cable.of(CableEnd.of("r", "own", "10.0.5.254/24"), CableEnd.of("owner", "eth0", "10.0.5.1/24")))
                .withCable(Cable.of(CableEnd.of("owner", "eth1", "10.0.4.1/24"), CableEnd.of("far", "eth1")));
        Topology asked = routed(
                Labs.stack(routed(circle, "far", "10.0.3.254"), "far", s -> s.withForwarding(true)),
                "owner",
                "10.0.5.254");
        assertThat(explain(asked, "red", "10.0.4.1", Probe.PING).cause()).isEqualTo(Cause.ROUTING_LOOP);
        assertFirstFixReaches(asked, "red", "10.0.4.1", Probe.PING);
    }

    @Test
    void theHostIsGivenAnAddressOnItsBridge() {
        Topology bare = Topology.empty("lab")
                .withNode(Host.of("host"))
                .withNode(Namespace.of("red"))
                .withNode(Bridge.of("br0"))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "10.0.0.1/24"), CableEnd.of("br0", "p-red")));
        assertThat(explain(bare, "host", "10.0.0.1", Probe.PING).fixes().getFirst().title())
                .contains("br0");
        assertFirstFixReaches(bare, "host", "10.0.0.1", Probe.PING);
    }

    @Test
    void aPortThatNobodyListensOnIsServed() {
        assertFirstFixReaches(NEIGHBOURS, "red", "10.0.0.2", Probe.tcp(8080));
        assertFirstFixReaches(NEIGHBOURS, "red", "fd00::2", Probe.tcp(8080));
        assertFirstFixReaches(NEIGHBOURS, "red", "10.0.0.2", Probe.udp(53));
        Topology served = explain(NEIGHBOURS, "red", "10.0.0.2", Probe.tcp(53))
                .fixes()
                .getFirst()
                .edit()
                .apply(NEIGHBOURS);
        // A web page is no answer to a datagram.
        assertThat(explain(served, "red", "10.0.0.2", Probe.udp(53)).cause()).isEqualTo(Cause.NOT_LISTENING);
        assertFirstFixReaches(served, "red", "10.0.0.2", Probe.udp(53));
    }

    @Test
    void aPortThatAnotherServesIsForwardedToIt() {
        Topology serving = Labs.stack(
                ROUTED,
                "blue",
                s -> s.withServices(List.of(new Service("web", "python3 -m http.server 80", false, true))));
        List<Fix> fixes = explain(serving, "red", "10.0.1.254", Probe.tcp(80)).fixes();
        assertThat(fixes).hasSize(2).extracting(Fix::title).first().asString().contains("10.0.2.1");
        assertFirstFixReaches(serving, "red", "10.0.1.254", Probe.tcp(80));
    }

    @Test
    void aRuleThatIsNotUnderstoodIsForWhoeverWroteIt() {
        NetworkState state = Explanations.compiled(NEIGHBOURS).state();
        Netfilter strange = new Netfilter(
                List.of(new Netfilter.Chain(
                        RuleTable.FILTER,
                        "INPUT",
                        Policy.ACCEPT,
                        null,
                        List.of(new Netfilter.Rule(List.of("-m", "length", "--length", "60:90", "-j", "DROP"), null)))),
                List.of());
        NetworkState ruled = state.with(state.namespaces().get("blue").withNetfilter(strange));
        Explanation unknown = Explanations.explain(NEIGHBOURS, ruled, "red", "10.0.0.2", Probe.PING);
        assertThat(unknown.cause()).isEqualTo(Cause.UNKNOWN_MATCH);
        assertThat(unknown.fixes()).isEmpty();
        assertThat(unknown.message()).contains("--length 60:90").endsWith("no edit can be named.");
    }

    @Test
    void whereNoEditIsKnownItIsSaidSo() {
        Topology apart = Topology.empty("lab")
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withNode(Namespace.of("green"))
                .withCable(Cable.of(CableEnd.of("blue", "eth0", "10.0.0.2/24"), CableEnd.of("green", "eth0", "10.0.0.1/24")));
        Explanation none = explain(apart, "red", "10.0.0.2", Probe.PING);
        assertThat(none.fixes()).isEmpty();
        assertThat(none.message()).contains("no address").endsWith("No edit of the drawing is known that mends it.");
    }

    @Tag("long")
    @Test
    void everyOtherCauseIsMendedInSomeLab() {
        Set<Cause> missing = EnumSet.complementOf(EnumSet.of(Cause.UNKNOWN_MATCH, Cause.ROUTING_LOOP));
        // Those that no mistake of the random ones brings about.
        for (Cause seldom : List.of(
                Cause.NO_PROXY,
                Cause.PORTS_APART,
                Cause.TUNNEL_MISMATCH,
                Cause.CHECKSUM,
                Cause.ADDRESS_ON_PORT,
                Cause.DUPLICATE_MAC,
                Cause.ARP_IGNORED,
                Cause.MARTIAN,
                Cause.TTL_EXCEEDED,
                Cause.BRIDGE_LOOP,
                Cause.LOOPBACK_DOWN,
                Cause.PMTU_BLACK_HOLE)) {
            KernelCase known = ProvokedCauses.of(seldom);
            Explanation told = explain(known.lab(), known.from(), known.to(), known.probe());
            assertThat(explain(told.fixes().getFirst().edit().apply(known.lab()), known.from(), known.to(), known.probe())
                            .message())
                    .contains("reaches");
            missing.remove(seldom);
        }
        for (long seed = 1; seed < 400 && !missing.isEmpty(); seed++) {
            Topology lab = RandomLab.of("lab", seed, false);
            for (Probe probe : List.of(Probe.PING, Probe.PING.withSize(1_480), Probe.udp(99))) {
                for (Explanations.Pair pair : Explanations.all(lab, probe)) {
                    if (missing.contains(pair.cause()) && isMended(lab, pair, probe)) {
                        missing.remove(pair.cause());
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static boolean isMended(Topology lab, Explanations.Pair pair, Probe probe) {
        List<Fix> fixes = explain(lab, pair.from(), pair.address(), probe).fixes();
        return !fixes.isEmpty()
                && explain(fixes.getFirst().edit().apply(lab), pair.from(), pair.address(), probe)
                        .reachable();
    }

    private static void assertFirstFixReaches(Topology topology, String from, String to, Probe probe) {
        Topology mended =
                explain(topology, from, to, probe).fixes().getFirst().edit().apply(topology);
        assertThat(explain(mended, from, to, probe).message()).contains("reaches");
    }

    private static Explanation explain(Topology topology, String from, String to, Probe probe) {
        return Explanations.explain(topology, from, to, probe);
    }

    private static Topology routed(Topology topology, String node, String gateway) {
        return Labs.stack(
                topology, node, s -> s.withRoutes(List.of(Route.via(Prefix.ALL_V4, Addresses.parse(gateway)))));
    }

    /** The answers that people got who asked about these networks. */
    @ParameterizedTest
    @CsvSource({
        "answer-by-the-first-uplink, c, 203.0.113.2, 'send what server sends from 203.0.113.2 via 203.0.113.1 out of eth1, by a table of its own'",
        "private-network-without-neighbours, vm, 203.0.113.9, send what vm sends via 10.0.0.2 via 10.0.0.1 instead",
        "masquerade-of-the-other-network, client, 203.0.113.9, masquerade 10.8.0.0/24 → eth1 in vpn",
        "gateway-of-a-temporary-address, worker, fd00:100::123, send what worker sends via fd00:5::cddb via fd00:5::12 instead",
        "blackhole-of-an-old-pod-subnet, pod1, 10.42.0.5, take the route of node1 to blackhole 10.42.0.0/24 away",
    })
    void theFirstFixIsTheOneThatPeopleWereTold(String drawing, String from, String to, String told) {
        Topology asked = FieldCase.drawing(drawing);
        Fix first = Explanations.explain(asked, from, to, Probe.PING).fixes().getFirst();
        assertThat(first.title()).isEqualTo(told);
        assertThat(Explanations.explain(first.edit().apply(asked), from, to, Probe.PING).reachable()).isTrue();
    }
}
