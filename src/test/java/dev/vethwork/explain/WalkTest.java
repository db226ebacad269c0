package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.explain.answer.Explainer;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.net.Addresses;
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
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Selector;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What stops a packet, one thing at a time, and that what is offered mends it. */
class WalkTest {
    /** red - r1 - blue, and a second way over r2. */
    private static final Topology ROUTED = Topology.empty("lab")
            .withNode(node("red", s -> s.withRoutes(List.of(via("10.0.2.0/24", "10.0.1.254")))))
            .withNode(node("r1", s -> s.withForwarding(true)))
            .withNode(node("blue", s -> s.withRoutes(List.of(via("10.0.1.0/24", "10.0.2.254")))))
            .withCable(Cable.of(CableEnd.of("red", "eth0", "10.0.1.1/24"), CableEnd.of("r1", "left", "10.0.1.254/24")))
            .withCable(Cable.of(CableEnd.of("blue", "eth0", "10.0.2.1/24"), CableEnd.of("r1", "right", "10.0.2.254/24")));

    private static final Topology BRIDGED = bridged(Bridge.Type.LINUX);

    @Test
    void aRouterThatForwardsIsPassedBothWays() {
        Explanation reached = explain(ROUTED, "red", "blue");
        assertThat(reached.reachable()).as(reached.message()).isTrue();
        assertThat(reached.path()).extracting(PathHop::node).containsExactly("red", "r1", "blue");
        assertThat(reached.returnPath()).extracting(PathHop::node).containsExactly("blue", "r1", "red");
    }

    @Test
    void aFirewallThatDropsIsNamedWithItsRuleAndOpened() {
        Topology dropping = Labs.stack(ROUTED, "r1", s -> s.withFirewall(
                new Firewall(Map.of(Firewall.Chain.FORWARD, Firewall.Policy.DROP), List.of())));
        assertStopped(dropping, "red", "blue", Cause.FIREWALL, "r1");
        assertMends(dropping, "red", "blue");
        Topology input = Labs.stack(ROUTED, "blue", s -> s.withFirewall(new Firewall(
                Map.of(),
                List.of(new Firewall.Rule(Firewall.Chain.INPUT, Selector.ANY.withSource(Prefix.parse("10.0.1.0/24")), Firewall.Action.REJECT)))));
        assertThat(explain(input, "red", "blue").message()).contains("-s 10.0.1.0/24").contains("REJECT");
        assertMends(input, "red", "blue");
    }

    @Test
    void anEstablishedRuleLetsOnlyAnswersThrough() {
        Topology oneWay = Labs.stack(ROUTED, "r1", s -> s.withFirewall(new Firewall(
                Map.of(Firewall.Chain.FORWARD, Firewall.Policy.DROP),
                List.of(
                        forward(null, true),
                        forward("left", false)))));
        assertThat(explain(oneWay, "red", "blue").reachable()).isTrue();
        assertThat(explain(oneWay, "blue", "red").cause()).isEqualTo(Cause.FIREWALL);
    }

    @Test
    void bridgedFramesMeetTheHostsFirewallUnlessToldNotTo() {
        Topology docker = Labs.stack(BRIDGED.withNode(Host.of("host")), "host", s -> s.withFirewall(
                new Firewall(Map.of(Firewall.Chain.FORWARD, Firewall.Policy.DROP), List.of())));
        assertStopped(docker, "red", "blue", Cause.BRIDGE_NETFILTER, "br0");
        assertMends(docker, "red", "blue");
        Topology spared = Labs.stack(docker, "host", s -> sysctl(s, "net.bridge.bridge-nf-call-iptables", "0"));
        assertThat(explain(spared, "red", "blue").reachable()).isTrue();
    }

    @Test
    void openVSwitchPassesFramesPastTheHostsFirewall() {
        Topology docker = Labs.stack(bridged(Bridge.Type.OPENVSWITCH).withNode(Host.of("host")), "host", s ->
                s.withFirewall(new Firewall(Map.of(Firewall.Chain.FORWARD, Firewall.Policy.DROP), List.of())));
        assertThat(explain(docker, "red", "blue").reachable()).isTrue();
    }

