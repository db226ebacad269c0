package dev.vethwork.state.nft;

/** What of a packet a match looks at. */
public enum NftField {
    SOURCE_V4,
    DESTINATION_V4,
    SOURCE_V6,
    DESTINATION_V6,
    TCP_SOURCE_PORT,
    TCP_DESTINATION_PORT,
    UDP_SOURCE_PORT,
    UDP_DESTINATION_PORT,
    TCP_FLAGS,
    /** Of either. */
    SOURCE_PORT,
    DESTINATION_PORT,
    ICMP_TYPE,
    ICMPV6_TYPE,
    /** What an IP packet carries. */
    PROTOCOL,
    /** The same, of IPv4 alone and of IPv6 alone. */
    PROTOCOL_V4,
    PROTOCOL_V6,
    /** IPv4 or IPv6. */
    FAMILY,
    /** What a frame carries. */
    ETHER_TYPE,
    IN,
    OUT,
    STATE,
    /** What was translated of its connection. */
    STATUS,
    /** By which interface its source would be answered. */
    REVERSE_PATH,
    /** The same, had the answer its mark. */
    MARKED_REVERSE_PATH,
    SOURCE_TYPE,
    DESTINATION_TYPE,
    /** Who runs the program that sends it. */
    USER,
    GROUP,
    /** What a firewall has marked it with, and its connection. */
    MARK,
    CONNECTION_MARK,
    UNKNOWN
}
