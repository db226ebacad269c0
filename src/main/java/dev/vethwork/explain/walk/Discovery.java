package dev.vethwork.explain.walk;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.walk.link.Wire;
import dev.vethwork.explain.walk.netfilter.Flow;
import dev.vethwork.explain.walk.netfilter.Hooks;
import dev.vethwork.explain.walk.netfilter.Tracking;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.stack.Stack;
import dev.vethwork.explain.walk.stack.Stacks;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.explain.walk.trip.Trip;
import dev.vethwork.net.Addresses;
import dev.vethwork.state.Interface;
import dev.vethwork.state.nft.NftChain.Hook;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
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
    private final BridgeFilter bridges;

    Discovery(Stacks stacks, BridgeFilter bridges) {
        this.stacks = stacks;
        this.bridges = bridges;
    }

    /** The trip, stopped where question or answer is dropped. */
    Trip find(Stack stack, Trip trip, String device, IPAddress nextHop, Wire.Listener taker) {
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
        List<Wire.Port> back = new ArrayList<>(taker.bridged()).reversed();
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
                                        other.name(), taker.port().device(), asker, new Wire.Port(stack.name(), device))));
    }

    private @Nullable Stop sent(
            Packet packet, Stack from, String out, List<Wire.Port> over, Stack to, String in) {
        Hooks hooks = new Hooks();
        Stop stop = hooks.filter(
                new Flow(from, packet, "", out, Tracking.NONE, false), Hook.OUTPUT, Cause.FIREWALL, out);
        for (Wire.Port bridge : over) {
            stop = stop == null ? bridges.stop(packet, bridge) : stop;
        }
        return stop == null
                ? hooks.filter(new Flow(to, packet, in, "", Tracking.NONE, false), Hook.INPUT, Cause.FIREWALL, in)
                : stop;
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
