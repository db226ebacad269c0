package dev.vethwork.edit.addressing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vethwork.edit.FreshAddresses;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnDummy;
import dev.vethwork.topology.kind.LinkBasics;
import dev.vethwork.topology.netfilter.Masquerade;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.SourceNat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressingTest {
    private static final EndId RED = new EndId("red", "veth-red");
    private static final Prefix LAN = Prefix.parse("192.168.15.0/24");

    @Test
    void theNextAddressIsOfEveryFamilyThatTheSegmentHas() {
        Topology lab = lab("192.168.15.1/24", "fd00::1/64");
        assertThat(FreshAddresses.forEnd(lab, RED)).extracting(InterfaceAddress::text)
                .containsExactly("192.168.15.2/24", "fd00::2/64");
    }

    @Test
    void aNewSegmentAvoidsWhatTheMachineUses() {
        assertThat(FreeSubnets.of(lab(), List.of(Prefix.ALL_V4, Prefix.parse("192.168.0.0/16"))).takeV4())
                .contains(Prefix.parse("10.0.0.0/24"));
    }

    @Test
    void aFreeSubnetIsNotTheDestinationOfADrawnRoute() {
        Topology lab = stack(lab(), "red", s -> s.withStack(s.stack()
                .withRoutes(List.of(Route.via(LAN, Addresses.parse("10.0.0.1"))))));
        FreeSubnets free = FreeSubnets.of(lab, List.of());
        assertThat(free.takeV4()).contains(Prefix.parse("192.168.16.0/24"));
        assertThat(free.takeV4()).contains(Prefix.parse("192.168.17.0/24"));
        assertThat(free.takeV6()).contains(Prefix.parse("fd00:15::/64"));
        assertThat(free.takeV6()).contains(Prefix.parse("fd00:15:0:1::/64"));
    }

    @Test
    void addressingAllLeavesNobodyWithoutAndNoTwoTheSame() {
        Topology filled = Addressing.addressAll(List.of()).apply(lab());
        assertThat(filled.cables().stream().flatMap(c -> c.ends().stream()).filter(e -> !e.node().equals("v-net-0")))
                .allMatch(e -> e.addresses().size() == 1);
        assertThat(filled.cables().stream().flatMap(c -> c.ends().stream()).flatMap(e -> e.addresses().stream()))
                .doesNotHaveDuplicates();
        assertThat(Addressing.addressAll(List.of()).apply(filled)).isEqualTo(filled);
    }

    @Test
    void addressingAllGivesNobodyWhatAnInterfaceInANodeHas() {
        Topology lab = stack(lab("192.168.15.5/24"), "blue", s -> s.withStack(s.stack()
                .withInterfaces(List.of(new DrawnDummy(
                        LinkBasics.of("dum0").withAddresses(List.of(InterfaceAddress.parse("192.168.15.1/32"))))))));
        Topology filled = Addressing.addressAll(List.of()).apply(lab);
        assertThat(filled.cables().stream().flatMap(c -> c.ends().stream()).flatMap(e -> e.addresses().stream()))
                .extracting(InterfaceAddress::text)
                .doesNotContain("192.168.15.1/24");
        assertThat(FreeSubnets.of(lab(), List.of()).takeV4()).contains(LAN);
        assertThat(FreeSubnets.of(stack(lab(), "blue", s -> lab.node("blue").map(StackNode.class::cast).orElseThrow()), List.of())
                        .takeV4())
                .contains(Prefix.parse("192.168.16.0/24"));
    }

    @Test
    void aFreeSubnetIsNotOneThatATranslationSpeaksOf() {
        Topology lab = stack(lab(), "red", s -> s.withStack(s.stack()
                .withSourceNats(List.of(new SourceNat(Prefix.parse("10.9.9.0/24"), null, Addresses.parse("192.168.15.7"))))));
        assertThat(FreeSubnets.of(lab, List.of()).takeV4()).contains(Prefix.parse("192.168.16.0/24"));
    }

    @Test
    void addressingAllSaysWhenASubnetIsFull() {
        Topology lab = lab("10.0.0.1/30", "10.0.0.2/30");
        assertThatExceptionOfType(BadValue.class)
                .isThrownBy(() -> Addressing.addressAll(List.of()).apply(lab))
                .withMessageContaining("10.0.0.0/30");
    }

    @Test
    void whatNamesAnAddressFollowsItsRenumbering() {
        Topology lab = stack(full(), "red", s -> s.withStack(s.stack()
                .withRoutes(List.of(
                        Route.via(Prefix.ALL_V4, Addresses.parse("192.168.15.5")),
                        Route.via(Prefix.parse("172.16.0.0/12"), Addresses.parse("192.168.15.2"))))));
        lab = stack(lab, "host", s -> s.withStack(s.stack()
                .withMasquerades(List.of(new Masquerade(LAN, null), new Masquerade(Prefix.parse("10.0.0.0/8"), null)))
                .withPortForwards(List.of(
                        new PortForward(Protocol.TCP, 80, null, Addresses.parse("192.168.15.2"), 80)))));
        Topology moved = Addressing.renumber("v-net-0", LAN, Prefix.parse("10.7.0.0/16")).apply(lab);
        assertThat(texts(moved, "red")).containsExactly("10.7.0.1/16");
        assertThat(((Bridge) moved.nodes().get("v-net-0")).addresses()).extracting(InterfaceAddress::text)
                .containsExactly("10.7.0.5/16");
        assertThat(stackOf(moved, "red").stack().routes())
                .containsExactly(
                        Route.via(Prefix.ALL_V4, Addresses.parse("10.7.0.5")),
                        Route.via(Prefix.parse("172.16.0.0/12"), Addresses.parse("10.7.0.2")));
        assertThat(stackOf(moved, "host").stack().masquerades())
                .containsExactly(
                        new Masquerade(Prefix.parse("10.7.0.0/16"), null),
                        new Masquerade(Prefix.parse("10.0.0.0/8"), null));
        assertThat(stackOf(moved, "host").stack().portForwards().getFirst().toAddress())
                .isEqualTo(Addresses.parse("10.7.0.2"));
        assertThat(Addressing.renumber("v-net-0", Prefix.parse("10.7.0.0/16"), LAN).apply(moved)).isEqualTo(lab);
    }

    @Test
    void renumberingRefusesWhatDoesNotFit() {
        assertThatExceptionOfType(BadValue.class)
                .isThrownBy(() -> Addressing.renumber(RED, LAN, Prefix.parse("10.0.0.0/30")).apply(full()))
                .withMessageContaining("192.168.15.5");
        assertThatExceptionOfType(BadValue.class)
                .isThrownBy(() -> Addressing.renumber(RED, LAN, Prefix.parse("fd00::/64")).apply(full()));
    }

    @Test
    void everyNamespaceGetsADefaultRouteTowardTheHost() {
        Topology routed = Addressing.defaultRoutes().apply(full());
        assertThat(stackOf(routed, "red").stack().routes())
                .containsExactly(Route.via(Prefix.ALL_V4, Addresses.parse("192.168.15.5")));
        assertThat(Addressing.defaultRoutes().apply(routed)).isEqualTo(routed);
    }

    @Test
    void aRouterIsTheWayOutOfASegmentThatTheHostIsNotOn() {
        Namespace router = new Namespace("router", Namespace.Role.ROUTER, Namespace.of("router").stack().withForwarding(true));
        Topology lab = full()
                .withNode(router)
                .withNode(Namespace.of("inner"))
                .withNode(new Namespace("outside", Namespace.Role.OUTSIDE, Namespace.of("x").stack()))
                .withCable(Cable.of(CableEnd.of("router", "eth0", "192.168.15.9/24"), CableEnd.of("v-net-0", "p9")))
                .withCable(Cable.of(
                        CableEnd.of("router", "eth1", "10.0.0.1/24", "fd00::1/64"),
                        CableEnd.of("inner", "eth0", "10.0.0.2/24", "fd00::2/64")))
                .withCable(Cable.of(
                        CableEnd.of("host", "eth9", "172.16.0.1/24"), CableEnd.of("outside", "eth0", "172.16.0.2/24")));
        Topology routed = Addressing.defaultRoutes().apply(lab);
        assertThat(stackOf(routed, "inner").stack().routes())
                .containsExactly(
                        Route.via(Prefix.ALL_V4, Addresses.parse("10.0.0.1")),
                        Route.via(Prefix.ALL_V6, Addresses.parse("fd00::1")));
        assertThat(stackOf(routed, "router").stack().routes())
                .containsExactly(Route.via(Prefix.ALL_V4, Addresses.parse("192.168.15.5")));
        assertThat(stackOf(routed, "outside").stack().routes()).isEmpty();
    }

    private static List<String> texts(Topology lab, String node) {
        return lab.endsOf(node).stream().flatMap(e -> e.addresses().stream()).map(InterfaceAddress::text).toList();
    }

    private static StackNode stackOf(Topology lab, String node) {
        return (StackNode) lab.nodes().get(node);
    }

    private static Topology stack(Topology lab, String node, java.util.function.UnaryOperator<StackNode> change) {
        return lab.withNode(node, change.apply(stackOf(lab, node)));
    }

    /** red and blue on v-net-0, where only blue has these addresses. */
    private static Topology lab(String... blue) {
        List<Node> nodes =
                List.of(Namespace.of("red"), Namespace.of("blue"), Bridge.of("v-net-0"), Host.of("host"));
        return new Topology("lab", "", nodes, List.of(), List.of(), Map.of())
                .withCable(Cable.of(CableEnd.of("red", "veth-red"), CableEnd.of("v-net-0", "veth-red-br")))
                .withCable(Cable.of(CableEnd.of("blue", "veth-blue", blue), CableEnd.of("v-net-0", "veth-blue-br")));
    }

    private static Topology full() {
        Topology lab = lab("192.168.15.2/24")
                .editCable(RED, c -> c.withEnd(RED, CableEnd.of("red", "veth-red", "192.168.15.1/24")));
        return lab.withNode(
                "v-net-0",
                ((Bridge) lab.nodes().get("v-net-0")).withAddresses(List.of(InterfaceAddress.parse("192.168.15.5/24"))));
    }
}
