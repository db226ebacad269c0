package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.explain.walk.RoundTrip;
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
import dev.vethwork.topology.Site;
import dev.vethwork.topology.StaticNeighbor;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Masquerade;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.Protocol;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What kernels turned out to do with bridges and their ports when labs made by chance were tried on them. */
class BridgeSurprisesTest {
    /** The router that sent the answer is behind the port by which it came, and the other one is not. */
    @Test
    void aBridgeThatTurnsAFrameBackDoesSoForOneOfTwoNextHops() {
        Topology lab = FieldCase.drawing("answer-hidden-on-a-bridge-and-two-ways-back");
        assertThat(Explanations.asDrawn(lab).ways("asker", Addresses.parse("10.0.1.7"), Probe.PING))
                .extracting(way -> way.stop() == null ? null : way.stop().cause())
                .containsExactlyInAnyOrder(null, Cause.BRIDGE_NETFILTER);
    }

    private static final Firewall DEAF =
            new Firewall(Map.of(Firewall.Chain.INPUT, Firewall.Policy.DROP), List.of());

    /** Whom it takes nothing from on an interface it answers no ARP there either (seed 7149). */
    @Test
    void aStrictFilterLeavesTheAnswerToTheInterfaceThatTheWayBackLeadsOutOf() {
        Topology two = Topology.empty("lab")
                .withNode(host(s -> s.withSysctls(new TreeMap<>(Map.of("net.ipv4.conf.all.rp_filter", "1")))))
                .withNode(Namespace.of("red"))
                .withNode(Bridge.of("near"))
                .withNode(Bridge.of("far").withAddresses(List.of(InterfaceAddress.parse("10.0.0.254/24"))))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "10.0.0.1/24"), CableEnd.of("near", "p-red")))
                .withCable(Cable.of(CableEnd.of("near", "x"), CableEnd.of("far", "y")));
        Explanation there = Explanations.explain(two, "red", "10.0.0.254", Probe.PING);
        assertThat(there.reachable()).isTrue();
        assertThat(there.path().getLast().in()).isEqualTo("far");
    }

    /** Who answers somebody that asked before sends to where that one asked from, however near another of its interfaces is (seed 1092). */
    @Test
    void theAnswerGoesToTheInterfaceThatAsked() {
        Topology across = Topology.empty("lab")
                .withNode(host(s -> s.withFirewall(
                        new Firewall(Map.of(Firewall.Chain.FORWARD, Firewall.Policy.DROP), List.of()))))
                .withNode(Namespace.of("red"))
                .withNode(Bridge.of("sw1"))
                .withNode(Bridge.of("br1").withSite(Site.inside("red")))
                .withCable(Cable.of(CableEnd.of("sw1", "x"), CableEnd.of("br1", "y")))
                .withCable(Cable.of(CableEnd.of("red", "e1", "10.0.1.1/24"), CableEnd.of("sw1", "p-red")))
                .withCable(Cable.of(CableEnd.of("host", "e1", "10.0.1.2/24"), CableEnd.of("br1", "p-host")));
        Explanation dropped = Explanations.explain(across, "host", "10.0.1.1", Probe.PING);
        assertThat(dropped.cause()).isEqualTo(Cause.BRIDGE_NETFILTER);
    }

    /** A frame that a bridge translates and hands on has passed no router (seed 1111). */
    @Test
    void whatStaysOnABridgeLivesAsLongAsBefore() {
        Topology masked = Topology.empty("lab")
                .withNode(host(s -> s.withForwarding(true)
                        .withMasquerades(List.of(new Masquerade(Prefix.parse("10.0.1.0/24"), null)))))
                .withNode(Namespace.of("red"))
                .withNode(new Namespace("brief", Namespace.Role.PLAIN, IpStack.DEFAULT.withSysctls(
                        new TreeMap<>(Map.of("net.ipv4.ip_default_ttl", "1")))))
                .withNode(Bridge.of("br1").withAddresses(List.of(InterfaceAddress.parse("10.0.1.2/24"))))
                .withCable(Cable.of(CableEnd.of("red", "e1", "10.0.1.1/24"), CableEnd.of("br1", "p-red")))
                .withCable(Cable.of(CableEnd.of("brief", "e1", "10.0.1.5/24"), CableEnd.of("br1", "p-brief")));
        assertThat(Explanations.explain(masked, "red", "10.0.1.5", Probe.PING).reachable()).isTrue();
    }

    /** A frame for nobody that a bridge translates is its stack's, which may know a way round (seed 1172). */
    @Test
    void anAnswerToNobodyThatABridgeTurnsGoesOnByItsStack() {
        Topology round = Topology.empty("lab")
                .withNode(host(s -> s.withForwarding(true)
                        .withRoutes(List.of(Route.via(Prefix.parse("10.0.1.0/24"), Addresses.parse("10.0.3.3"))))
                        .withMasquerades(List.of(new Masquerade(null, null)))))
                .withNode(new Namespace("asker", Namespace.Role.PLAIN, IpStack.DEFAULT))
                .withNode(new Namespace("r", Namespace.Role.PLAIN, IpStack.DEFAULT.withForwarding(true)))
                .withNode(new Namespace("red", Namespace.Role.PLAIN, IpStack.DEFAULT
                        .withRoutes(List.of(Route.via(Prefix.ALL_V4, Addresses.parse("10.0.1.2"))))
                        .withNeighbors(List.of(new StaticNeighbor(
                                Addresses.parse("10.0.1.2"), new Mac("02:00:00:00:01:11"), "e1")))))
                .withNode(Bridge.of("br1"))
                .withCable(Cable.of(CableEnd.of("asker", "e1", "10.0.1.1/24"), CableEnd.of("br1", "p-asker")))
                .withCable(Cable.of(CableEnd.of("r", "e1", "10.0.1.2/24"), CableEnd.of("br1", "p-r")))
                .withCable(Cable.of(CableEnd.of("red", "e1", "10.0.1.3/24"), CableEnd.of("br1", "p-red")))
                .withCable(Cable.of(CableEnd.of("r", "e3", "10.0.3.3/24"), CableEnd.of("host", "e3", "10.0.3.1/24")));
        assertThat(Explanations.explain(round, "asker", "10.0.1.3", Probe.PING).reachable()).isTrue();
    }

    /** A bridge that is told nothing has the MTU of its narrowest port (seed 7173). */
    @Test
    void aBridgeSendsNoMoreThanItsNarrowestPortTakes() {
        Topology narrow = Topology.empty("lab")
                .withNode(Host.of("host"))
                .withNode(Namespace.of("red"))
                .withNode(Bridge.of("br0").withAddresses(List.of(InterfaceAddress.parse("10.0.0.254/24"))))
                .withCable(Cable.of(
                        CableEnd.of("red", "eth0", "10.0.0.1/24").withMtu(1280),
                        CableEnd.of("br0", "p-red").withMtu(1280)));
        assertThat(Explanations.explain(narrow, "host", "red", Probe.PING.withSize(1_480)).reachable())
                .isTrue();
    }

    /** Pieces that conntrack puts together on a bridge must not be bigger than its narrowest port takes (seed 1360). */
    @Test
    void whatABridgePutsTogetherItDoesNotCutIntoPiecesThatAreTooBigForIt() {
        Topology pieces = Topology.empty("lab")
                .withNode(host(s -> s.withForwarding(true).withMasquerades(List.of(new Masquerade(null, null)))))
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withNode(Namespace.of("green"))
                .withNode(Bridge.of("br0").withAddresses(List.of(InterfaceAddress.parse("10.0.0.254/24"))))
                .withCable(Cable.of(
                        CableEnd.of("red", "eth0", "10.0.0.1/24").withMtu(1380), CableEnd.of("br0", "p-red").withMtu(1380)))
                .withCable(Cable.of(CableEnd.of("blue", "eth0", "10.0.0.2/24"), CableEnd.of("br0", "p-blue")))
                .withCable(Cable.of(CableEnd.of("green", "eth0", "10.0.0.3/24"), CableEnd.of("br0", "p-green").withMtu(1360)));
        Probe big = Probe.PING.withSize(1_480);
        assertThat(Explanations.explain(pieces, "red", "10.0.0.2", big).cause()).isEqualTo(Cause.MTU);
        assertThat(Explanations.explain(pieces, "red", "10.0.0.2", Probe.PING).message()).contains("reaches");
        Topology plain = pieces.withNode("host", host(s -> s));
        assertThat(Explanations.explain(plain, "red", "10.0.0.2", big).message()).contains("reaches");
    }

    /** Which of two interfaces as near as each other answers first hangs on the order of the ports (seed 7260). */
    @Test
    void whoHearsByTwoInterfacesAsNearMayAnswerByEither() {
        Topology twice = Topology.empty("lab")
                .withNode(Host.of("host"))
                .withNode(Namespace.of("red"))
                .withNode(Bridge.of("br0").withSite(Site.ISOLATED))
                .withNode(Bridge.of("sw0"))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "10.0.0.1/24"), CableEnd.of("br0", "p-red")))
                .withCable(Cable.of(CableEnd.of("host", "eth1", "10.0.0.254/24"), CableEnd.of("br0", "p-host")))
                .withCable(Cable.of(CableEnd.of("sw0", "x"), CableEnd.of("br0", "y").withMtu(1280)));
        List<RoundTrip> ways = Explanations.asDrawn(twice)
                .ways("red", Addresses.parse("10.0.0.254"), Probe.PING.withSize(1_480));
        assertThat(ways).extracting(w -> w.stop() == null).containsExactly(true, false);
    }

    /** It stays a frame of the bridge's where the route leads over a gateway, too (seed 7275). */
    @Test
    void aTranslatedFrameDoesNotLeaveByThePortThatItCameByForAGatewayEither() {
        Topology hairpin = Topology.empty("lab")
                .withNode(host(s -> s.withForwarding(true)
                        .withRoutes(List.of(Route.via(Prefix.parse("10.0.1.0/24"), Addresses.parse("10.0.0.1"))))
                        .withPortForwards(
                                List.of(new PortForward(null, null, null, Addresses.parse("10.0.1.2"), null)))))
                .withNode(new Namespace("r", Namespace.Role.PLAIN, IpStack.DEFAULT.withForwarding(true)))
                .withNode(Namespace.of("red"))
                .withNode(Bridge.of("br0").withAddresses(List.of(InterfaceAddress.parse("10.0.0.254/24"))))
                .withCable(Cable.of(CableEnd.of("r", "up", "10.0.0.1/24"), CableEnd.of("br0", "p-r")))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "10.0.1.2/24"), CableEnd.of("r", "down", "10.0.1.1/24")));
        Explanation turned = Explanations.explain(hairpin, "r", "10.0.0.254", Probe.PING);
        assertThat(turned.cause()).isEqualTo(Cause.BRIDGE_NETFILTER);
        assertThat(turned.message()).contains("the port that it came by");
    }

    /** Its userspace datapath only listens in, and the host's stack takes the frame at the port (seed 7288). */
    @Test
    void aRuleForAnOpenVSwitchMayMissWhatTheHostHearsAtItsPorts() {
        Topology deaf = Topology.empty("lab")
                .withNode(host(s -> s.withFirewall(DEAF)))
                .withNode(Namespace.of("red"))
                .withNode(Bridge.of("br0")
                        .withType(Bridge.Type.OPENVSWITCH)
                        .withAddresses(List.of(InterfaceAddress.parse("10.0.0.254/24"))))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "10.0.0.1/24"), CableEnd.of("br0", "p-red")));
        assertThat(ends(deaf)).containsExactly("FIREWALL", "reached");
        assertThat(ends(deaf.withNode("br0", ((Bridge) deaf.node("br0").orElseThrow()).withType(Bridge.Type.LINUX))))
                .containsExactly("FIREWALL");
    }

    /** Two routers who send to each other over an Open vSwitch hear each other twice at every turn. */
    @Test
    @Timeout(60)
    void goingRoundWhereEveryoneIsHeardTwiceComesToAnEnd() {
        Topology round = Topology.empty("lab")
                .withNode(host(s -> s.withForwarding(true)
                        .withRoutes(List.of(Route.via(Prefix.ALL_V4, Addresses.parse("10.0.0.1"))))))
                .withNode(new Namespace(
                        "red",
                        Namespace.Role.PLAIN,
                        IpStack.DEFAULT
                                .withForwarding(true)
                                .withRoutes(List.of(Route.via(Prefix.ALL_V4, Addresses.parse("10.0.0.254"))))))
                .withNode(Bridge.of("br0")
                        .withType(Bridge.Type.OPENVSWITCH)
                        .withAddresses(List.of(InterfaceAddress.parse("10.0.0.254/24"))))
                .withNode(new Namespace(
                        "blue",
                        Namespace.Role.PLAIN,
                        IpStack.DEFAULT.withRoutes(List.of(Route.via(Prefix.ALL_V4, Addresses.parse("10.0.0.1"))))))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "10.0.0.1/24"), CableEnd.of("br0", "p-red")))
                .withCable(Cable.of(CableEnd.of("blue", "eth0", "10.0.0.2/24"), CableEnd.of("br0", "p-blue")));
        assertThat(Explanations.explain(round, "blue", "10.99.0.9", Probe.PING).cause())
                .isEqualTo(Cause.ROUTING_LOOP);
    }

    /** Of all the host's addresses that one is taken which has most in common with the destination (seed 20283). */
    @Test
    void whatIsMaskedOnABridgeWithoutAnAddressHasTheNearestOfTheHosts() {
        Topology masked = Topology.empty("lab")
                .withNode(host(s -> s.withForwarding(true).withMasquerades(List.of(new Masquerade(null, null)))))
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withNode(Bridge.of("aside").withAddresses(List.of(InterfaceAddress.parse("fd00:1::2/64"))))
                .withNode(Bridge.of("near").withAddresses(List.of(InterfaceAddress.parse("fd00:2::2/64"))))
                .withNode(Bridge.of("far"))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "fd00:2::5/64"), CableEnd.of("near", "p-red")))
                .withCable(Cable.of(CableEnd.of("blue", "eth0", "fd00:2::6/64"), CableEnd.of("far", "p-blue")))
                .withCable(Cable.of(CableEnd.of("near", "x"), CableEnd.of("far", "y")));
        RoundTrip trip = Explanations.asDrawn(masked)
                .ways("red", Addresses.parse("fd00:2::6"), Probe.PING)
                .getFirst();
        assertThat(Addresses.text(trip.there().packet().source())).isEqualTo("fd00:2::2");
        assertThat(trip.stop()).isNull();
    }

    /**
     * What answers over another way, and passes a bridge of who translated, is taken for a new connection once data flows: it
     * gets a port of its own (seed 1245).
     */
    @Test
    void dataThatComesBackAcrossTheBridgeThatTranslatedIsNobodysAnswer() {
        Topology triangle = Topology.empty("lab")
                .withNode(host(s -> s.withForwarding(true)
                        .withRoutes(List.of(Route.via(Prefix.parse("10.0.4.0/24"), Addresses.parse("10.0.2.1"))))
                        .withPortForwards(List.of(new PortForward(
                                Protocol.TCP, 81, null, Addresses.parse("10.0.5.1"), 80)))))
                .withNode(Namespace.of("asker"))
                .withNode(Namespace.of("asked"))
                .withNode(new Namespace("r", Namespace.Role.PLAIN, IpStack.DEFAULT.withForwarding(true)))
                .withNode(new Namespace("web", Namespace.Role.PLAIN, IpStack.DEFAULT
                        .withRoutes(List.of(Route.via(Prefix.ALL_V4, Addresses.parse("10.0.5.2"))))
                        .withServices(List.of(new Service("web", "python3 -m http.server 80", false, true)))))
                .withNode(Bridge.of("br4"))
                .withCable(Cable.of(CableEnd.of("asker", "e4", "10.0.4.3/24"), CableEnd.of("br4", "p-asker")))
                .withCable(Cable.of(CableEnd.of("asked", "e4", "10.0.4.2/24"), CableEnd.of("br4", "p-asked")))
                .withCable(Cable.of(CableEnd.of("r", "e4", "10.0.4.1/24"), CableEnd.of("br4", "p-r")))
                .withCable(Cable.of(CableEnd.of("r", "e2", "10.0.2.1/24"), CableEnd.of("host", "e2", "10.0.2.5/24")))
                .withCable(Cable.of(CableEnd.of("web", "e5", "10.0.5.1/24"), CableEnd.of("host", "e5", "10.0.5.2/24")));
        assertThat(Explanations.explain(triangle, "asker", "10.0.4.2", Probe.tcp(81)).cause())
                .isEqualTo(Cause.NO_ROUTE_BACK);
    }

    /** A bridge knows one port for each MAC, that of whoever spoke last. */
    @Test
    void aThirdNodeWithTheMacOfOneOfTwoTakesWhatIsForThatOne() {
        Topology cloned = Topology.empty("lab").withNode(Bridge.of("br0").withSite(Site.ISOLATED));
        int i = 1;
        for (String name : List.of("red", "blue", "clone")) {
            CableEnd end = CableEnd.of(name, "eth0", "10.0.0." + i++ + "/24")
                    .withMac(new Mac(name.equals("red") ? "02:00:00:00:00:01" : "02:00:00:00:00:02"));
            cloned = cloned.withNode(Namespace.of(name)).withCable(Cable.of(end, CableEnd.of("br0", "p-" + name)));
        }
        Explanation said = Explanations.explain(cloned, "red", "10.0.0.2", Probe.PING);
        assertThat(said.cause()).isEqualTo(Cause.DUPLICATE_MAC);
        assertThat(said.hop()).isEqualTo("clone:eth0");
        Topology mended = said.fixes().getFirst().edit().apply(cloned);
        assertThat(Explanations.explain(mended, "red", "10.0.0.2", Probe.PING).reachable()).isTrue();
        Topology behind = Labs.end(cloned, "clone", "eth0", e -> e.withUp(false));
        assertThat(Explanations.explain(behind, "red", "10.0.0.2", Probe.PING).reachable()).isTrue();
    }

    /** Of v4 it is the host's eldest address, however near another is (seed 1199). */
    @Test
    void whatIsMaskedOnABridgeWithoutAnAddressHasTheEldestOfTheHosts() {
        Topology masked = Topology.empty("lab")
                .withNode(host(s -> s.withForwarding(true).withMasquerades(List.of(new Masquerade(null, null)))))
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withNode(Namespace.of("amber"))
                .withNode(Namespace.of("zinc"))
                .withNode(Bridge.of("far"))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "10.2.0.5/24"), CableEnd.of("far", "p-red")))
                .withCable(Cable.of(CableEnd.of("blue", "eth0", "10.2.0.6/24"), CableEnd.of("far", "p-blue")))
                .withCable(Cable.of(CableEnd.of("zinc", "eth0", "10.2.0.7/24"), CableEnd.of("host", "a", "10.2.0.1/24")))
                .withCable(Cable.of(CableEnd.of("amber", "eth0", "10.1.0.7/24"), CableEnd.of("host", "b", "10.1.0.1/24")));
        RoundTrip trip = Explanations.asDrawn(masked).ways("red", Addresses.parse("10.2.0.6"), Probe.PING).getFirst();
        assertThat(Addresses.text(trip.there().packet().source())).isEqualTo("10.1.0.1");
    }

    /** The answer comes to the bridge itself, which sends it on as a frame: of v6 nobody has to forward (seed 3708). */
    @Test
    void ofV6WhatABridgeTurnsBackNeedsNobodyThatForwards() {
        Topology masked = Topology.empty("lab")
                .withNode(host(s -> s.withForwarding(false).withMasquerades(List.of(new Masquerade(null, "br0")))))
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withNode(Bridge.of("br0")
                        .withAddresses(List.of(InterfaceAddress.parse("10.0.0.254/24"), InterfaceAddress.parse("fd00::254/64"))))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "10.0.0.1/24", "fd00::1/64"), CableEnd.of("br0", "p-red")))
                .withCable(Cable.of(CableEnd.of("blue", "eth0", "10.0.0.2/24", "fd00::2/64"), CableEnd.of("br0", "p-blue")));
        assertThat(Explanations.explain(masked, "red", "fd00::2", Probe.PING).reachable()).isTrue();
        assertThat(Explanations.explain(masked, "red", "10.0.0.2", Probe.PING).cause()).isEqualTo(Cause.FORWARDING_OFF);
    }

    /** Answers to the first would be those to the second, so that the second has another number (seed 7275). */
    @Test
    void whoIsTranslatedOnABridgeASecondTimeIsAskedUnderAnotherNumber() {
        Explanation lost = Explanations.explain(renumbered(true), "red", "10.0.0.254", Probe.PING);
        assertThat(lost.cause()).isEqualTo(Cause.NO_ROUTE_BACK);
        assertThat(lost.hop()).isEqualTo("host");
        assertThat(lost.message()).contains("another number").contains("does not pass there");
        assertThat(Explanations.explain(renumbered(false), "red", "10.0.0.254", Probe.PING).reachable())
                .isTrue();
    }

    /**
     * red's ping is translated on its way into the host, and on a bridge on its way to blue.
     *
     * @param aside whether the answer comes another way
     */
    static Topology renumbered(boolean aside) {
        Route back = Route.via(Prefix.parse("10.0.0.0/24"), Addresses.parse(aside ? "10.0.2.1" : "10.0.1.1"));
        return Topology.empty("provoked")
                .withNode(host(s -> s.withForwarding(true)
                        .withRoutes(List.of(Route.via(Prefix.parse("10.0.1.0/24"), Addresses.parse("10.0.0.2"))))
                        .withPortForwards(
                                List.of(new PortForward(null, null, null, Addresses.parse("10.0.1.2"), null)))))
                .withNode(Namespace.of("red"))
                .withNode(new Namespace("r", Namespace.Role.PLAIN, IpStack.DEFAULT.withForwarding(true)))
                .withNode(new Namespace("blue", Namespace.Role.PLAIN, IpStack.DEFAULT.withRoutes(List.of(back))))
                .withNode(Bridge.of("br0").withAddresses(List.of(InterfaceAddress.parse("10.0.0.254/24"))))
                .withNode(Bridge.of("br1"))
                .withCable(Cable.of(CableEnd.of("red", "eth0", "10.0.0.1/24"), CableEnd.of("br0", "p-red")))
                .withCable(Cable.of(CableEnd.of("r", "left", "10.0.0.2/24"), CableEnd.of("br0", "p-r")))
                .withCable(Cable.of(CableEnd.of("r", "right", "10.0.1.1/24"), CableEnd.of("br1", "p-down")))
                .withCable(Cable.of(CableEnd.of("blue", "eth0", "10.0.1.2/24"), CableEnd.of("br1", "p-blue")))
                .withCable(Cable.of(
                        CableEnd.of("blue", "eth1", "10.0.2.2/24"), CableEnd.of("red", "eth1", "10.0.2.1/24")));
    }

    private static List<String> ends(Topology topology) {
        return Explanations.asDrawn(topology).ways("red", Addresses.parse("10.0.0.254"), Probe.PING).stream()
                .map(w -> w.stop() == null ? "reached" : w.stop().cause().name())
                .toList();
    }

    private static Host host(UnaryOperator<IpStack> stack) {
        return new Host("host", stack.apply(IpStack.DEFAULT));
    }
}
