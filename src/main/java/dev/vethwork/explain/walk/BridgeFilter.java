package dev.vethwork.explain.walk;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.kind.LinkPaths;
import dev.vethwork.explain.walk.link.Measured;
import dev.vethwork.explain.walk.link.Port;
import dev.vethwork.explain.walk.link.Wire;
import dev.vethwork.explain.walk.netfilter.Flow;
import dev.vethwork.explain.walk.netfilter.Hooks;
import dev.vethwork.explain.walk.netfilter.NatRules;
import dev.vethwork.explain.walk.netfilter.Tracking;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.stack.Stack;
import dev.vethwork.explain.walk.stack.Stacks;
import dev.vethwork.explain.walk.trip.Connection;
import dev.vethwork.explain.walk.trip.Crossing;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.explain.walk.trip.Trip;
import dev.vethwork.explain.walk.trip.Verdict;
import dev.vethwork.net.Family;
import dev.vethwork.state.Interface;
import dev.vethwork.state.nft.NftChain.Hook;
import inet.ipaddr.IPAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** br_netfilter: frames that only pass from port to port go through the chains of routed packets. */
final class BridgeFilter {
    /** The hooks of a bridge that a frame meets which passes from port to port. */
    private static final List<Hook> PASSING =
            List.of(Hook.PREROUTING, Hook.FORWARD, Hook.POSTROUTING);

    private final Stacks stacks;
    private final Wire wire;

    BridgeFilter(Stacks stacks, Wire wire) {
        this.stacks = stacks;
        this.wire = wire;
    }

    /** Over one bridge. Where its destination was translated the trip carries it so. */
    Trip pass(Trip trip, Port bridge) {
        Hooks hooks = new Hooks();
        Stop framed = framed(hooks, trip.packet(), bridge, false);
        if (framed != null) {
            return trip.stopped(framed);
        }
        Trip passed = filters(bridge, trip.packet().family()) ? filtered(trip, bridge, hooks) : trip;
        Crossing crossing = new Crossing(
                bridge.namespace(), bridge.device(), bridge.device(), "hop.bridge", bridge.device(), null, null,
                hooks.said());
        return passed.across(crossing);
    }

    /** Why the question for a neighbour does not pass a bridge; null where it does. */
    @Nullable Stop asking(Packet packet, Port bridge) {
        return framed(new Hooks(), packet, bridge, true);
    }

    /** Chains of the family bridge are of the kernel's own bridges: another switch does not ask them. */
    private @Nullable Stop framed(Hooks hooks, Packet packet, Port bridge, boolean arp) {
        if (wire.device(bridge).filter(b -> LinkPaths.of(b).filtersBridged()).isEmpty()) {
            return null;
        }
        Flow flow = new Flow(
                stacks.of(bridge.namespace()), packet, bridge.device(), bridge.device(), Tracking.NONE, true);
        return hooks.bridged(flow, PASSING, arp, bridge.device());
    }

    /** Why a frame that finds neighbours does not pass a bridge; null where it does. */
    @Nullable Stop stop(Packet packet, Port bridge) {
        Stop framed = framed(new Hooks(), packet, bridge, false);
        if (framed != null || !filters(bridge, packet.family())) {
            return framed;
        }
        Stack stack = stacks.of(bridge.namespace());
        Flow flow = new Flow(stack, packet, bridge.device(), bridge.device(), Tracking.NONE, true);
        return new Hooks().filter(flow, Hook.FORWARD, Cause.BRIDGE_NETFILTER, bridge.device());
    }

    /**
     * Whether it is cut to fit a narrow port on its way (br_nf_dev_queue_xmit in net/bridge/br_netfilter_hooks.c): an echo
     * reply may be (icmp_reply in net/ipv4/icmp.c), what ping and TCP send may not.
     */
    boolean fragments(Packet packet, Measured port) {
        return packet.cuttable()
                && port.out()
                && wire.device(port.at())
                        .map(Interface::master)
                        .filter(b -> filters(new Port(port.at().namespace(), b), Family.V4))
                        .isPresent();
    }

