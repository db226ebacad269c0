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
    NO_SUCH_ADDRESS,
    DUPLICATE_ADDRESS,
    FORWARDING_OFF,
    NO_ROUTE_BACK,
    REVERSE_PATH_FILTER,
    FIREWALL,
    BRIDGE_NETFILTER,
    ROUTING_LOOP,
    BLACKHOLE,
    LOOPBACK_DOWN,
    MTU,
    NOT_LISTENING,
    UNKNOWN_MATCH
}