    @Test
    void aStrictReversePathFilterDropsWhatComesInTheWrongWay() {
        Topology asymmetric = twoRouters(s -> sysctl(s, "net.ipv4.conf.all.rp_filter", "1"));
        assertStopped(asymmetric, "red", "10.0.2.1", Cause.REVERSE_PATH_FILTER, "blue:eth0");
        assertMends(asymmetric, "red", "10.0.2.1");
        assertThat(explain(twoRouters(s -> s), "red", "10.0.2.1").reachable()).isTrue();
    }

    @Test
    void anInterfaceFiltersAsTheDefaultSaysThatItTookOver() {
        Topology strict = twoRouters(s -> sysctl(s, "net.ipv4.conf.default.rp_filter", "1"));
        assertStopped(strict, "red", "10.0.2.1", Cause.REVERSE_PATH_FILTER, "blue:eth0");
        assertMends(strict, "red", "10.0.2.1");
        Topology spared = twoRouters(s -> sysctl(
                sysctl(s, "net.ipv4.conf.default.rp_filter", "1"), "net.ipv4.conf.eth0.rp_filter", "0"));
        assertThat(explain(spared, "red", "10.0.2.1").reachable()).isTrue();
    }

    /** blue has red's own address as well, on an interface that nobody else is at. */
    @Test
    void whoIsAskedFromAnAddressOfHisOwnTakesItOnlyWhereHeIsTold() {
        Topology twins = ROUTED.withCable(
                Cable.of(CableEnd.of("blue", "twin", "10.0.1.1/32"), CableEnd.of("r1", "unused")));
        assertStopped(twins, "red", "10.0.2.1", Cause.REVERSE_PATH_FILTER, "blue:eth0");
        Topology told = Labs.stack(twins, "blue", s -> sysctl(s, "net.ipv4.conf.all.accept_local", "1"));
        assertThat(explain(told, "red", "10.0.2.1").cause()).isNotEqualTo(Cause.REVERSE_PATH_FILTER);
    }

    @Test
    void everyBranchOfAMultipathRouteIsWalked() {
        Topology ecmp = Labs.stack(twoRouters(s -> s), "red", s -> s.withRoutes(
                List.of(via("10.0.2.0/24", "10.0.1.254"), via("10.0.2.0/24", "10.1.1.254"))));
        assertThat(explain(ecmp, "red", "10.0.2.1").reachable()).isTrue();
        Topology half = Labs.stack(ecmp, "r2", s -> s.withForwarding(false));
        // The branch over r1 is fine on its way there; its answer comes back over r2.
        assertStopped(half, "red", "10.0.2.1", Cause.FORWARDING_OFF, "r2:right");
        Topology back = Labs.stack(half, "blue", s -> s.withRoutes(
                List.of(via("10.0.1.0/24", "10.0.2.254"), via("10.1.1.0/24", "10.0.2.254"))));
        assertStopped(back, "red", "10.0.2.1", Cause.FORWARDING_OFF, "r2:left");
    }

    @Test
    void routesThatThrowAwayAndRoutesInCirclesAreTold() {
        Topology hole = Labs.stack(ROUTED, "r1", s -> s.withRoutes(
                List.of(new Route(Prefix.parse("10.0.2.1/32"), null, null, null, Route.Type.BLACKHOLE))));
        assertStopped(hole, "red", "blue", Cause.BLACKHOLE, "r1");
        assertMends(hole, "red", "blue");
        Topology circle = Labs.stack(
                Labs.stack(ROUTED, "red", s -> s.withForwarding(true).withRoutes(List.of(via("0.0.0.0/0", "10.0.1.254")))),
                "r1",
                s -> s.withRoutes(List.of(via("10.9.0.0/16", "10.0.1.1"))));
        // red gets its own packet back: that is a martian first, from elsewhere it goes round.
        assertThat(explain(circle, "blue", "10.9.9.9").cause()).isEqualTo(Cause.NO_ROUTE);
        Topology asked = Labs.stack(circle, "blue", s -> s.withRoutes(List.of(via("0.0.0.0/0", "10.0.2.254"))));
        assertThat(explain(asked, "blue", "10.9.9.9").cause()).isEqualTo(Cause.ROUTING_LOOP);
    }