    /**
     * Whether its sender is told that it is too big for the port that it is to leave by (ip6_fragment in net/ipv6/ip6_output.c, as
     * br_nf_dev_queue_xmit in net/bridge/br_netfilter_hooks.c calls it), and sends less.
     */
    boolean tells(Packet packet, Measured port) {
        return packet.family() == Family.V6
                && port.out()
                && wire.device(port.at())
                        .map(Interface::master)
                        .map(b -> new Port(port.at().namespace(), b))
                        .filter(b -> filters(b, Family.V6))
                        .filter(b -> stacks.of(b.namespace()).routing().lookup(packet.source()).isPresent())
                        .isPresent();
    }

    /** Whether conntrack looks at it whole before it is cut again. */
    private static boolean isPutTogether(Packet packet, Stack stack) {
        return packet.piece() && packet.family() == Family.V4 && stack.tracks(Family.V4);
    }

    private boolean filters(Port bridge, Family family) {
        return wire.device(bridge).filter(b -> LinkPaths.of(b).filtersBridged()).isPresent()
                && stacks.of(bridge.namespace()).switches().filtersBridged(family);
    }

    private Trip filtered(Trip trip, Port bridge, Hooks hooks) {
        Stack stack = stacks.of(bridge.namespace());
        Packet packet = trip.packet();
        Tracking first =
                Tracking.at(Hook.PREROUTING, new Flow(stack, packet, bridge.device(), "", Tracking.NONE, true), trip);
        Flow arriving = new Flow(stack, packet, bridge.device(), "", first, true);
        Stop stop = hooks.filter(arriving, Hook.PREROUTING, Cause.BRIDGE_NETFILTER, bridge.device());
        Verdict aim = hooks.nat(arriving, Hook.PREROUTING);
        // Which of several it would be, the frame does not tell.
        aim = aim.otherwise().isEmpty() ? aim : aim.unsure();
        stop = stop == null ? hooks.unknown(arriving, aim, bridge.device()) : stop;
        if (stop != null) {
            return trip.stopped(stop);
        }
        Packet aimed = first.aimed(NatRules.destination(aim, packet));
        Tracking tracking = first.turned(packet, aimed);
        stop = hooks.aimed(
                new Flow(stack, aimed, bridge.device(), "", tracking, true), Cause.BRIDGE_NETFILTER, bridge.device());
        if (stop != null) {
            return trip.stopped(stop);
        }
        if (!aimed.destination().equals(packet.destination())) {
            return trip.carrying(aimed);
        }
        if (isPutTogether(aimed, stack) && aimed.size() > wire.mtu(bridge)) {
            // Nothing may be cut into bigger pieces than the bridge itself takes (br_nf_ip_fragment, the same file).
            return trip.stopped(
                    Stop.at(stack, Cause.MTU, bridge.device(), aimed, String.valueOf(wire.mtu(bridge))));
        }
        Flow flow = new Flow(stack, aimed, bridge.device(), bridge.device(), tracking, true);
        for (Hook hook : List.of(Hook.FORWARD, Hook.POSTROUTING)) {
            stop = stop == null ? hooks.filter(flow, hook, Cause.BRIDGE_NETFILTER, bridge.device()) : stop;
        }
        Verdict mask = hooks.nat(flow, Hook.POSTROUTING);
        stop = stop == null ? hooks.masked(flow, mask, bridge.device(), Cause.BRIDGE_NETFILTER) : stop;
        IPAddress own = stack.sourceFor(bridge.device(), aimed.destination());
        if (stop == null && mask.kind() == Verdict.Kind.MASQUERADE && own == null) {
            // Nothing to hide it behind (nf_nat_masquerade_ipv4 in net/netfilter/nf_nat_masquerade.c).
            stop = Stop.at(stack, Cause.BRIDGE_NETFILTER, bridge.device(), aimed, mask.text());
        }
        stop = stop == null ? hooks.parted(flow, own, bridge.device(), Cause.BRIDGE_NETFILTER) : stop;
        if (stop != null) {
            return trip.stopped(stop);
        }
        Packet leaving = tracking.leaving(NatRules.source(mask, aimed, own));
        return trip.carrying(leaving).remembering(
                tracking.isTracked(), new Connection(stack.name(), packet, leaving, Connection.Mask.of(mask, bridge.device()), hooks.mark()));
    }
}
