package dev.vethwork.explain.walk.stack;

import dev.vethwork.net.Family;
import dev.vethwork.net.Names;
import inet.ipaddr.IPAddress;
import org.jspecify.annotations.Nullable;

/**
 * What a stack is asked for when a packet needs a route.
 *
 * @param source null where the packet has none yet, as one that a program sends without having chosen any
 * @param in the interface that it came in by; {@link #OWN} for what the stack itself sends
 * @param device the interface of equal routes to prefer, empty for any
 * @param scope the interface in whose VRF, if it is in one, the packet is; empty for none
 * @param flow what else is known of the packet
 * @param mark what rules of the firewall put on the packet before
 */
public record RouteQuestion(
        IPAddress destination, @Nullable IPAddress source, String in, String device, String scope, FlowKeys flow, CarriedMark mark) {
    public RouteQuestion(IPAddress destination, @Nullable IPAddress source, String in, String device, String scope) {
        this(destination, source, in, device, scope, FlowKeys.NONE, CarriedMark.NONE);
    }

    public RouteQuestion marked(CarriedMark value) {
        return new RouteQuestion(destination, source, in, device, scope, flow, value);
    }

    public RouteQuestion carrying(FlowKeys value) {
        return new RouteQuestion(destination, source, in, device, scope, value, mark);
    }

    /** What the kernel takes for the interface of a packet that comes from nowhere (LOOPBACK_IFINDEX). */
    public static final String OWN = Names.LOOPBACK;

    /** For a packet of the stack's own that has no source yet. */
    public static RouteQuestion to(IPAddress destination) {
        return new RouteQuestion(destination, null, OWN, "", "");
    }

    /** For one of the stack's own. */
    public static RouteQuestion from(IPAddress source, IPAddress destination) {
        return new RouteQuestion(destination, source, OWN, "", "");
    }

    public static RouteQuestion of(Packet packet, String in, String device) {
        return new RouteQuestion(packet.destination(), packet.source(), in.isEmpty() ? OWN : in, device, in)
                .carrying(FlowKeys.of(packet));
    }

    public RouteQuestion inVrfOf(String interfaceName) {
        return new RouteQuestion(destination, source, in, device, interfaceName, flow, mark);
    }

    Family family() {
        return Family.of(destination);
    }
}
