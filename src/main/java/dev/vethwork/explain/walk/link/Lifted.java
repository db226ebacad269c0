package dev.vethwork.explain.walk.link;

/** What of that by which bridges keep their ports apart is passed over. */
public enum Lifted {
    NOTHING,
    /** Ports that are isolated. */
    ISOLATION,
    /** That, and VLANs. */
    VLANS
}
