package dev.vethwork.explain.walk.stack;

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
