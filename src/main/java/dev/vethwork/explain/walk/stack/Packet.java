package dev.vethwork.explain.walk.stack;

import dev.vethwork.net.Family;
import dev.vethwork.topology.netfilter.Protocol;
import inet.ipaddr.IPAddress;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A packet on its way.
 *
 * @param sourcePort 0 for ICMP
 * @param destinationPort 0 for ICMP
 * @param size bytes with the IP header
 * @param reply whether it answers one that came before
 * @param type the ICMP type of a neighbour's question or answer (RFC 4861), or of an error; 0 for all else
 * @param cuttable whether a router may cut it to fit: v4's, unless its sender forbids it (DF)
 * @param piece whether its sender or a router cut it, so that the size is that of its biggest fragment
 * @param about the packet that an ICMP error is about; null for all else
 * @param stage how far the connection is that it belongs to
 * @param summed whether a switch has completed its checksum, which its sender leaves to a card
 */
@RecordBuilder
public record Packet(
        IPAddress source,
        IPAddress destination,
        Protocol protocol,
        int sourcePort,
        int destinationPort,
        int size,
        boolean reply,
        int type,
        boolean cuttable,
        boolean piece,
        @Nullable Packet about,
        Stage stage,
        boolean summed) implements PacketBuilder.With {
    /** Where in a TCP connection a packet stands. */
    public enum Stage {
        /** Of the handshake; all packets of other protocols. */
        FIRST,
        /** After the handshake. */
        FOLLOWING,
        /** After the handshake, in a stack that saw the question of it and not the answer. */
        HALF_HEARD
    }

    public static final int NEIGHBOR_SOLICITATION = 135;
    public static final int NEIGHBOR_ADVERTISEMENT = 136;
    static final int DESTINATION_UNREACHABLE = 3;
    static final int PACKET_TOO_BIG = 2;
    private static final int FRAGMENTATION_NEEDED = 4;
    private static final int ECHO_REQUEST = 8;
    private static final int ECHO_REQUEST_V6 = 128;
    private static final int ECHO_REPLY_V6 = 129;
    private static final int NEIGHBOR_SIZE = 72;
    private static final int ERROR_SIZE = 576;
    /** More than the handshake of TCP has. */
    private static final int BULK = 200;

    public static Packet of(IPAddress source, IPAddress destination, Protocol protocol, int from, int to, int size) {
        return new Packet(source, destination, protocol, from, to, size, false, 0, false, false, null, Stage.FIRST, false);
    }

    /** A neighbour's question or answer. */
    public static Packet neighbor(IPAddress source, IPAddress destination, int type) {
        return of(source, destination, Protocol.ICMP, 0, 0, NEIGHBOR_SIZE).withType(type);
    }

    /** What a router tells the sender of a packet that is too big for the way on. */
    public static Packet tooBig(IPAddress source, Packet lost) {
        boolean v4 = lost.family() == Family.V4;
        return new Packet(
                source,
                lost.source(),
                Protocol.ICMP,
                0,
                0,
                Math.min(ERROR_SIZE, lost.size()),
                false,
                v4 ? DESTINATION_UNREACHABLE : PACKET_TOO_BIG,
                v4,
                false,
                lost.withAbout(null),
                Stage.FIRST,
                true);
    }

    /** Whether it is there to find a neighbour, and no part of what is asked. */
    public boolean isNeighborDiscovery() {
        return type == NEIGHBOR_SOLICITATION || type == NEIGHBOR_ADVERTISEMENT;
    }

    /** The type of an ICMP message: its own, or that of a ping or its answer. */
    int icmpType() {
        if (type != 0) {
            return type;
        }
        return family() == Family.V4 ? (reply ? 0 : ECHO_REQUEST) : reply ? ECHO_REPLY_V6 : ECHO_REQUEST_V6;
    }

    int icmpCode() {
        return family() == Family.V4 && type == DESTINATION_UNREACHABLE ? FRAGMENTATION_NEEDED : 0;
    }

    /** Whether the handshake of its connection is over. */
    public boolean isFollowing() {
        return stage != Stage.FIRST;
    }

    /** Whether it carries data of a TCP connection, which a kernel hands over several segments at a time (GSO). */
    public boolean isSegment() {
        return protocol == Protocol.TCP && size > BULK;
    }

    public Family family() {
        return Family.of(destination);
    }

    public Packet from(IPAddress address, int port) {
        return withSource(address).withSourcePort(port);
    }

    public Packet to(IPAddress address, int port) {
        return withDestination(address).withDestinationPort(port);
    }

    /** The largest of its fragments; of TCP's a smaller segment. */
    public Packet cut(int bytes) {
        if (size <= bytes) {
            return this;
        }
        boolean cut = protocol != Protocol.TCP;
        return withSize(bytes).withCuttable(family() == Family.V4 && cut).withPiece(cut);
    }

    /** The answer to it, which whoever sends it makes whole. */
    public Packet answer() {
        return from(destination, destinationPort).to(source, sourcePort).withReply(true).withPiece(false).withSummed(false);
    }

    /** Whether addresses and ports are the same. */
    public boolean sameTuple(Packet other) {
        return source.equals(other.source)
                && destination.equals(other.destination)
                && sourcePort == other.sourcePort
                && destinationPort == other.destinationPort;
    }
}
