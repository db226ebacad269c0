package dev.vethwork.explain;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Mac;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.StaticNeighbor;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnVxlan;
import dev.vethwork.topology.kind.LinkBasics;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.Selector;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** For every cause a small lab that has it. A cause without one does not compile. */
final class ProvokedCauses {
    /** red and blue on a cable. */
    static final Topology NEIGHBOURS = Topology.empty("provoked")
            .withNode(Namespace.of("red"))
            .withNode(Namespace.of("blue"))
            .withCable(Cable.of(
                    CableEnd.of("red", "eth0", "10.0.0.1/24", "fd00::1/64"),
                    CableEnd.of("blue", "eth0", "10.0.0.2/24", "fd00::2/64")));

    /** red, r and blue in a row. */
    static final Topology ROUTED = Topology.empty("provoked")
            .withNode(node("red", s -> s.withRoutes(List.of(via("10.0.2.0/24", "10.0.1.254")))))
            .withNode(node("r", s -> s.withForwarding(true)))
            .withNode(node("blue", s -> s.withRoutes(List.of(via("10.0.1.0/24", "10.0.2.254")))))
            .withCable(Cable.of(CableEnd.of("red", "eth0", "10.0.1.1/24"), CableEnd.of("r", "left", "10.0.1.254/24")))
            .withCable(Cable.of(CableEnd.of("blue", "eth0", "10.0.2.1/24"), CableEnd.of("r", "right", "10.0.2.254/24")));

    /** red, blue and green on a bridge of the host's. */
    static final Topology BRIDGED = Topology.empty("provoked")
            .withNode(Host.of("host"))
            .withNode(Bridge.of("br0"))
            .withNode(Namespace.of("red"))
            .withNode(Namespace.of("blue"))
            .withNode(Namespace.of("green"))
            .withCable(Cable.of(CableEnd.of("red", "eth0", "10.0.0.1/24"), CableEnd.of("br0", "p-red")))
            .withCable(Cable.of(CableEnd.of("blue", "eth0", "10.0.0.2/24"), CableEnd.of("br0", "p-blue")))
            .withCable(Cable.of(CableEnd.of("green", "eth0", "10.0.0.3/24"), CableEnd.of("br0", "p-green")));

    private ProvokedCauses() {}