    @Test
    void aNarrowPortSwallowsWhatDoesNotFit() {
        Topology narrow = Labs.end(BRIDGED, "br0", "blue-br", e -> e.withMtu(1400));
        narrow = Labs.end(narrow, "blue", "eth0", e -> e.withMtu(1400));
        assertThat(explain(narrow, "red", "blue").reachable()).isTrue();
        Explanation swallowed = Explanations.explain(narrow, "red", "blue", Probe.PING.withSize(1500));
        assertThat(swallowed.cause()).isEqualTo(Cause.MTU);
        assertThat(swallowed.message()).contains("1400");
    }

    @Test
    void addressesThatNobodyHasOrThatAreElsewhereOrTwiceAreTold() {
        assertThat(explain(BRIDGED, "red", "10.0.0.77").cause()).isEqualTo(Cause.NO_SUCH_ADDRESS);
        Topology twice = Labs.end(BRIDGED, "green", "eth0", e -> e.withAddresses(List.of(
                InterfaceAddress.parse("10.0.0.2/24"))));
        assertThat(explain(twice, "red", "10.0.0.2").cause()).isEqualTo(Cause.DUPLICATE_ADDRESS);
        Topology apart = BRIDGED.withNode(Namespace.of("far"))
                .withNode(Namespace.of("peer"))
                .withCable(Cable.of(CableEnd.of("far", "eth0", "10.0.0.9/24"), CableEnd.of("peer", "eth0")));
        assertThat(explain(apart, "red", "far").cause()).isEqualTo(Cause.NOT_ON_SEGMENT);
        assertThat(explain(apart, "peer", "far").cause()).isEqualTo(Cause.NO_ADDRESS);
        assertThat(explain(apart, "far", "peer").cause()).isEqualTo(Cause.NO_ADDRESS);
    }

    @Test
    void aDownInterfaceAndAGatewayOnNoLinkAreTold() {
        Topology down = Labs.end(ROUTED, "red", "eth0", e -> e.withUp(false));
        assertStopped(down, "red", "10.0.2.1", Cause.INTERFACE_DOWN, "red:eth0");
        assertMends(down, "red", "10.0.2.1");
        Topology lost = Labs.stack(ROUTED, "red", s -> s.withRoutes(List.of(via("10.0.2.0/24", "10.7.7.7"))));
        assertStopped(lost, "red", "10.0.2.1", Cause.GATEWAY_NOT_ON_LINK, "red");
    }

