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
 * @param type the ICMP type of a neighbour's question or answer (RFC 4861); 0 for all else
 */
public record Packet(
        IPAddress source,
        IPAddress destination,
        Protocol protocol,
        int sourcePort,
        int destinationPort,
        int size,
        boolean reply,
        int type) {
    static final int NEIGHBOR_SOLICITATION = 135;
    static final int NEIGHBOR_ADVERTISEMENT = 136;
    private static final int NEIGHBOR_SIZE = 72;

    /** A neighbour's question or answer. */
    static Packet neighbor(IPAddress source, IPAddress destination, int type) {
        return new Packet(source, destination, Protocol.ICMP, 0, 0, NEIGHBOR_SIZE, false, type);
    }

    /** Whether it is there to find a neighbour, and no part of what is asked. */
    public boolean isNeighborDiscovery() {
        return type != 0;
    }

    public Family family() {
        return Family.of(destination);
    }

    Packet from(IPAddress address, int port) {
        return new Packet(address, destination, protocol, port, destinationPort, size, reply, type);
    }

    Packet to(IPAddress address, int port) {
        return new Packet(source, address, protocol, sourcePort, port, size, reply, type);
    }

    /** The largest of its fragments. */
    Packet cut(int bytes) {
        return new Packet(source, destination, protocol, sourcePort, destinationPort, bytes, reply, type);
    }

    /** The answer to it. */
    public Packet answer() {
        return from(destination, destinationPort).to(source, sourcePort).asReply();
    }

    private Packet asReply() {
        return new Packet(source, destination, protocol, sourcePort, destinationPort, size, true, type);
    }

    /** Whether addresses and ports are the same. */
    boolean sameTuple(Packet other) {
        return source.equals(other.source)
                && destination.equals(other.destination)
                && sourcePort == other.sourcePort
                && destinationPort == other.destinationPort;
    }
}
