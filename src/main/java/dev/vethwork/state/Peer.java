package dev.vethwork.state;

/** Where the other end of a veth pair is. */
public record Peer(String namespace, String interfaceName) {}