    @Test
    void versionSixIsWalkedAsWell() {
        Topology six = Topology.empty("lab")
                .withNode(node("red", s -> s.withRoutes(List.of(via("::/0", "fd00:1::fe")))))
                .withNode(node("r1", s -> s.withForwarding(true)))
                .withNode(node("blue", s -> s))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "fd00:1::1/64"), CableEnd.of("r1", "left", "fd00:1::fe/64")))
                .withCable(
                        Cable.of(CableEnd.of("blue", "eth0", "fd00:2::1/64"), CableEnd.of("r1", "right", "fd00:2::fe/64")));
        assertStopped(six, "red", "blue", Cause.NO_ROUTE_BACK, "blue");
        assertMends(six, "red", "blue");
        assertThat(explain(Labs.stack(six, "r1", s -> s.withForwarding(false)), "red", "blue").cause())
                .isEqualTo(Cause.FORWARDING_OFF);
    }

    @Test
    void aMatchThatIsNotUnderstoodIsSaidToBe() {
        NetworkState state = withRules(Policy.DROP, List.of("-m", "u32", "--u32", "0&0xF=1", "-j", "DROP"));
        Explanation hangs = Explainer.explain(state, "red", "blue", Probe.PING);
        assertThat(hangs.cause()).isEqualTo(Cause.FIREWALL);
        Explanation unknown = Explainer.explain(
                withRules(Policy.ACCEPT, List.of("-m", "u32", "--u32", "0&0xF=1", "-j", "DROP")), "red", "blue", Probe.PING);
        assertThat(unknown.cause()).isEqualTo(Cause.UNKNOWN_MATCH);
        assertThat(unknown.message()).contains("u32");
        Explanation same = Explainer.explain(
                withRules(Policy.ACCEPT, List.of("-m", "u32", "--u32", "0&0xF=1", "-j", "ACCEPT")), "red", "blue", Probe.PING);
        assertThat(same.reachable()).isTrue();
    }

    @Test
    void userChainsReturnAndNegationsAreFollowed() {
        List<Netfilter.Rule> chain = List.of(
                rule("!", "-s", "10.0.1.0/24", "-j", "DROP"), rule("-p", "icmp", "-j", "RETURN"), rule("-j", "DROP"));
        NetworkState state = withChains(List.of(
                new Netfilter.Chain(RuleTable.FILTER, "FORWARD", Policy.ACCEPT, null, List.of(rule("-i", "le+", "-j", "OWN"))),
                new Netfilter.Chain(RuleTable.FILTER, "OWN", null, null, chain)));
        assertThat(Explainer.explain(state, "red", "blue", Probe.PING).reachable()).isTrue();
        assertThat(Explainer.explain(state, "red", "blue", Probe.tcp(80)).cause()).isEqualTo(Cause.FIREWALL);
    }

    @Test
    void whatGoesToAChainNeverSeesTheRulesBehindIt() {
        List<Netfilter.Rule> own = List.of(rule("-p", "tcp", "-j", "DROP"));
        NetworkState gone = withChains(List.of(
                new Netfilter.Chain(RuleTable.FILTER, "FORWARD", Policy.ACCEPT, null, List.of(rule("-g", "OWN"), rule("-j", "DROP"))),
                new Netfilter.Chain(RuleTable.FILTER, "OWN", null, null, own)));
        assertThat(Explainer.explain(gone, "red", "blue", Probe.PING).reachable()).isTrue();
        NetworkState jumped = withChains(List.of(
                new Netfilter.Chain(RuleTable.FILTER, "FORWARD", Policy.ACCEPT, null, List.of(rule("-j", "OWN"), rule("-j", "DROP"))),
                new Netfilter.Chain(RuleTable.FILTER, "OWN", null, null, own)));
        assertThat(Explainer.explain(jumped, "red", "blue", Probe.PING).cause()).isEqualTo(Cause.FIREWALL);
    }

    @Test
    void aTranslationToOneOfSeveralAddressesIsWalkedToThem() {
        NetworkState state = withChains(List.of(new Netfilter.Chain(
                RuleTable.NAT, "PREROUTING", Policy.ACCEPT, null, List.of(rule("-j", "DNAT", "--to-destination", "10.0.2.7-10.0.2.9")))));
        assertThat(Explainer.explain(state, "red", "blue", Probe.PING).cause()).isEqualTo(Cause.NO_SUCH_ADDRESS);
    }

    @Test
    void aDrawingIsCompiledOnceHoweverOftenOneAsks() {
        Explainer first = Explanations.asDrawn(ROUTED);
        assertThat(Explanations.asDrawn(ROUTED)).isSameAs(first);
        Topology changed = Labs.stack(ROUTED, "r1", s -> s.withForwarding(false));
        assertThat(explain(changed, "red", "10.0.2.1").cause()).isEqualTo(Cause.FORWARDING_OFF);
        assertThat(explain(ROUTED, "red", "10.0.2.1").reachable()).isTrue();
    }

    @Test
    void everyPairIsAnsweredAndTheObservedIsJudgedRatherThanTheDrawn() {
        assertThat(Explanations.all(BRIDGED, Probe.PING)).hasSize(6).allMatch(Explanations.Pair::reachable);
        NetworkState observed = Explanations.compiled(Labs.end(BRIDGED, "red", "eth0", e -> e.withUp(false)))
                .state();
        assertThat(Explanations.explain(BRIDGED, observed, "red", "blue", Probe.PING).cause())
                .isEqualTo(Cause.INTERFACE_DOWN);
    }

    @Test
    void aServiceOnItsPortIsHeard() {
        Topology serving = Labs.stack(BRIDGED, "blue", s -> s.withServices(
                List.of(new Service("web", "python3 -m http.server 8080", false, false))));
        assertThat(Explanations.explain(serving, "red", "blue", Probe.tcp(8080)).reachable()).isTrue();
        assertThat(Explanations.explain(serving, "red", "blue", Probe.tcp(80)).cause())
                .isEqualTo(Cause.NOT_LISTENING);
    }

    private static NetworkState withRules(Policy policy, List<String> words) {
        return withChains(List.of(new Netfilter.Chain(
                RuleTable.FILTER, "FORWARD", policy, null, List.of(new Netfilter.Rule(words, null)))));
    }

    private static NetworkState withChains(List<Netfilter.Chain> chains) {
        NetworkState state = Explanations.compiled(ROUTED).state();
        return state.with(state.namespace("r1").orElseThrow().withNetfilter(new Netfilter(chains, List.of())));
    }

    private static Netfilter.Rule rule(String... words) {
        return new Netfilter.Rule(List.of(words), null);
    }

    private static Firewall.Rule forward(String in, boolean established) {
        return new Firewall.Rule(Firewall.Chain.FORWARD, Selector.ANY.withIn(in).withEstablished(established), Firewall.Action.ACCEPT);
    }

    /** red has a foot in each of two networks; blue answers over the other router than the one it is asked by. */
    private static Topology twoRouters(UnaryOperator<IpStack> blue) {
        return ROUTED.withNode(node("r2", s -> s.withForwarding(true)))
                .withNode("blue", node("blue", s -> blue.apply(s.withRoutes(List.of(
                        via("10.0.1.0/24", "10.1.2.254"), via("10.1.1.0/24", "10.1.2.254"))))))
                .withCable(Cable.of(CableEnd.of("red", "eth1", "10.1.1.1/24"), CableEnd.of("r2", "left", "10.1.1.254/24")))
                .withCable(
                        Cable.of(CableEnd.of("blue", "eth1", "10.1.2.1/24"), CableEnd.of("r2", "right", "10.1.2.254/24")))
                .withNode("r1", node("r1", s -> s.withForwarding(true)))
                .withNode("r2", node("r2", s -> s.withForwarding(true)
                        .withRoutes(List.of(via("10.0.1.0/24", "10.1.1.1"), via("10.0.2.0/24", "10.1.2.1")))));
    }

    private static Topology bridged(Bridge.Type type) {
        Topology lab = Topology.empty("lab").withNode(Bridge.of("br0").withType(type));
        int number = 1;
        for (String name : List.of("red", "blue", "green")) {
            lab = lab.withNode(Namespace.of(name))
                    .withCable(Cable.of(
                            CableEnd.of(name, "eth0", "10.0.0." + number++ + "/24"),
                            CableEnd.of("br0", name + "-br")));
        }
        return lab;
    }

    private static Namespace node(String name, UnaryOperator<IpStack> stack) {
        return new Namespace(name, Namespace.Role.PLAIN, stack.apply(IpStack.DEFAULT));
    }

    private static Route via(String to, String gateway) {
        return Route.via(Prefix.parse(to), Addresses.parse(gateway));
    }

    private static IpStack sysctl(IpStack stack, String key, String value) {
        TreeMap<String, String> all = new TreeMap<>(stack.sysctls());
        all.put(key, value);
        return stack.withSysctls(all);
    }

    private static Explanation explain(Topology topology, String from, String to) {
        return Explanations.explain(topology, from, to, Probe.PING);
    }

    private static void assertStopped(Topology topology, String from, String to, Cause cause, String hop) {
        Explanation stopped = explain(topology, from, to);
        assertThat(stopped.cause()).as(stopped.message()).isEqualTo(cause);
        assertThat(stopped.hop()).isEqualTo(hop);
        assertThat(stopped.message()).doesNotContain("{");
    }

    private static void assertMends(Topology topology, String from, String to) {
        List<Fix> fixes = explain(topology, from, to).fixes();
        assertThat(fixes).isNotEmpty();
        assertThat(explain(fixes.getFirst().edit().apply(topology), from, to).reachable()).isTrue();
    }
}