    static KernelCase of(Cause cause) {
        return switch (cause) {
            case NO_ADDRESS -> red(
                    cause,
                    end(NEIGHBOURS, "red", "eth0", e -> e.withAddresses(List.of())),
                    "\\A(?!.*inet 10\\.).*eth0");
            case NO_PREFIX -> red(
                    cause,
                    end(NEIGHBOURS, "red", "eth0", e -> e.withAddresses(addresses("10.0.0.1"))),
                    "inet 10\\.0\\.0\\.1/32");
            case IPV6_OFF -> KernelCase.of(
                    Labs.stack(
                            end(NEIGHBOURS, "red", "eth0", e -> e.withAddresses(addresses("10.0.0.1/24"))),
                            "red",
                            s -> s.withSysctls(new TreeMap<>(Map.of("net.ipv6.conf.all.disable_ipv6", "1")))),
                    "red",
                    "fd00::2",
                    cause,
                    "all\\.disable_ipv6 = 1");
            case INTERFACE_DOWN -> red(
                    cause, end(NEIGHBOURS, "red", "eth0", e -> e.withUp(false)), "eth0.* state DOWN");
            case PORT_DOWN -> red(cause, end(BRIDGED, "br0", "p-blue", e -> e.withUp(false)), "p-blue.* state DOWN");
            case NO_ROUTE -> far(cause, stack("red", s -> s.withRoutes(List.of())), "Network is unreachable");
            case GATEWAY_NOT_ON_LINK -> far(
                    cause,
                    stack("red", s -> s.withRoutes(List.of(via("10.0.2.0/24", "10.7.7.7")))),
                    "Network is unreachable");
            case NOT_ON_SEGMENT -> red(cause, elsewhere(), "10\\.0\\.0\\.2 .*(FAILED|INCOMPLETE)");
            case PORTS_APART -> red(
                    cause,
                    end(end(BRIDGED, "br0", "p-red", ProvokedCauses::isolated), "br0", "p-blue", ProvokedCauses::isolated),
                    "p-red.*isolated on");
            case CHECKSUM -> KernelCase.of(overOpenVSwitch(), "red", "10.9.0.2", cause, "Tcp\\S*CsumErrors +[1-9]")
                    .asking(Probe.tcp(80));
            case TUNNEL_MISMATCH -> KernelCase.of(tunnelled(), "red", "10.9.0.2", cause, "vxlan id 7 .*dstport 4789");
            case ADDRESS_ON_PORT -> KernelCase.of(
                    end(BRIDGED, "br0", "p-red", e -> e.withAddresses(addresses("10.0.0.254/24"))),
                    "host",
                    "10.0.0.1",
                    cause,
                    "p-red");
            case NO_SUCH_ADDRESS -> KernelCase.of(
                    NEIGHBOURS, "red", "10.0.0.9", cause, "10\\.0\\.0\\.9 .*(FAILED|INCOMPLETE)");
            case DUPLICATE_ADDRESS -> red(
                            cause,
                            end(BRIDGED, "green", "eth0", e -> e.withAddresses(addresses("10.0.0.2/24"))),
                            "10\\.0\\.0\\.2/24.*10\\.0\\.0\\.2/24")
                    .perhaps();
            case DUPLICATE_MAC -> red(
                    cause,
                    Labs.end(
                            end(BRIDGED, "red", "eth0", e -> e.withMac(new Mac("02:00:00:00:00:77"))),
                            "blue",
                            "eth0",
                            e -> e.withMac(new Mac("02:00:00:00:00:77"))),
                    "02:00:00:00:00:77");
            case NO_PROXY -> far(
                    cause,
                    Labs.stack(
                            stack("red", s -> s.withRoutes(List.of(link("169.254.1.1/32"), via("10.0.2.0/24", "169.254.1.1")))),
                            "r",
                            s -> set(s, "net.ipv4.conf.left.proxy_arp", "1")),
                    "left\\.forwarding = 1.*unreachable");
            case ARP_IGNORED -> KernelCase.of(
                    Labs.stack(
                            stack("red", s -> s.withRoutes(List.of(link("10.0.2.0/24")))),
                            "r",
                            s -> set(s, "net.ipv4.conf.all.arp_ignore", "1")),
                    "red",
                    "10.0.2.254",
                    cause,
                    "all\\.arp_ignore = 1");
            case STATIC_NEIGHBOR -> red(
                    cause,
                    Labs.stack(NEIGHBOURS, "red", s -> s.withNeighbors(List.of(new StaticNeighbor(
                            Addresses.parse("10.0.0.2"), new Mac("02:00:00:00:00:99"), "eth0")))),
                    "10\\.0\\.0\\.2.*02:00:00:00:00:99.*PERMANENT");
            case MARTIAN -> red(
                    cause,
                    Labs.stack(NEIGHBOURS, "blue", s -> s.withPortForwards(List.of(
                            new PortForward(null, null, null, Addresses.parse("127.0.0.1"), null)))),
                    "all\\.route_localnet = 0");
            case TTL_EXCEEDED -> far(
                    cause, stack("red", s -> set(s, "net.ipv4.ip_default_ttl", "1")), "ip_default_ttl = 1$");
            case BRIDGE_LOOP -> red(
                    cause,
                    BRIDGED.withCable(Cable.of(CableEnd.of("br0", "x"), CableEnd.of("br0", "y"))),
                    "stp_state 0");
            case PMTU_BLACK_HOLE -> far(cause, blackHole(), "right.* mtu 1300 ").asking(Probe.PING.withSize(1_400));
            case FORWARDING_OFF -> far(cause, stack("r", s -> s.withForwarding(false)), "net\\.ipv4\\.ip_forward = 0");
            case NO_ROUTE_BACK -> far(cause, stack("blue", s -> s.withRoutes(List.of())), "Network is unreachable");
            case REVERSE_PATH_FILTER -> far(cause, asymmetric(), "all\\.rp_filter = 1");
            case FIREWALL -> red(
                    cause,
                    Labs.stack(NEIGHBOURS, "blue", s -> dropping(s, Firewall.Chain.INPUT)),
                    ":INPUT DROP \\[[1-9]");
            case BRIDGE_NETFILTER -> red(
                    cause,
                    Labs.stack(BRIDGED, "host", s -> dropping(s, Firewall.Chain.FORWARD)),
                    "bridge-nf-call-iptables = 1.*\\[[1-9][0-9]*:[0-9]+\\] -A VW-\\S+ -i br0 .*-j DROP");
            case ROUTING_LOOP -> KernelCase.of(circle(), "blue", "10.9.9.9", cause, "10\\.9\\.9\\.9 via 10\\.");
            case BLACKHOLE -> far(
                    cause,
                    stack("r", s -> s.withRoutes(List.of(away(Route.Type.BLACKHOLE)))),
                    "^blackhole 10\\.0\\.2\\.1");
            case LOOPBACK_DOWN -> KernelCase.of(
                    Labs.stack(NEIGHBOURS, "red", s -> s.withLoopback(false)),
                    "red",
                    "127.0.0.1",
                    cause,
                    "lo: .* state DOWN");
            case MTU -> red(cause, narrow(), "p-blue.* mtu 1400 ").asking(Probe.PING.withSize(1_480));
            case NOT_LISTENING -> red(cause, NEIGHBOURS, "\\A(?!.*:80\\s).*State").asking(Probe.tcp(80));
            case UNKNOWN_MATCH -> red(cause, NEIGHBOURS, "\\[[1-9].*--length 60:90 -j DROP")
                    .after("ip netns exec blue iptables -A INPUT -m length --length 60:90 -j DROP");
        };
    }

    private static Topology blackHole() {
        Topology narrow = end(ROUTED, "r", "right", e -> e.withMtu(1300));
        return Labs.stack(end(narrow, "blue", "eth0", e -> e.withMtu(1300)), "r", s -> s.withFirewall(new Firewall(
                Map.of(),
                List.of(new Firewall.Rule(Firewall.Chain.OUTPUT, Selector.of(Protocol.ICMP, null), Firewall.Action.DROP)))));
    }

