package dev.vethwork.plan;

/** Parts of Linux that a kernel can be without, and that a drawing may need. */
public enum KernelPiece {
    /** The queue that delays and loses. */
    NETEM,
    /** The queue that limits a rate. */
    TBF,
    NAT,
    /** iptables' look at the state of connections. */
    CONNTRACK,
    /** What shows bridged frames to iptables, and its settings. */
    BRIDGE_NETFILTER
}
