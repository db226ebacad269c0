package dev.vethwork.packet.layer;

import inet.ipaddr.IPAddress;

/** An IP header of either family. */
public sealed interface IpHeader extends Layer permits Ipv4, Ipv6 {
    IPAddress source();

    IPAddress destination();

    /** Hop limit or time to live. */
    int ttl();

    /** The protocol that it carries, by its number. */
    int carries();

    /** Whether it is a piece of a packet that was cut up, and not the first. */
    boolean isLaterFragment();
}