    private static Route link(String to) {
        return new Route(Prefix.parse(to), null, "eth0", null, Route.Type.UNICAST);
    }

    private static IpStack set(IpStack stack, String name, String value) {
        return stack.withSysctls(new TreeMap<>(Map.of(name, value)));
    }

    /** red asks blue on its own segment. */
    private static CableEnd isolated(CableEnd end) {
        return end.withPort(end.port().withIsolated(true));
    }

    /** Each has a VXLAN to the other, of another number. */
    private static Topology overOpenVSwitch() {
        Topology cabled = Topology.empty("provoked")
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withNode(Bridge.of("sw").withType(Bridge.Type.OPENVSWITCH))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "10.0.0.1/24"), CableEnd.of("sw", "p-red")))
                .withCable(Cable.of(CableEnd.of("blue", "eth0", "10.0.0.2/24"), CableEnd.of("sw", "p-blue")));
        return Labs.stack(
                Labs.stack(cabled, "red", s -> s.withInterfaces(List.of(vxlan("10.9.0.1/24", 7, "10.0.0.2")))),
                "blue",
                s -> s.withInterfaces(List.of(vxlan("10.9.0.2/24", 7, "10.0.0.1")))
                        .withServices(List.of(new Service("web", "python3 -m http.server 80", false, false))));
    }

    private static Topology tunnelled() {
        return Labs.stack(
                Labs.stack(NEIGHBOURS, "red", s -> s.withInterfaces(List.of(vxlan("10.9.0.1/24", 7, "10.0.0.2")))),
                "blue",
                s -> s.withInterfaces(List.of(vxlan("10.9.0.2/24", 8, "10.0.0.1"))));
    }

    private static DrawnVxlan vxlan(String address, int id, String remote) {
        return new DrawnVxlan(
                LinkBasics.of("vx0").withAddresses(addresses(address)), id, null, List.of(Addresses.parse(remote)), null);
    }

    private static KernelCase red(Cause cause, Topology lab, String shown) {
        return KernelCase.of(lab, "red", "10.0.0.2", cause, shown);
    }

    /** red asks blue over the router. */
    private static KernelCase far(Cause cause, Topology lab, String shown) {
        return KernelCase.of(lab, "red", "10.0.2.1", cause, shown);
    }

    private static Topology elsewhere() {
        return Topology.empty("provoked")
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withNode(Bridge.of("near"))
                .withNode(Bridge.of("far"))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "10.0.0.1/24"), CableEnd.of("near", "p-red")))
                .withCable(Cable.of(CableEnd.of("blue", "eth0", "10.0.0.2/24"), CableEnd.of("far", "p-blue")));
    }

    /** blue answers by another interface than the one it is asked by, and minds. */
    private static Topology asymmetric() {
        Topology two = ROUTED.withCable(
                Cable.of(CableEnd.of("blue", "eth1", "10.0.3.1/24"), CableEnd.of("r", "other", "10.0.3.254/24")));
        return Labs.stack(two, "blue", s -> s.withRoutes(List.of(via("10.0.1.0/24", "10.0.3.254")))
                .withSysctls(new TreeMap<>(Map.of("net.ipv4.conf.all.rp_filter", "1"))));
    }

    /** red and r send each other what is for nobody. */
    private static Topology circle() {
        Topology asking = stack("blue", s -> s.withRoutes(List.of(via("0.0.0.0/0", "10.0.2.254"))));
        Topology back = Labs.stack(asking, "r", s -> s.withRoutes(List.of(via("10.9.0.0/16", "10.0.1.1"))));
        return Labs.stack(
                back, "red", s -> s.withForwarding(true).withRoutes(List.of(via("0.0.0.0/0", "10.0.1.254"))));
    }

    private static Topology narrow() {
        Topology port = end(BRIDGED, "br0", "p-blue", e -> e.withMtu(1400));
        return end(port, "blue", "eth0", e -> e.withMtu(1400));
    }

    static Route away(Route.Type type) {
        return new Route(Prefix.parse("10.0.2.1/32"), null, null, null, type);
    }

    static IpStack dropping(IpStack stack, Firewall.Chain chain) {
        return stack.withFirewall(new Firewall(Map.of(chain, Firewall.Policy.DROP), List.of()));
    }

    /** ROUTED, one of its nodes changed. */
    static Topology stack(String node, UnaryOperator<IpStack> change) {
        return Labs.stack(ROUTED, node, change);
    }

    private static Topology end(Topology lab, String node, String device, UnaryOperator<CableEnd> change) {
        return Labs.end(lab, node, device, change);
    }

    static List<InterfaceAddress> addresses(String text) {
        return List.of(InterfaceAddress.parse(text));
    }

    static Namespace node(String name, UnaryOperator<IpStack> stack) {
        return new Namespace(name, Namespace.Role.PLAIN, stack.apply(IpStack.DEFAULT));
    }

    static Route via(String to, String gateway) {
        return Route.via(Prefix.parse(to), Addresses.parse(gateway));
    }
}
