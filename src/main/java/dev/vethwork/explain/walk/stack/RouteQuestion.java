package dev.vethwork.explain.walk.stack;

import dev.vethwork.net.Family;
import inet.ipaddr.IPAddress;
import org.jspecify.annotations.Nullable;

/**
 * What a stack is asked for when a packet needs a route.
 *
 * @param source null where the packet has none yet, as one that a program sends without having chosen any
 * @param in the interface that it came in by; {@link #OWN} for what the stack itself sends
 * @param device the interface of equal routes to prefer, empty for any
 */
public record RouteQuestion(IPAddress destination, @Nullable IPAddress source, String in, String device) {
    /** What the kernel takes for the interface of a packet that comes from nowhere (LOOPBACK_IFINDEX). */
    public static final String OWN = "lo";

    /** For a packet of the stack's own that has no source yet. */
    static RouteQuestion to(IPAddress destination) {
        return new RouteQuestion(destination, null, OWN, "");
    }

    /** For one of the stack's own. */
    public static RouteQuestion from(IPAddress source, IPAddress destination) {
        return new RouteQuestion(destination, source, OWN, "");
    }

    public static RouteQuestion of(Packet packet, String in, String device) {
        return new RouteQuestion(packet.destination(), packet.source(), in.isEmpty() ? OWN : in, device);
    }

    Family family() {
        return Family.of(destination);
    }
}
