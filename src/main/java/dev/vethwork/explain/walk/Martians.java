package dev.vethwork.explain.walk;

import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.stack.Stack;
import dev.vethwork.net.Addresses;
import inet.ipaddr.IPAddress;

/** Addresses that no packet may have outside of a node (ip_route_input_slow and __mkroute_output in net/ipv4/route.c). */
final class Martians {
    private static final String ROUTE_LOCALNET = "route_localnet";

    private Martians() {}

    /** The setting that would let in what has such an address, or the address itself; empty where it has none. */
    static String arriving(Stack stack, Packet packet, String in) {
        IPAddress source = packet.source();
        IPAddress destination = packet.destination();
        if (source.isIPv6()) {
            // For v6 no setting lets it in.
            return source.isLoopback() || destination.isLoopback() ? Addresses.text(destination) : "";
        }
        if (source.isMulticast() || isOfThisNetwork(source)) {
            return Addresses.text(source);
        }
        if (isOfThisNetwork(destination)) {
            return Addresses.text(destination);
        }
        boolean loops = source.isLoopback() || destination.isLoopback();
        return loops && !stack.switches().either(in, ROUTE_LOCALNET) ? ROUTE_LOCALNET : "";
    }

    /** The same of what a node sends itself. */
    static String leaving(Stack stack, Packet packet, String out) {
        return packet.source().isIPv4()
                        && packet.source().isLoopback()
                        && !stack.switches().either(out, ROUTE_LOCALNET)
                ? ROUTE_LOCALNET
                : "";
    }

    /** 0.0.0.0/8. */
    private static boolean isOfThisNetwork(IPAddress address) {
        return address.getSegment(0).getSegmentValue() == 0;
    }
}
