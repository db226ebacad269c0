package dev.vethwork.explain.walk.link;

import dev.vethwork.topology.netfilter.Protocol;
import inet.ipaddr.IPAddress;
import org.jspecify.annotations.Nullable;

/**
 * A frame or packet that travels inside another packet.
 *
 * @param from the interface that wraps it up
 * @param local the address that the outer packet is from; null for one that the stack chooses
 * @param remote the one that it is for
 * @param port UDP port that it is for; 0 for what has none
 * @param to the interface that unwraps it
 * @param more bytes by which the outer packet is bigger; 0 where what is too big is not wrapped up at all
 */
public record Tunnel(
        Port from, @Nullable IPAddress local, IPAddress remote, Protocol protocol, int port, Port to, int more) {
    /** Of one whose far end is its sender's own address. */
    public static final String TO_ITSELF = "itself";
}
