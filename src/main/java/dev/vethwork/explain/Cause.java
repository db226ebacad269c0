package dev.vethwork.explain;

/** What stops a packet. The names are part of the answers of the command line. */
public enum Cause {
    NO_ADDRESS,
    NO_PREFIX,
    IPV6_OFF,
    INTERFACE_DOWN,
    PORT_DOWN,
    NO_ROUTE,
    GATEWAY_NOT_ON_LINK,
    NOT_ON_SEGMENT,
    PORTS_APART,
    TUNNEL_MISMATCH,
    ADDRESS_ON_PORT,
    NO_SUCH_ADDRESS,
    NO_PROXY,
    ARP_IGNORED,
    STATIC_NEIGHBOR,
    DUPLICATE_ADDRESS,
    DUPLICATE_MAC,
    MARTIAN,
    FORWARDING_OFF,
    TTL_EXCEEDED,
    NO_ROUTE_BACK,
    REVERSE_PATH_FILTER,
    FIREWALL,
    BRIDGE_NETFILTER,
    BRIDGE_LOOP,
    ROUTING_LOOP,
    BLACKHOLE,
    LOOPBACK_DOWN,
    MTU,
    PMTU_BLACK_HOLE,
    CHECKSUM,
    NOT_LISTENING,
    UNKNOWN_MATCH;

    /** What it is in a few plain words, with no names of the lab. */
    public String words() {
        return Messages.text("cause." + this);
    }
}
