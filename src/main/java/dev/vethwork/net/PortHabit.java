package dev.vethwork.net;

/** What a port of a Linux bridge does by itself, and can be told to leave (bridge(8)). */
public enum PortHabit {
    /** To remember who is behind it by what comes in there. */
    LEARNING,
    /** To send what is for somebody whom the bridge does not know. */
    FLOOD,
    /** To send what is for several; neighbours of IPv6 are asked so. */
    MCAST_FLOOD,
    /** To send what is for everybody; ARP asks so. */
    BCAST_FLOOD
}
