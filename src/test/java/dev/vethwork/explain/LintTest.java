package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.explain.lint.Lint;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Mac;
import dev.vethwork.net.PacketMark;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.Resolver;
import dev.vethwork.net.RouteTable;
import dev.vethwork.net.RuleTable;
import dev.vethwork.plan.BasicPiece;
import dev.vethwork.plan.KernelPiece;
import dev.vethwork.plan.ProgramPiece;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.kind.Other;
import dev.vethwork.state.netfilter.Policy;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.NodeFile;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.RoutingRule;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.Shaping;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnLoopback;
import dev.vethwork.topology.kind.DrawnVxlan;
import dev.vethwork.topology.kind.LinkBasics;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Marking;
import dev.vethwork.topology.netfilter.Masquerade;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.Selector;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintTest {
    private static final Topology BRIDGED = Topology.empty("lab")
            .withNode(Namespace.of("red"))
            .withNode(Namespace.of("blue"))
            .withNode(Bridge.of("v-net-0").withAddresses(List.of(InterfaceAddress.parse("192.168.15.5/24"))))
            .withNode(Host.of("host"))
            .withCable(Cable.of(
                    CableEnd.of("red", "veth-red", "192.168.15.1/24"), CableEnd.of("v-net-0", "veth-red-br")))
            .withCable(Cable.of(
                    CableEnd.of("blue", "veth-blue", "192.168.15.2/24"), CableEnd.of("v-net-0", "veth-blue-br")));

    @Test
    void otherEndsOfBothFamiliesAreTooManyForOneTunnel() {
        Topology mixed = Topology.empty("lab").withNode(Namespace.of("red").withStack(IpStack.DEFAULT.withInterfaces(
                List.of(new DrawnVxlan(
                        LinkBasics.of("vx0"),
                        7,
                        null,
                        List.of(Addresses.parse("10.0.0.2"), Addresses.parse("fd00::2")),
                        null)))));
        assertThat(Lint.check(mixed, Ground.UNKNOWN)).extracting(Finding::code).contains("FAR_ENDS_MIXED");
    }

    @Test
    void aSoundDrawingHasNoFindings() {
        assertThat(check(BRIDGED)).isEmpty();
    }

    @Test
    void m1AnAddressWithoutAPrefixTakesThatOfItsNeighbours() {
        Topology bare = edit(BRIDGED, "veth-blue", e -> e.withAddresses(addresses("192.168.15.2")));
        Finding finding = only(bare, "NO_PREFIX");
        assertThat(finding.element()).isEqualTo("blue:veth-blue");
        assertThat(finding.level()).isEqualTo(Finding.Level.ERROR);
        assertThat(finding.message()).contains("/32").contains("192.168.15.2");
        assertMends(bare, finding, BRIDGED);
    }

    @Test
    void m1WithoutNeighboursItIsASlash24() {
        Topology alone = Topology.empty("lab")
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withCable(Cable.of(
                        CableEnd.of("red", "veth-red", "192.168.15.1"),
                        CableEnd.of("blue", "veth-blue", "192.168.15.2")));
        assertThat(check(alone)).extracting(Finding::code).containsExactly("NO_PREFIX", "NO_PREFIX");
        Topology mended = alone;
        for (Finding finding : check(alone)) {
            mended = finding.edit().apply(mended);
        }
        assertThat(mended.cables().getFirst().a().addresses()).isEqualTo(addresses("192.168.15.1/24"));
        assertThat(check(mended)).isEmpty();
    }

    @Test
    void m2ARouteThatNamesAMistypedInterfaceIsRefusedAndTheNearestIsOffered() {
        Topology wrong = stack(BRIDGED, "blue", s -> s.withRoutes(List.of(new Route(
                Prefix.parse("10.0.0.0/8"), Addresses.parse("192.168.15.5"), "vth-blue", null, Route.Type.UNICAST))));
        Finding finding = only(stack(wrong, "host", s -> s.withForwarding(true)), "NO_SUCH_INTERFACE");
        assertThat(finding.blocking()).isTrue();
        assertThat(finding.fix()).contains("veth-blue");
        assertThat(codes(finding.edit().apply(wrong))).doesNotContain("NO_SUCH_INTERFACE");
    }

    @Test
    void m2ASettingOfAnInterfaceThatIsNotThereIsRefusedAndTheNearestIsOffered() {
        Topology wrong = stack(BRIDGED, "blue", s -> s.withSysctls(new TreeMap<>(Map.of(
                "net.ipv4.conf.vth-blue.rp_filter", "0",
                "net.ipv4.conf.all.rp_filter", "0",
                "net.ipv4.conf.lo.rp_filter", "0"))));
        Finding finding = only(wrong, "NO_SUCH_INTERFACE");
        assertThat(finding.blocking()).isTrue();
        assertThat(finding.fix()).contains("veth-blue");
        assertThat(((StackNode) finding.edit().apply(wrong).nodes().get("blue")).stack().sysctls())
                .containsKey("net.ipv4.conf.veth-blue.rp_filter");
        assertThat(codes(finding.edit().apply(wrong))).doesNotContain("NO_SUCH_INTERFACE");
    }

    @Test
    void m2ARuleThatNamesNoInterfaceNeverMatches() {
        Topology wrong = stack(BRIDGED, "blue", s -> s.withMasquerades(List.of(new Masquerade(null, "wlan7"))));
        Finding finding = only(wrong, "NO_SUCH_INTERFACE");
        assertThat(finding.blocking()).isFalse();
        assertThat(finding.fix()).contains("veth-blue");
        assertMends(wrong, finding, stack(BRIDGED, "blue", s -> s.withMasquerades(
                List.of(new Masquerade(null, "veth-blue")))));
        Topology alone = wrong.withNode(new Namespace("lone", Namespace.Role.PLAIN, IpStack.DEFAULT.withMasquerades(
                List.of(new Masquerade(null, "wlan7")))));
        assertThat(check(alone)).anyMatch(f -> f.element().equals("lone") && f.edit() == null);
    }

    @Test
    void m2ARuleThatMistypesAnInterfaceTakesTheNearest() {
        Topology wrong = stack(BRIDGED, "host", s -> s.withFirewall(new Firewall(
                Map.of(),
                List.of(new Firewall.Rule(Firewall.Chain.FORWARD, Selector.ANY.withIn("vnet-0"), Firewall.Action.ACCEPT)))));
        Finding finding = only(wrong, "NO_SUCH_INTERFACE");
        assertThat(finding.fix()).isEqualTo("write v-net-0");
        assertThat(check(finding.edit().apply(wrong))).isEmpty();
    }

    @Test
    void m3APortThatIsNeverSetUpIsWarnedOf() {
        Topology down = edit(BRIDGED, "veth-red-br", e -> e.withUp(false));
        Finding finding = only(down, "PORT_DOWN");
        assertThat(finding.level()).isEqualTo(Finding.Level.WARNING);
        assertThat(finding.element()).isEqualTo("v-net-0:veth-red-br");
        assertMends(down, finding, BRIDGED);
    }

    @Test
    void aBridgeThatIsNeverSetUpIsWarnedOfAndBlamed() {
        Topology down = BRIDGED.withNode(
                "v-net-0", ((Bridge) BRIDGED.nodes().get("v-net-0")).withUp(false));
        Finding finding = only(down, "BRIDGE_DOWN");
        assertThat(finding.level()).isEqualTo(Finding.Level.WARNING);
        assertMends(down, finding, BRIDGED);
        Explanation told = Explanations.explain(down, "red", "blue", Probe.PING);
        assertThat(told.cause()).isEqualTo(Cause.INTERFACE_DOWN);
        assertThat(told.message()).contains("v-net-0");
        assertThat(told.fixes().getFirst().edit().apply(down)).isEqualTo(BRIDGED);
    }

    @Test
    void m4AMasqueradeOfTooMuchSaysWhatIptablesStores() {
        Topology wide = stack(
                BRIDGED, "host", s -> s.withMasquerades(List.of(new Masquerade(Prefix.parse("192.168.15.0/2"), null))));
        Finding finding = only(wide, "HOST_BITS");
        assertThat(finding.message()).contains("192.0.0.0/2");
        assertThat(finding.fix()).contains("192.168.15.0/24");
        assertMends(
                wide,
                finding,
                stack(BRIDGED, "host", s -> s.withMasquerades(
                        List.of(new Masquerade(Prefix.parse("192.168.15.0/24"), null)))));
    }

    @Test
    void m5AGatewayThatDoesNotForwardIsAnError() {
        Topology routed = stack(BRIDGED, "blue", s -> s.withRoutes(
                List.of(Route.via(Prefix.parse("192.168.1.0/24"), Addresses.parse("192.168.15.5")))));
        Finding finding = only(routed, "FORWARDING_OFF");
        assertThat(finding.element()).isEqualTo("host");
        assertThat(finding.message()).contains("blue").contains("192.168.15.5");
        assertThat(codes(finding.edit().apply(routed))).isEmpty();
        // The host may not be drawn: the fix draws it.
        Topology hostless = routed.withoutNodes(java.util.Set.of("host"));
        assertThat(codes(only(hostless, "FORWARDING_OFF").edit().apply(hostless))).isEmpty();
    }

    @Test
    void m6APortWithoutAProtocolIsRefused() {
        Topology wrong = stack(BRIDGED, "host", s -> s.withPortForwards(
                List.of(new PortForward(null, 80, null, Addresses.parse("192.168.15.2"), 80))));
        Finding finding = only(wrong, "NO_PROTOCOL");
        assertThat(finding.blocking()).isTrue();
        assertThat(codes(finding.edit().apply(wrong))).isEmpty();
        Topology rule = stack(BRIDGED, "host", s -> s.withFirewall(new Firewall(
                Map.of(),
                List.of(new Firewall.Rule(Firewall.Chain.INPUT, Selector.of(Protocol.ICMP, 80), Firewall.Action.DROP)))));
        assertThat(only(rule, "NO_PROTOCOL").blocking()).isTrue();
    }

    @Test
    void m6ALongDashInACommandIsFoundAndTyped() {
        Topology wrong = service(BRIDGED, "python3 -m http.server \u2014bind 192.168.15.2 80");
        Finding finding = only(wrong, "LONG_DASH");
        assertMends(wrong, finding, service(BRIDGED, "python3 -m http.server --bind 192.168.15.2 80"));
        assertThat(check(service(BRIDGED, "echo 'well \u2014 yes'"))).isEmpty();
    }

    @Test
    void m7ALoopbackThatStaysDownIsWarnedOf() {
        Topology down = stack(BRIDGED, "red", s -> s.withLoopback(false));
        Finding finding = only(down, "LOOPBACK_DOWN");
        assertThat(finding.level()).isEqualTo(Finding.Level.WARNING);
        assertMends(down, finding, BRIDGED);
    }

    @Test
    void h1ABridgeWhoseFramesTheMachinesFirewallDropsIsWarnedOf() {
        NetworkState docker = NetworkState.EMPTY.with(NamespaceState.empty(NetworkState.ROOT)
                .with(Interface.of("eth0", Other.UNNAMED, null))
                .withSysctls(new TreeMap<>(Map.of("net.bridge.bridge-nf-call-iptables", "1")))
                .withNetfilter(new Netfilter(
                        List.of(new Netfilter.Chain(RuleTable.FILTER, "FORWARD", Policy.DROP, null, List.of())), List.of())));
        Finding accept = Lint.check(BRIDGED, Ground.machine(docker)).getFirst();
        assertThat(accept.code()).isEqualTo("BRIDGE_FILTERED");
        assertThat(accept.element()).isEqualTo("v-net-0");
        assertThat(Lint.check(accept.edit().apply(BRIDGED), Ground.machine(docker))).isEmpty();
        Topology bare = BRIDGED.withNode("v-net-0", Bridge.of("v-net-0"));
        Finding isolate = Lint.check(bare, Ground.machine(docker)).getFirst();
        assertThat(Lint.check(isolate.edit().apply(bare), Ground.machine(docker))).isEmpty();
    }

    /** red reaches blue over r's first link, and blue answers over the second. */
    @Test
    void h2AStrictFilterOnAnAsymmetricPathIsWarnedOfWhereverItComesFrom() {
        Topology twoLinks = Topology.empty("lab")
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("r"))
                .withNode(Namespace.of("blue"))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "10.0.0.1/24"), CableEnd.of("r", "r0", "10.0.0.254/24")))
                .withCable(Cable.of(CableEnd.of("blue", "eth1", "10.0.1.1/24"), CableEnd.of("r", "r1", "10.0.1.254/24")))
                .withCable(Cable.of(CableEnd.of("blue", "eth2", "10.0.2.1/24"), CableEnd.of("r", "r2", "10.0.2.254/24")));
        Topology loose = stack(
                stack(
                        stack(twoLinks, "r", s -> s.withForwarding(true)),
                        "red",
                        s -> s.withRoutes(List.of(Route.via(Prefix.ALL_V4, Addresses.parse("10.0.0.254"))))),
                "blue",
                s -> s.withRoutes(List.of(Route.via(Prefix.ALL_V4, Addresses.parse("10.0.2.254")))));
        assertThat(check(loose)).isEmpty();
        Topology strict = stack(
                loose, "r", s -> s.withSysctls(new TreeMap<>(Map.of("net.ipv4.conf.all.rp_filter", "1"))));
        Finding finding = only(strict, "REVERSE_PATH_FILTER");
        assertThat(finding.element()).isEqualTo("r");
        assertThat(finding.message()).contains("10.0.1.1").contains("r2");
        assertThat(codes(finding.edit().apply(strict))).isEmpty();
        // A namespace begins with what the machine has, and blue is the first that is asked by the wrong door.
        NetworkState machine = NetworkState.EMPTY.with(NamespaceState.empty(NetworkState.ROOT)
                .withSysctls(new TreeMap<>(Map.of("net.ipv4.conf.all.rp_filter", "1"))));
        Finding inherited = Lint.check(loose, Ground.machine(machine)).getFirst();
        assertThat(inherited.element()).isEqualTo("blue");
        assertThat(Lint.check(inherited.edit().apply(loose), Ground.machine(machine)))
                .extracting(Finding::element)
                .doesNotContain("blue");
    }

    @Test
    void h3ASubnetThatTheMachineUsesIsWarnedOfUnlessTheLabMadeIt() {
        Finding finding = Lint.check(BRIDGED, Ground.machine(machine("eth0", "192.168.0.0/16", null))).getFirst();
        assertThat(finding.code()).isEqualTo("SUBNET_IN_USE");
        assertThat(finding.element()).isEqualTo("v-net-0");
        assertThat(finding.message()).contains("eth0");
        assertThat(Lint.check(finding.edit().apply(BRIDGED), Ground.machine(machine("eth0", "192.168.0.0/16", null))))
                .isEmpty();
        assertThat(Lint.check(BRIDGED, Ground.machine(machine("v-net-0", "192.168.15.5/24", "lab")))).isEmpty();
        assertThat(Lint.check(BRIDGED, Ground.machine(machine("eth0", "10.1.2.3/8", null)))).isEmpty();
    }

    @Test
    void h4ANameOver15BytesIsRefusedAndShortened() {
        Topology longer = edit(BRIDGED, "veth-red", e -> e.withInterfaceName("veth-red-0123456789"));
        Topology used = stack(longer, "red", s -> s.withMasquerades(
                List.of(new Masquerade(null, "veth-red-0123456789"))));
        Finding finding = only(used, "NAME_TOO_LONG");
        assertThat(finding.blocking()).isTrue();
        assertThat(codes(finding.edit().apply(used))).isEmpty();
        Topology bridge = BRIDGED.withNode("v-net-0", ((Bridge) BRIDGED.node("v-net-0").orElseThrow())
                .renamed("a-very-long-bridge"));
        assertThat(codes(only(bridge, "NAME_TOO_LONG").edit().apply(bridge))).isEmpty();
    }

    @Test
    void h5ABridgeTakes1023PortsAndNoMore() {
        Topology full = bridgeWith(1023);
        assertThat(codes(full)).doesNotContain("TOO_MANY_PORTS");
        Finding finding = Lint.check(bridgeWith(1024), Ground.UNKNOWN).getFirst();
        assertThat(finding.code()).isEqualTo("TOO_MANY_PORTS");
        assertThat(finding.blocking()).isTrue();
        Topology spread = finding.edit().apply(bridgeWith(1024));
        assertThat(codes(spread)).doesNotContain("TOO_MANY_PORTS", "BRIDGE_LOOP", "DUPLICATE_ROOT_NAME");
        assertThat(spread.cables()).hasSize(1025);
    }

    @Test
    void h6ARingOfBridgesWithoutStpIsAnError() {
        Topology ring = Topology.empty("lab")
                .withNode(Bridge.of("br0"))
                .withNode(Bridge.of("br1"))
                .withNode(Bridge.of("br2"))
                .withCable(Cable.of(CableEnd.of("br0", "a0"), CableEnd.of("br1", "a1")))
                .withCable(Cable.of(CableEnd.of("br1", "b0"), CableEnd.of("br2", "b1")))
                .withCable(Cable.of(CableEnd.of("br2", "c0"), CableEnd.of("br0", "c1")));
        Finding finding = only(ring, "BRIDGE_LOOP");
        assertThat(finding.level()).isEqualTo(Finding.Level.ERROR);
        assertThat(codes(finding.edit().apply(ring))).isEmpty();
    }

    @Test
    void h7WhatTheKernelLacksIsSaidBeforeItRefusesIt() {
        Topology slow = BRIDGED.editCable(
                BRIDGED.cables().getFirst().a().id(), c -> c.withShaping(new Shaping("10mbit", "20ms", null)));
        assertLacks(BasicPiece.NETEM, slow, "netem");
        Topology narrow = BRIDGED.editCable(
                BRIDGED.cables().getFirst().a().id(), c -> c.withShaping(new Shaping("10mbit", null, null)));
        assertLacks(BasicPiece.TBF, narrow, "tbf");
        assertThat(Lint.check(narrow, Ground.machine(NetworkState.EMPTY, Set.of(BasicPiece.NETEM)))).isEmpty();
        assertLacks(
                BasicPiece.NAT,
                stack(BRIDGED, "host", s -> s.withMasquerades(List.of(new Masquerade(null, "v-net-0")))),
                "nat");
        assertLacks(
                BasicPiece.CONNTRACK,
                stack(BRIDGED, "blue", s -> s.withFirewall(new Firewall(
                        Map.of(),
                        List.of(new Firewall.Rule(Firewall.Chain.INPUT, Selector.ANY.withEstablished(true), Firewall.Action.ACCEPT))))),
                "established");
        assertLacks(
                BasicPiece.BRIDGE_NETFILTER,
                stack(BRIDGED, "host", s -> s.withSysctls(
                        new TreeMap<>(Map.of("net.bridge.bridge-nf-call-iptables", "0")))),
                "br_netfilter");
    }

    @Test
    void whatIsOfferedTakesTheFindingAwayInLabsByChance() {
        offered(1, 40);
    }

    /** A router that hears no neighbour of IPv6 passes nothing on, so that it is no black hole for what is big alone. */
    @Test
    void aRouterWithoutNeighborsIsNoBlackHole() {
        offered(359, 359);
    }

    @Tag("long")
    @Test
    void whatIsOfferedTakesTheFindingAwayInHundredsOfLabs() {
        offered(41, 500);
    }

    private static void offered(long first, long last) {
        for (long seed = first; seed <= last; seed++) {
            Topology lab = RandomLab.of("lab", seed, true);
            for (Finding finding : check(lab)) {
                assertThat(finding.fix()).as("seed %d: %s", seed, finding).isNotBlank();
                if (finding.edit() != null) {
                    assertThat(check(finding.edit().apply(lab)))
                            .as("seed %d: %s", seed, finding)
                            .extracting(Finding::message)
                            .doesNotContain(finding.message());
                }
            }
        }
    }

    private static void assertLacks(KernelPiece piece, Topology drawn, String word) {
        Set<KernelPiece> missing = Set.of(piece);
        Finding finding = Lint.check(drawn, Ground.machine(NetworkState.EMPTY, missing)).getFirst();
        assertThat(finding.code()).isEqualTo("KERNEL_LACKS");
        assertThat(finding.blocking()).isTrue();
        assertThat(finding.message()).contains(word);
        assertThat(Lint.check(finding.edit().apply(drawn), Ground.machine(NetworkState.EMPTY, missing))).isEmpty();
        assertThat(Lint.check(drawn, Ground.UNKNOWN)).isEmpty();
    }

    @Test
    void theSameAddressOrMacTwiceOnASegmentIsAnError() {
        Topology twice = edit(BRIDGED, "veth-blue", e -> e.withAddresses(addresses("192.168.15.1/24")));
        assertThat(only(twice, "DUPLICATE_ADDRESS").message()).contains("red:veth-red");
        Mac mac = new Mac("02:00:00:00:00:01");
        Topology macs = edit(edit(BRIDGED, "veth-blue", e -> e.withMac(mac)), "veth-red", e -> e.withMac(mac));
        assertThat(codes(only(macs, "DUPLICATE_MAC").edit().apply(macs))).isEmpty();
    }

    @Test
    void aGatewayOnNoLinkIsRefused() {
        Topology wrong = stack(BRIDGED, "red", s -> s.withRoutes(
                List.of(Route.via(Prefix.ALL_V4, Addresses.parse("10.0.0.1")))));
        assertThat(only(wrong, "GATEWAY_NOT_ON_LINK").blocking()).isTrue();
    }

    @Test
    void aGatewayOfTheOtherFamilyIsRefusedBeforeTheKernelRefusesIt() {
        Topology both = edit(BRIDGED, "veth-red", e -> e.withAddresses(List.of(InterfaceAddress.parse("192.168.15.1/24"), InterfaceAddress.parse("fd00::1/64"))));
        Topology wrong = stack(both, "red", s -> s.withRoutes(List.of(Route.via(Prefix.ALL_V4, Addresses.parse("fd00::9")))));
        assertThat(only(wrong, "GATEWAY_FAMILY").blocking()).isTrue();
    }

    @Test
    void aGatewayBehindACableThatIsPulledIsNoMistakeOfTheRoute() {
        Topology pulled = edit(
                stack(BRIDGED, "red", s -> s.withRoutes(List.of(Route.via(Prefix.ALL_V4, Addresses.parse("192.168.15.2"))))),
                "veth-red",
                e -> e.withUp(false));
        assertThat(codes(pulled)).contains("PORT_DOWN").doesNotContain("GATEWAY_NOT_ON_LINK");
    }

    /** The kernel takes one of v4 as if there were no gateway, if its interface is up and no other is named (seed 7018). */
    @Test
    void aGatewayOfOnesOwnIsWarnedOfWhereTheKernelTakesIt() {
        Topology own = stack(BRIDGED, "red", s -> s.withRoutes(
                List.of(Route.via(Prefix.ALL_V4, Addresses.parse("192.168.15.1")))));
        Finding taken = only(own, "GATEWAY_IS_OWN");
        assertThat(taken.level()).isEqualTo(Finding.Level.WARNING);
        assertThat(taken.blocking()).isFalse();
        assertThat(taken.message()).contains("veth-red");
        assertThat(check(edit(own, "veth-red", e -> e.withUp(false))))
                .filteredOn(f -> f.code().equals("GATEWAY_IS_OWN"))
                .allMatch(Finding::blocking)
                .hasSize(1);
        Topology v6 = stack(
                edit(BRIDGED, "veth-red", e -> e.withAddresses(addresses("fd00::1/64"))),
                "red",
                s -> s.withRoutes(List.of(Route.via(Prefix.ALL_V6, Addresses.parse("fd00::1")))));
        assertThat(only(v6, "GATEWAY_IS_OWN").blocking()).isTrue();
    }

    @Test
    void aRouteThatAnAddressBringsAlreadyIsRefused() {
        Topology wrong = stack(BRIDGED, "red", s -> s.withRoutes(List.of(
                new Route(Prefix.parse("192.168.15.0/24"), null, null, null, Route.Type.BLACKHOLE))));
        assertThat(only(wrong, "ROUTE_TAKEN").blocking()).isTrue();
        Topology later = stack(BRIDGED, "red", s -> s.withRoutes(List.of(
                new Route(Prefix.parse("192.168.15.0/24"), null, null, 5L, Route.Type.BLACKHOLE))));
        assertThat(check(later)).isEmpty();
    }

    @Test
    void twoInterfacesOfOneNameInTheRootAreRefused() {
        Topology twice = edit(BRIDGED, "veth-blue-br", e -> e.withInterfaceName("v-net-0"));
        Finding finding = only(twice, "DUPLICATE_ROOT_NAME");
        assertThat(finding.blocking()).isTrue();
        assertThat(codes(finding.edit().apply(twice))).isEmpty();
    }

    @Test
    void anEndInAnotherSubnetThanTheOthersIsWarnedOf() {
        Topology odd = edit(BRIDGED, "veth-blue", e -> e.withAddresses(addresses("192.168.16.2/24")));
        assertThat(only(odd, "SUBNET_MISMATCH").element()).isEqualTo("blue:veth-blue");
    }

    @Test
    void anInterfaceWithoutAnAddressIsOnlyAHint() {
        Topology none = edit(BRIDGED, "veth-blue", e -> e.withAddresses(List.of()));
        assertThat(only(none, "NO_ADDRESS").level()).isEqualTo(Finding.Level.INFO);
    }

    /** What the kernel refuses blocks; what it takes without a word is an error all the same. One finding for each, and its edit mends it. */
    @ParameterizedTest
    @CsvSource({
        "192.168.15.0/24, 192.168.15.",
        "192.168.15.255/24, 192.168.15.",
        "224.0.0.1/24, 192.168.15.",
        "239.1.1.1/32, 192.168.15.",
        "0.0.0.0/0, 192.168.15.",
        "0.0.0.0/24, 192.168.15.",
        "0.0.0.5/24, 192.168.15.",
        "255.255.255.255/32, 192.168.15.",
        "255.255.255.255/24, 192.168.15.",
        "192.168.15.2/0, 192.168.15.2/24",
        "127.0.0.5/8, 192.168.15.",
        "fd00::/64, fd00::1/64",
        "fd00::1/0, fd00::1/64",
        "ff02::1/64, ''",
        "::/64, ''",
        "::1/128, ''",
    })
    void anAddressOfNoUseIsOneErrorWithWhatToWriteInstead(String text, String instead) {
        Topology wrong = edit(BRIDGED, "veth-blue", e -> e.withAddresses(addresses(text)));
        List<Finding> errors = check(wrong).stream().filter(f -> f.element().equals("blue:veth-blue")).toList();
        assertThat(errors).extracting(Finding::code).containsExactly("INVALID_ADDRESS");
        Finding finding = errors.getFirst();
        assertThat(finding.blocking()).isEqualTo(List.of("ff02::1/64", "::/64", "::1/128").contains(text));
        if (instead.isEmpty()) {
            assertThat(finding.edit()).isNull();
            return;
        }
        Topology mended = finding.edit().apply(wrong);
        assertThat(codes(mended)).doesNotContain("INVALID_ADDRESS", "DUPLICATE_ADDRESS");
        assertThat(mended.endsOf("blue").getFirst().addresses().getFirst().text()).startsWith(instead);
    }

    @Test
    void whatALoopbackOrAPairOfAddressesMayHaveIsNoError() {
        for (String text : List.of("10.0.0.0/31", "10.0.0.1/31", "10.0.0.255/32", "240.0.0.1/24", "2001:db8::ff/127")) {
            assertThat(codes(edit(BRIDGED, "veth-blue", e -> e.withAddresses(addresses(text))))).as(text).doesNotContain("INVALID_ADDRESS");
        }
        Topology loopback = Labs.stack(BRIDGED, "blue", s -> s.withInterfaces(List.of(DrawnLoopback.of(addresses("127.0.0.5/8")))));
        assertThat(codes(loopback)).doesNotContain("INVALID_ADDRESS");
    }

    private static List<Finding> check(Topology topology) {
        return Lint.check(topology, Ground.UNKNOWN);
    }

    private static List<String> codes(Topology topology) {
        return check(topology).stream().map(Finding::code).toList();
    }

    private static Finding only(Topology topology, String code) {
        List<Finding> findings = check(topology);
        assertThat(findings).extracting(Finding::code).containsExactly(code);
        return findings.getFirst();
    }

    private static void assertMends(Topology broken, Finding finding, Topology expected) {
        assertThat(finding.edit().apply(broken)).isEqualTo(expected);
    }

    private static List<InterfaceAddress> addresses(String text) {
        return List.of(InterfaceAddress.parse(text));
    }

    private static Topology edit(Topology topology, String name, java.util.function.UnaryOperator<CableEnd> change) {
        CableEnd end = topology.cables().stream()
                .flatMap(c -> c.ends().stream())
                .filter(e -> e.interfaceName().equals(name))
                .findFirst()
                .orElseThrow();
        return topology.editCable(end.id(), c -> c.withEnd(end.id(), change.apply(end)));
    }

    private static Topology stack(Topology topology, String node, java.util.function.UnaryOperator<IpStack> change) {
        return dev.vethwork.explain.lint.drawn.FixEdits.stack(topology, node, change);
    }

    private static Topology service(Topology topology, String command) {
        return stack(topology, "blue", s -> s.withServices(List.of(new Service("web", command, false, false))));
    }

    private static NetworkState machine(String device, String address, String owner) {
        return NetworkState.EMPTY.with(NamespaceState.empty(NetworkState.ROOT)
                .with(Interface.of(device, Other.UNNAMED, owner)
                        .withAddresses(List.of(Prefix.parse(address)))));
    }

    private static Topology asking(String command, String text) {
        Topology lab = Topology.empty("dhcp")
                .withNode(Namespace.of("server"))
                .withNode(Namespace.of("red"))
                .withNode(Bridge.of("lan"))
                .withCable(Cable.of(CableEnd.of("server", "eth0", "10.0.0.1/24"), CableEnd.of("lan", "server-lan")))
                .withCable(Cable.of(CableEnd.of("red", "eth0").withDhcp(true), CableEnd.of("lan", "red-lan")));
        return stack(lab, "server", s -> s.withServices(List.of(new Service("dhcp", command, false, true)))
                .withFiles(List.of(new NodeFile("/etc/dnsmasq.conf", text))));
    }

    @Test
    void whoAsksForAnAddressWhereNobodyServesAnyIsTold() {
        assertThat(check(asking("dnsmasq -d", "dhcp-range=10.0.0.10,10.0.0.20"))).isEmpty();
        assertThat(check(asking("busybox udhcpd -f", ""))).isEmpty();
        Topology namesOnly = asking("dnsmasq -d", "host-record=red,10.0.0.9");
        Finding finding = check(namesOnly).getFirst();
        assertThat(finding.code()).isEqualTo("DHCP_NO_SERVER");
        assertThat(finding.element()).isEqualTo("red:eth0");
        assertThat(check(finding.edit().apply(namesOnly))).extracting(Finding::code).containsExactly("NO_ADDRESS");
        Topology port = edit(asking("udhcpd", ""), "red-lan", e -> e.withDhcp(true));
        assertThat(check(port)).extracting(Finding::code).containsExactly("DHCP_ON_PORT");
    }

    private static Topology naming(String server) throws Exception {
        Topology lab = Topology.empty("dns")
                .withNode(Namespace.of("ns"))
                .withNode(Namespace.of("red"))
                .withCable(Cable.of(CableEnd.of("ns", "eth0", "10.0.0.53/24"), CableEnd.of("red", "eth0", "10.0.0.2/24")));
        Topology served = stack(lab, "ns", s -> s.withServices(List.of(new Service("dns", "dnsmasq -d", false, true))));
        return stack(served, "red", s -> s.withDns(new Resolver(List.of(Addresses.parse(server)), List.of(), false)));
    }

    @Test
    void whoAsksNobodyForNamesIsToldWhomToAsk() throws Exception {
        assertThat(check(naming("10.0.0.53"))).isEmpty();
        assertThat(check(naming("9.9.9.9"))).as("beyond a gateway it may be anybody's").isEmpty();
        Topology wrong = naming("10.0.0.54");
        Finding finding = check(wrong).getFirst();
        assertThat(finding.code()).isEqualTo("NO_NAME_SERVER");
        assertThat(finding.element()).isEqualTo("red");
        assertThat(finding.fix()).isEqualTo("ask 10.0.0.53");
        assertThat(check(finding.edit().apply(wrong))).isEmpty();
    }

    @Test
    void aProgramThatTheMachineLacksIsNamedWithItsPackage() {
        Topology drawn = asking("dnsmasq -d", "dhcp-range=10.0.0.10,10.0.0.20");
        Ground bare = Ground.machine(NetworkState.EMPTY, Set.of(ProgramPiece.DNSMASQ, ProgramPiece.DHCP_CLIENT));
        List<Finding> all = Lint.check(drawn, bare);
        assertThat(all).extracting(Finding::code).containsExactly("PROGRAM_LACKS", "PROGRAM_LACKS");
        assertThat(all).extracting(Finding::fix)
                .containsExactlyInAnyOrder("install the package dnsmasq-base", "install the package udhcpc");
        assertThat(all).allMatch(Finding::blocking);
    }

    private static Topology bridgeWith(int ports) {
        return new Topology(
                "lab",
                "",
                List.of(Bridge.of("br0"), Namespace.of("red")),
                IntStream.range(0, ports)
                        .mapToObj(i -> Cable.of(CableEnd.of("red", "e" + i), CableEnd.of("br0", "p" + i)))
                        .toList(),
                List.of(),
                Map.of());
    }

    @Test
    void aRuleForAMarkThatNobodySetsIsFound() {
        Topology marked = Topology.empty("lab").withNode(new Namespace("red", Namespace.Role.PLAIN, IpStack.DEFAULT
                .withRoutes(List.of(new Route(Prefix.parse("10.9.0.0/16"), null, null, null, Route.Type.BLACKHOLE)
                        .withTable(new RouteTable(100))))
                .withRules(List.of(RoutingRule.lookup(100, new RouteTable(100)).withMark(PacketMark.parse("0x2"))))));
        Finding alone = only(marked, "MARK_UNSET");
        assertThat(alone.edit()).isNull();
        Topology otherwise = Labs.stack(marked, "red", s -> s.withMarks(
                List.of(new Marking(Marking.Chain.OUTPUT, Protocol.TCP, 80, PacketMark.parse("0x1")))));
        Finding other = only(otherwise, "MARK_UNSET");
        Topology mended = Objects.requireNonNull(other.edit()).apply(otherwise);
        assertThat(Lint.check(mended, Ground.UNKNOWN)).extracting(Finding::code).doesNotContain("MARK_UNSET");
    }
}
