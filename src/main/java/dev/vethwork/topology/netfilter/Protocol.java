package dev.vethwork.topology.netfilter;

/** A transport protocol that a rule can name. */
public enum Protocol {
    TCP,
    UDP,
    ICMP;

    /** Whether its packets carry port numbers. */
    public boolean hasPorts() {
        return this != ICMP;
    }
}
