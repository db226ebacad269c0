package dev.vethwork.explain.walk;

import dev.vethwork.net.BadValue;
import inet.ipaddr.IPAddress;
import org.jspecify.annotations.Nullable;

/** What the nat table's verdicts make of a packet. */
final class NatRules {
    private NatRules() {}

    static Packet destination(Verdict verdict, Packet packet) {
        if (verdict.kind() != Verdict.Kind.DNAT) {
            return packet;
        }
        try {
            Translation to = Translation.parse(verdict.to(), packet.destinationPort());
            return packet.to(to.address(), to.port());
        } catch (BadValue unreadable) {
            return packet;
        }
    }

    /** @param own the address that masquerading takes; null where the interface has none */
    static Packet source(Verdict verdict, Packet packet, @Nullable IPAddress own) {
        try {
            return switch (verdict.kind()) {
                case MASQUERADE -> own == null ? packet : packet.from(own, packet.sourcePort());
                case SNAT -> {
                    Translation to = Translation.parse(verdict.to(), packet.sourcePort());
                    yield packet.from(to.address(), to.port());
                }
                case CONTINUE, ACCEPT, DROP, REJECT, DNAT, UNKNOWN -> packet;
            };
        } catch (BadValue unreadable) {
            return packet;
        }
    }
}
