package dev.vethwork.explain.walk.netfilter;

import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.trip.Verdict;
import dev.vethwork.net.Endpoint;
import inet.ipaddr.IPAddress;
import org.jspecify.annotations.Nullable;

/** What the nat table's verdicts make of a packet. */
public final class NatRules {
    private NatRules() {}

    public static Packet destination(Verdict verdict, Packet packet) {
        Endpoint to = verdict.to();
        return verdict.kind() != Verdict.Kind.DNAT || to == null
                ? packet
                : packet.to(to.address(), port(to, packet.destinationPort()));
    }

    /** @param own the address that masquerading takes; null where the interface has none */
    public static Packet source(Verdict verdict, Packet packet, @Nullable IPAddress own) {
        Endpoint to = verdict.to();
        return switch (verdict.kind()) {
            case MASQUERADE -> own == null ? packet : packet.from(own, packet.sourcePort());
            case SNAT -> to == null ? packet : packet.from(to.address(), port(to, packet.sourcePort()));
            case CONTINUE, ACCEPT, DROP, REJECT, DNAT, UNKNOWN -> packet;
        };
    }

    /** That of the rule, or the packet's own, which it keeps where the rule names none. */
    private static int port(Endpoint to, int own) {
        Integer named = to.port();
        return named == null ? own : named;
    }
}
