package dev.vethwork.explain.walk.stack;

import dev.vethwork.net.Family;
import dev.vethwork.net.FlowSelector;
import dev.vethwork.net.PortSpan;
import dev.vethwork.net.ProtocolNumber;
import dev.vethwork.topology.netfilter.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * What a kernel knows of a packet beside its addresses when it looks for a route.
 *
 * @param protocol null where nothing was looked at
 * @param sourcePort 0 for none
 * @param port 0 for none
 */
public record FlowKeys(@Nullable ProtocolNumber protocol, int sourcePort, int port) {
    /** Of what is no packet of IP, or of one that was not looked into. */
    public static final FlowKeys NONE = new FlowKeys(null, 0, 0);

    /**
     * Of a packet as who sends it asks for its route, before there is one to look into: the type and code of an ICMP message stand
     * where the destination port would (flowi_uli in include/net/flow.h). The answer to a ping of v4 has none (icmp_reply in
     * net/ipv4/icmp.c).
     */
    public static FlowKeys sent(Packet packet) {
        boolean v4 = packet.family() == Family.V4;
        return packet.protocol() != Protocol.ICMP || v4 && packet.reply()
                ? of(packet)
                : new FlowKeys(ProtocolNumber.ICMP.in(packet.family()), 0, packet.icmpType() << Byte.SIZE | packet.icmpCode());
    }

    public static FlowKeys of(Packet packet) {
        Protocol protocol = packet.protocol();
        if (protocol == Protocol.ICMP) {
            return new FlowKeys(ProtocolNumber.ICMP.in(packet.family()), 0, 0);
        }
        return packet.sourcePort() == 0 && packet.destinationPort() == 0
                ? NONE
                : new FlowKeys(
                        protocol == Protocol.TCP ? ProtocolNumber.TCP : ProtocolNumber.UDP,
                        packet.sourcePort(),
                        packet.destinationPort());
    }

    /** Whether a rule asks for such a packet. Nobody here sends one of a type of service (fib4_rule_match in net/ipv4/fib_rules.c). */
    boolean isOf(FlowSelector selector) {
        return selector.tos() == null
                && (selector.protocol() == null || selector.protocol().equals(protocol))
                && contains(selector.sourcePorts(), sourcePort)
                && contains(selector.ports(), port);
    }

    private static boolean contains(@Nullable PortSpan span, int number) {
        return span == null || span.contains(number);
    }
}
