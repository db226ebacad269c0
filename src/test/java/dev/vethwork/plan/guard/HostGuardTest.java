package dev.vethwork.plan.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RouteTable;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Marks;
import dev.vethwork.plan.Reach;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.kind.LinuxBridge;
import dev.vethwork.state.kind.Other;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.PortSet;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.Selector;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HostGuardTest {
    private static final Reach SSH = new Reach(Set.of(Addresses.parse("10.20.30.40")), Set.of(22));

    /** A machine on 192.168.1.0/24 whose only way out is 192.168.1.1. */
    private static NetworkState machine(RouteEntry... more) {
        TreeMap<String, String> settings = new TreeMap<>(Map.of(
                "net.ipv4.ip_forward", "0",
                "net.ipv6.conf.all.forwarding", "0",
                "net.ipv6.conf.all.disable_ipv6", "0",
                "net.ipv4.conf.eth0.rp_filter", "1"));
        List<RouteEntry> routes = new java.util.ArrayList<>(List.of(
                route("192.168.1.0/24", null, "eth0", "kernel"), route("0.0.0.0/0", "192.168.1.1", "eth0", "boot")));
        routes.addAll(List.of(more));
        return NetworkState.EMPTY.with(NamespaceState.empty(NetworkState.ROOT)
                .with(Interface.of("eth0", Other.UNNAMED, null)
                        .withAddresses(List.of(Prefix.parse("192.168.1.2/24"))))
                .withRoutes(routes)
                .withSysctls(settings));
    }

    private static RouteEntry route(String to, String via, String device, String protocol) {
        return new RouteEntry(
                Prefix.parse(to),
                RouteEntry.Type.UNICAST,
                List.of(RouteEntry.Hop.of(via == null ? null : Addresses.parse(via), device)),
                to.contains(":") ? 1024 : 0,
                null,
                RouteTable.MAIN,
                protocol,
                "global",
                null);
    }

    private static Topology bridged(String address) {
        return Topology.empty("lab")
                .withNode(Bridge.of("br0").withAddresses(List.of(InterfaceAddress.parse(address))));
    }

    private static Topology host(IpStack stack) {
        return bridged("172.30.0.1/24").withNode(Host.of("host").withStack(stack));
    }

    private static Topology routed(Route... routes) {
        return host(IpStack.DEFAULT.withRoutes(List.of(routes)));
    }

    private static Route via(String to, Long metric) {
        return new Route(Prefix.parse(to), Addresses.parse("172.30.0.2"), null, metric, Route.Type.UNICAST);
    }

    private static List<String> refusals(Topology topology, NetworkState machine) {
        TargetTraits traits = TargetTraits.HOST.withReach(SSH);
        return Planner.plan(TopologyCompiler.compile(topology, traits), machine, traits).conflicts().stream()
                .map(conflict -> conflict.message().text(Locale.ENGLISH))
                .toList();
    }

    private static List<String> refusals(Topology topology) {
        return refusals(topology, machine());
    }

    @Test
    void anOrdinaryLabIsFree() {
        assertThat(refusals(routed(via("10.0.0.0/16", null)))).isEmpty();
    }

    @Test
    void aSubnetThatTheMachineUsesIsRefused() {
        assertThat(refusals(bridged("192.168.1.5/24")))
                .anyMatch(m -> m.contains("192.168.1.0/24") && m.contains("eth0"));
        assertThat(refusals(bridged("192.168.0.5/16"))).isNotEmpty();
        assertThat(refusals(routed(via("192.168.1.128/25", null)))).anyMatch(m -> m.contains("192.168.1.128/25"));
    }

    @Test
    void aWiderRouteTakesNothingAway() {
        assertThat(refusals(routed(via("192.168.0.0/16", null)))).isEmpty();
    }

    @Test
    void whatIsThereAlreadyIsNotRefusedAgain() {
        NetworkState deployed = machine();
        NamespaceState root = deployed.root()
                .with(Interface.of("br0", new LinuxBridge(false, false), "lab")
                        .withAddresses(List.of(Prefix.parse("192.168.1.5/24"))));
        assertThat(refusals(bridged("192.168.1.5/24"), deployed.with(root))).isEmpty();
    }

    @Test
    void theWayToWhoIsConnectedStays() {
        assertThat(refusals(bridged("10.20.30.1/24"))).anyMatch(m -> m.contains("10.20.30.40"));
        assertThat(refusals(routed(via("10.0.0.0/8", null)))).anyMatch(m -> m.contains("10.20.30.40"));
        assertThat(refusals(routed(via("10.20.30.40/32", null)))).anyMatch(m -> m.contains("10.20.30.40"));
    }

    @Test
    void theWayToTheGatewayStays() {
        assertThat(refusals(routed(via("192.168.1.1/32", null)))).anyMatch(m -> m.contains("gateway"));
    }

    @Test
    void theDefaultRouteIsNotShadowedNotEvenInPieces() {
        assertThat(refusals(routed(via("0.0.0.0/0", null)))).isNotEmpty();
        assertThat(refusals(routed(via("0.0.0.0/1", null), via("128.0.0.0/1", null))))
                .filteredOn(m -> m.contains("default route"))
                .hasSize(2);
        NetworkState metered = machine();
        NamespaceState root = metered.root();
        RouteEntry first = root.routes().getLast();
        NetworkState high = metered.with(root.withRoutes(List.of(
                root.routes().getFirst(),
                new RouteEntry(
                        first.to(), first.type(), first.hops(), 100, null, RouteTable.MAIN, "dhcp", "global", null))));
        assertThat(refusals(routed(via("0.0.0.0/0", 50L)), high)).anyMatch(m -> m.contains("192.168.1.1"));
        assertThat(refusals(routed(via("0.0.0.0/0", 200L)), high)).isEmpty();
    }

    @Test
    void settingsOfTheMachinesOwnInterfacesAreRefused() {
        assertThat(refusals(set("net.ipv4.conf.eth0.rp_filter", "0"))).anyMatch(m -> m.contains("eth0"));
        assertThat(refusals(set("net.ipv6.conf.all.disable_ipv6", "1"))).anyMatch(m -> m.contains("IPv6"));
        assertThat(refusals(set("net.ipv4.conf.br0.rp_filter", "0"))).isEmpty();
        assertThat(refusals(host(IpStack.DEFAULT.withForwarding(true)))).isEmpty();
    }

    /** The kernel gives each interface its link-local address anew. */
    @Test
    void howTheMachinesInterfacesMakeTheirAddressesIsRefusedForAllAndLeftToNewOnes() {
        assertThat(refusals(set("net.ipv6.conf.all.addr_gen_mode", "1"))).anyMatch(m -> m.contains("the IPv6 addresses of the machine's own"));
        assertThat(refusals(set("net.ipv6.conf.default.addr_gen_mode", "1"))).isEmpty();
        assertThat(refusals(set("net.ipv6.conf.br0.addr_gen_mode", "1"))).isEmpty();
    }

    private static Topology set(String name, String value) {
        return host(IpStack.DEFAULT.withSysctls(new TreeMap<>(Map.of(name, value))));
    }

    @Test
    void forwardingThatSomethingElseNeedsStaysOn() {
        NetworkState docker = machine();
        TreeMap<String, String> settings = new TreeMap<>(docker.root().sysctls());
        settings.put("net.ipv4.ip_forward", "1");
        assertThat(refusals(set("net.ipv4.ip_forward", "0"), docker.with(docker.root().withSysctls(settings))))
                .isNotEmpty();
    }

    @Test
    void anAdvertisedDefaultRouteIsNotForgotten() {
        Topology six = bridged("fd00::1/64").withNode(Host.of("host").withStack(IpStack.DEFAULT.withForwarding(true)));
        assertThat(refusals(six)).isEmpty();
        assertThat(refusals(six, machine(route("::/0", "fe80::1", "eth0", "ra"))))
                .anyMatch(m -> m.contains("router advertisement"));
    }

    @Test
    void theFirewallCutsNobodyOff() {
        assertThat(refusals(rule(Firewall.Chain.INPUT, null, null))).anyMatch(m -> m.contains("10.20.30.40"));
        assertThat(refusals(rule(Firewall.Chain.FORWARD, null, null))).anyMatch(m -> m.contains("not bound"));
        assertThat(refusals(rule(Firewall.Chain.INPUT, "br0", null))).isEmpty();
        assertThat(refusals(rule(Firewall.Chain.INPUT, "br+", null))).isEmpty();
        assertThat(refusals(rule(Firewall.Chain.INPUT, "e+", null))).anyMatch(m -> m.contains("10.20.30.40"));
        assertThat(refusals(rule(Firewall.Chain.INPUT, null, "10.20.0.0/16"))).isNotEmpty();
        assertThat(refusals(rule(Firewall.Chain.FORWARD, null, "172.30.0.0/24"))).isEmpty();
    }

    private static Topology rule(Firewall.Chain chain, String in, String source) {
        return host(IpStack.DEFAULT.withFirewall(new Firewall(
                Map.of(),
                List.of(new Firewall.Rule(chain, Selector.ANY.withSource(source == null ? null : Prefix.parse(source)).withIn(in), Firewall.Action.DROP)))));
    }

    @Test
    void aPortThatTheMachineAnswersIsNotForwarded() {
        assertThat(refusals(forward(22, null))).anyMatch(m -> m.contains("tcp/22"));
        assertThat(refusals(forward(22, "br0"))).isEmpty();
        assertThat(refusals(forward(8080, null))).isEmpty();
    }

    @Test
    void norIsASpanOfPortsWithItAmongThem() {
        assertThat(refusals(forward("20-30", null))).anyMatch(m -> m.contains("tcp/22"));
        assertThat(refusals(forward("80,22", null))).anyMatch(m -> m.contains("tcp/22"));
        assertThat(refusals(forward("80,1000-2000", null))).isEmpty();
    }

    private static Topology forward(String ports, String in) {
        return host(IpStack.DEFAULT.withPortForwards(List.of(new PortForward(Protocol.TCP, 80, in, Addresses.parse("172.30.0.2"), 80)
                .asking(asked -> asked.withPort(PortSet.parse(ports))))));
    }

    private static Topology forward(int port, String in) {
        return host(IpStack.DEFAULT.withPortForwards(
                List.of(new PortForward(Protocol.TCP, port, in, Addresses.parse("172.30.0.2"), 80))));
    }

    @Test
    void anotherLabsSettingIsNotOverruled() {
        NetworkState shared = machine();
        TreeMap<String, String> settings = new TreeMap<>(shared.root().sysctls());
        settings.put("net.ipv4.conf.all.rp_filter", "2");
        settings.put(Marks.NEEDED_SYSCTL + "net.ipv4.conf.all.rp_filter", "2");
        assertThat(refusals(set("net.ipv4.conf.all.rp_filter", "0"), shared.with(shared.root().withSysctls(settings))))
                .anyMatch(m -> m.contains("another lab"));
    }

    @Test
    void aTeardownIsNeverRefused() {
        TargetTraits traits = TargetTraits.HOST.withReach(SSH);
        assertThat(Planner.plan(Compiled.nothing("lab"), machine(), traits).conflicts()).isEmpty();
    }
}
