package dev.vethwork.explain.walk;

import dev.vethwork.net.Family;
import dev.vethwork.topology.Protocol;
import inet.ipaddr.IPAddress;

/**
 * A packet on its way.
 *
 * @param sourcePort 0 for ICMP
 * @param destinationPort 0 for ICMP
 * @param size bytes with the IP header
 * @param reply whether it answers one that came before
 */
public record Packet(
        IPAddress source,
        IPAddress destination,
        Protocol protocol,
        int sourcePort,
        int destinationPort,
        int size,
        boolean reply) {
    public Family family() {
        return Family.of(destination);
    }

    Packet from(IPAddress address, int port) {
        return new Packet(address, destination, protocol, port, destinationPort, size, reply);
    }

    Packet to(IPAddress address, int port) {
        return new Packet(source, address, protocol, sourcePort, port, size, reply);
    }

    /** The answer to it. */
    public Packet answer() {
        return from(destination, destinationPort).to(source, sourcePort).asReply();
    }

    private Packet asReply() {
        return new Packet(source, destination, protocol, sourcePort, destinationPort, size, true);
    }

    /** Whether addresses and ports are the same. */
    boolean sameTuple(Packet other) {
        return source.equals(other.source)
                && destination.equals(other.destination)
                && sourcePort == other.sourcePort
                && destinationPort == other.destinationPort;
    }
}
