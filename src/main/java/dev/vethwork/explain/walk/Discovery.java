package dev.vethwork.explain.walk;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.walk.link.Listener;
import dev.vethwork.explain.walk.link.Port;
import dev.vethwork.explain.walk.link.Wire;
import dev.vethwork.explain.walk.netfilter.Flow;
import dev.vethwork.explain.walk.netfilter.Hooks;
import dev.vethwork.explain.walk.netfilter.Tracking;
import dev.vethwork.explain.walk.stack.FlowKeys;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.stack.RouteAnswer;
import dev.vethwork.explain.walk.stack.RouteQuestion;
import dev.vethwork.explain.walk.stack.RuleText;
import dev.vethwork.explain.walk.stack.Stack;
import dev.vethwork.explain.walk.stack.Stacks;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.explain.walk.trip.Trip;
import dev.vethwork.net.Addresses;
import dev.vethwork.state.Interface;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.RoutingRuleEntry;
import dev.vethwork.state.nft.NftChain.Hook;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How v6 finds a neighbour (RFC 4861): a question to many, an answer to one. Unlike ARP both are packets that ip6tables
 * sees, so that a firewall which drops all that it does not know drops its own neighbours.
 */
final class Discovery {
    /** Of an interface whose own is not known. */
    private static final IPAddress LINK_LOCAL = Addresses.parse("fe80::1");

    private static final IPAddress SOLICITED = Addresses.parse("ff02::1:ff00:0");
    private static final int SOLICITED_LENGTH = 104;

    private final Stacks stacks;
    private final Wire wire;
    private final BridgeFilter bridges;

    Discovery(Stacks stacks, Wire wire, BridgeFilter bridges) {
        this.stacks = stacks;
        this.wire = wire;
        this.bridges = bridges;
    }

    /** The trip, stopped where question or answer is dropped. */
    Trip find(Stack stack, Trip trip, String device, IPAddress nextHop, Listener taker) {
        if (trip.heard(stack.name(), device, nextHop).isPresent()) {
            return trip;
        }
        IPAddress asker = asker(stack, device, trip.packet());
        if (asker == null) {
            return trip.stopped(new Stop(Cause.NO_ADDRESS, stack.name(), device, trip.packet(), nextHop, ""));
        }
        Stack other = stacks.of(taker.port().namespace());
        Packet question = Packet.neighbor(asker, solicited(nextHop), Packet.NEIGHBOR_SOLICITATION);
        Packet answer = Packet.neighbor(nextHop, asker, Packet.NEIGHBOR_ADVERTISEMENT);
        List<Port> back = new ArrayList<>(taker.bridged()).reversed();
        Stop stop = sent(question, stack, device, taker.bridged(), other, taker.port().device());
        if (stop == null) {
            stop = sent(answer, other, taker.port().device(), back, stack, device);
        }
        return stop != null
                ? trip.stopped(stop)
                : trip.hearing(
                        List.of(
                                new Trip.Heard(stack.name(), device, nextHop, taker.port()),
                                new Trip.Heard(
                                        other.name(), taker.port().device(), asker, new Port(stack.name(), device))));
    }

    private @Nullable Stop sent(
            Packet packet, Stack from, String out, List<Port> over, Stack to, String in) {
        Hooks hooks = new Hooks();
        Flow leaving = new Flow(from, packet, "", out, Tracking.NONE, false);
        hooks.markLeaving(leaving);
        Stop stop = hooks.marking().isEmpty() ? null : astray(hooks, from, packet, out, new Port(to.name(), in));
        stop = stop == null ? hooks.filter(leaving, Hook.OUTPUT, Cause.FIREWALL, out) : stop;
        for (Port bridge : over) {
            stop = stop == null ? bridges.stop(packet, bridge) : stop;
        }
        return stop == null
                ? hooks.filter(new Flow(to, packet, in, "", Tracking.NONE, false), Hook.INPUT, Cause.FIREWALL, in)
                : stop;
    }

    /**
     * What is marked as it is sent is looked for once more (ip6_route_me_harder in net/ipv6/netfilter.c), which bypasses nobody
     * where it is for many, and is tied to its interface where it is for an address of the link's alone.
     */
    private @Nullable Stop astray(Hooks hooks, Stack from, Packet packet, String out, Port to) {
        if (packet.destination().isMulticast()) {
            return null;
        }
        FlowKeys keys = from.looksInside(packet.family()) ? FlowKeys.of(packet) : FlowKeys.NONE;
        String tied = packet.destination().isLinkLocal() ? out : "";
        RouteAnswer answer = from.routing().ask(RouteQuestion.of(packet, "", tied).carrying(keys).marked(hooks.wayMark()));
        return switch (answer) {
            case RouteAnswer.Refused(RoutingRuleEntry rule) -> Stop.at(from, Cause.BLACKHOLE, null, packet, RuleText.of(rule));
            case RouteAnswer.Unknown(RoutingRuleEntry rule) -> Stop.at(from, Cause.UNKNOWN_MATCH, null, packet, RuleText.of(rule));
            case RouteAnswer.Found(RouteEntry route, var _)
            when route.hops().stream().anyMatch(hop -> reaches(from, packet, hop, out, to)) || isOfTheLink(packet, route) -> null;
            case RouteAnswer.Nothing() when packet.destination().isLinkLocal() -> null;
            default -> new Stop(Cause.FIREWALL, from.name(), out, packet, packet.destination(), hooks.marking());
        };
    }

    /** The table main knows every link's own addresses, which nobody draws. */
    private static boolean isOfTheLink(Packet packet, RouteEntry route) {
        return packet.destination().isLinkLocal() && route.table().isMain();
    }

    /** Whether it comes to whom it is for without anybody passing it on, which would make it invalid (RFC 4861, 7.1). */
    private boolean reaches(Stack from, Packet packet, RouteEntry.Hop hop, String out, Port to) {
        String device = Objects.requireNonNullElse(hop.device(), "");
        IPAddress via = hop.via();
        boolean direct = via == null || packet.destination().equals(via) || stacks.of(to.namespace()).has(via, to.device());
        return direct
                && (device.equals(out)
                        || wire.listeners(new Port(from.name(), device)).stream()
                                .anyMatch(l -> l.port().equals(to) && l.down().isEmpty()));
    }

    /**
     * The packet's own source where it is the interface's, else the interface's link-local address; null where somebody took
     * all of a kernel's interface away: it asks nobody then (ndisc_send_ns in net/ipv6/ndisc.c). One that has others is about
     * to get its own, seen a moment after it came up.
     */
    private static @Nullable IPAddress asker(Stack stack, String device, Packet packet) {
        List<IPAddress> own = stack.state().device(device).map(Interface::addresses).orElse(List.of()).stream()
                .map(dev.vethwork.net.Prefix::address)
                .filter(IPAddress::isIPv6)
                .toList();
        if (own.contains(packet.source())) {
            return packet.source();
        }
        boolean bare = own.isEmpty()
                && stack.state().device(device).filter(d -> d.index() > 0).isPresent();
        return own.stream().filter(IPAddress::isLinkLocal).findFirst().orElse(bare ? null : LINK_LOCAL);
    }

    /** ff02::1:ff and the last 24 bits (RFC 4291, 2.7.1). */
    private static IPAddress solicited(IPAddress address) {
        IPAddress low = address.mask(SOLICITED.getNetwork().getHostMask(SOLICITED_LENGTH));
        return SOLICITED.bitwiseOr(low);
    }
}
