package dev.vethwork.topology.netfilter;

import dev.vethwork.net.ProtocolNumber;

/** A protocol of which packets can be asked for and sent. */
public enum Protocol {
    TCP,
    UDP,
    ICMP;

    /** In a header of IPv4. */
    public ProtocolNumber number() {
        return switch (this) {
            case TCP -> ProtocolNumber.TCP;
            case UDP -> ProtocolNumber.UDP;
            case ICMP -> ProtocolNumber.ICMP;
        };
    }

    /** Whether its packets carry port numbers. */
    public boolean hasPorts() {
        return this != ICMP;
    }
}
