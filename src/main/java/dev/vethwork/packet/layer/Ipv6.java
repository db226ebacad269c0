package dev.vethwork.packet.layer;

import dev.vethwork.packet.bytes.Bytes;
import dev.vethwork.packet.bytes.Field;
import dev.vethwork.packet.bytes.FieldList;
import dev.vethwork.text.Phrase;
import inet.ipaddr.IPAddress;
import java.util.List;

/**
 * An IPv6 header with its extension headers (RFC 8200).
 *
 * @param carries the protocol behind the extensions
 * @param offset of a fragment, in bytes; -1 where it is whole
 */
public record Ipv6(Bytes at, IPAddress source, IPAddress destination, int ttl, int carries, int offset) implements IpHeader {
    private static final int HEAD = 40;
    private static final int MOST_EXTENSIONS = 16;
    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int FRAGMENT = 44;
    private static final int AUTHENTICATION = 51;
    private static final int DESTINATION = 60;

    static Dissected read(Bytes bytes) {
        if (bytes.u8(0) >> 4 != 6) {
            return Rest.read(bytes);
        }
        bytes.head(HEAD);
        int total = bytes.u16(4);
        // 0 is what a jumbogram, or a card that cuts packets up by itself, writes.
        Bytes packet = total == 0 ? bytes : bytes.first(HEAD + total);
        int next = packet.u8(6);
        int at = HEAD;
        int offset = -1;
        for (int i = 0; i < MOST_EXTENSIONS && isExtension(next); i++) {
            if (next == FRAGMENT) {
                offset = packet.u16(at + 2) & 0xfff8;
            }
            int length = length(packet, next, at);
            next = packet.u8(at);
            at += length;
        }
        Ipv6 layer = new Ipv6(packet.head(at), packet.v6(8), packet.v6(24), packet.u8(7), next, offset);
        Bytes payload = packet.skip(at);
        return layer.isLaterFragment() ? Dissected.last(layer, payload) : new Dissected(layer, payload, IpProtocols.reader(next));
    }

    private static boolean isExtension(int number) {
        return number == HOP_BY_HOP
                || number == ROUTING
                || number == FRAGMENT
                || number == AUTHENTICATION
                || number == DESTINATION;
    }

    private static int length(Bytes packet, int number, int at) {
        return switch (number) {
            case FRAGMENT -> 8;
            case AUTHENTICATION -> (packet.u8(at + 1) + 2) * 4;
            default -> (packet.u8(at + 1) + 1) * 8;
        };
    }

    @Override
    public boolean isLaterFragment() {
        return offset > 0;
    }

    @Override
    public PacketProtocol protocol() {
        return PacketProtocol.IPV6;
    }

    @Override
    public Phrase summary(Ends ends) {
        if (offset >= 0) {
            return LayerMessages.of("ip6.fragment", offset, ends.from(), ends.to());
        }
        return LayerMessages.of("ip6", IpProtocols.text(carries), ends.from(), ends.to());
    }

    @Override
    public List<Field> fields() {
        return FieldList.of(at, f -> {
            f.add("version", 0, 1, 6)
                    .add("trafficClass", 0, 2, at.u16(0) >> 4 & 0xff)
                    .add("flowLabel", 1, 3, at.u24(1) & 0xfffff)
                    .u16("length", 4)
                    .add("protocol", 6, 1, IpProtocols.text(at.u8(6)))
                    .u8("hopLimit", 7)
                    .v6("source", 8)
                    .v6("destination", 24);
            int next = at.u8(6);
            for (int i = HEAD; isExtension(next) && i < at.length(); ) {
                int length = length(at, next, i);
                f.add("extension", i, length, extension(next, i));
                next = at.u8(i);
                i += length;
            }
        });
    }

    private String extension(int number, int index) {
        return switch (number) {
            case HOP_BY_HOP -> "hop-by-hop options";
            case ROUTING -> "routing, type " + at.u8(index + 2);
            case FRAGMENT -> "fragment " + at.u32(index + 4) + " at " + (at.u16(index + 2) & 0xfff8);
            case AUTHENTICATION -> "authentication";
            default -> "destination options";
        };
    }
}
