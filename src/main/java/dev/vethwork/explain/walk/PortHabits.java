package dev.vethwork.explain.walk;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.walk.link.Listener;
import dev.vethwork.explain.walk.link.Pass;
import dev.vethwork.explain.walk.link.Port;
import dev.vethwork.explain.walk.link.Wire;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.stack.Stacks;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.net.BridgePort;
import dev.vethwork.net.Mac;
import dev.vethwork.net.PortHabit;
import dev.vethwork.state.Interface;
import inet.ipaddr.IPAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Ports of Linux bridges that were told not to do what ports do by themselves (br_flood in net/bridge/br_forward.c). */
record PortHabits(Stacks stacks, Wire wire) {
    /** Why the question for a neighbour does not come to it, or the answer not back; empty where both do. */
    Optional<Stop> asking(Port from, Packet packet, IPAddress nextHop, Listener taker) {
        PortHabit habit = nextHop.isIPv6() ? PortHabit.MCAST_FLOOD : PortHabit.BCAST_FLOOD;
        return taker.passes().stream()
                // What the bridge itself sends to all, it sends by all.
                .filter(pass -> isPort(pass.in()) && isPort(pass.out()) && !port(pass.out()).does(habit))
                .findFirst()
                .map(pass -> stop(pass.out(), packet, nextHop, habit))
                .or(() -> strange(taker, Pass::in, from, packet, packet.source()));
    }

    /** Why a frame that is for it alone does not come to it; empty where it does. */
    Optional<Stop> sending(Packet packet, IPAddress nextHop, Listener taker) {
        return strange(taker, Pass::out, taker.port(), packet, nextHop);
    }

    private Optional<Stop> strange(
            Listener taker, Function<Pass, Port> end, Port whose, Packet packet, IPAddress address) {
        return taker.passes().stream()
                .map(end)
                .filter(port -> isPort(port) && !port(port).isFound() && !isWritten(port, whose))
                .findFirst()
                .map(port -> stop(port, packet, address, PortHabit.FLOOD));
    }

    private static Stop stop(Port port, Packet packet, IPAddress address, PortHabit habit) {
        return new Stop(
                Cause.PORTS_APART, port.namespace(), port.device(), packet, address, habit.name().toLowerCase(Locale.ROOT));
    }

    /** Whether the bridge has it in its table that somebody is behind a port. */
    private boolean isWritten(Port port, Port whose) {
        Mac mac = wire.device(whose).map(Interface::mac).orElse(null);
        return stacks.of(port.namespace()).state().fdb().stream()
                .anyMatch(entry -> entry.port().equals(port.device()) && entry.mac().equals(mac));
    }

    private boolean isPort(Port port) {
        return wire.device(port).filter(Interface::isBridge).isEmpty();
    }

    private BridgePort port(Port port) {
        return wire.device(port).map(Interface::port).orElse(BridgePort.PLAIN);
    }
}
