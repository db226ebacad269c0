package dev.vethwork.packet.layer;

import dev.vethwork.packet.bytes.Bytes;
import dev.vethwork.packet.bytes.Field;
import dev.vethwork.packet.bytes.FieldList;
import dev.vethwork.text.Phrase;
import inet.ipaddr.IPAddress;
import java.util.List;

/**
 * An IPv4 header (RFC 791).
 *
 * @param offset of a fragment, in bytes
 * @param more whether more fragments follow
 */
public record Ipv4(
        Bytes at, IPAddress source, IPAddress destination, int ttl, int carries, int identification, int offset, boolean more, int total)
        implements IpHeader {
    private static final int HEAD = 20;

    static Dissected read(Bytes bytes) {
        int length = (bytes.u8(0) & 0xf) * 4;
        if (bytes.u8(0) >> 4 != 4 || length < HEAD) {
            return Rest.read(bytes);
        }
        Bytes head = bytes.head(length);
        int flags = head.u16(6);
        Ipv4 layer = new Ipv4(
                head,
                head.v4(12),
                head.v4(16),
                head.u8(8),
                head.u8(9),
                head.u16(4),
                (flags & 0x1fff) * 8,
                (flags & 0x2000) != 0,
                head.u16(2));
        // Behind it may be what fills a frame; 0 is what a card writes that cuts packets up by itself.
        Bytes payload = (layer.total < length ? bytes : bytes.first(layer.total)).skip(length);
        return layer.isLaterFragment() ? Dissected.last(layer, payload) : new Dissected(layer, payload, IpProtocols.reader(layer.carries));
    }

    @Override
    public boolean isLaterFragment() {
        return offset > 0;
    }

    @Override
    public PacketProtocol protocol() {
        return PacketProtocol.IPV4;
    }

    @Override
    public Phrase summary(Ends ends) {
        if (offset > 0 || more) {
            return LayerMessages.of("ip.fragment", identification, offset, ends.from(), ends.to());
        }
        return LayerMessages.of("ip", IpProtocols.text(carries), ends.from(), ends.to());
    }

    @Override
    public List<Field> fields() {
        return FieldList.of(
                at,
                f -> f.add("version", 0, 1, 4)
                        .add("headerLength", 0, 1, at.length())
                        .hex("service", 1, 1)
                        .u16("length", 2)
                        .u16("identification", 4)
                        .add("flags", 6, 1, flags())
                        .add("fragmentOffset", 6, 2, offset)
                        .u8("ttl", 8)
                        .add("protocol", 9, 1, IpProtocols.text(carries))
                        .hex("checksum", 10, 2)
                        .v4("source", 12)
                        .v4("destination", 16)
                        .hex("options", HEAD, at.length() - HEAD));
    }

    private String flags() {
        boolean whole = (at.u8(6) & 0x40) != 0;
        return (whole ? "don't fragment" : "") + (whole && more ? ", " : "") + (more ? "more fragments" : "");
    }
}
