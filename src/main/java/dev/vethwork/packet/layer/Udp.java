package dev.vethwork.packet.layer;

import dev.vethwork.packet.bytes.Bytes;
import dev.vethwork.packet.bytes.Field;
import dev.vethwork.packet.bytes.FieldList;
import dev.vethwork.text.Phrase;
import java.util.List;

/**
 * A UDP datagram's head (RFC 768).
 *
 * @param length of what it carries, as it says
 */
public record Udp(Bytes at, int sourcePort, int destinationPort, int length) implements Transport {
    private static final int HEAD = 8;

    static Dissected read(Bytes bytes) {
        Bytes head = bytes.head(HEAD);
        int whole = head.u16(4);
        Udp layer = new Udp(head, head.u16(0), head.u16(2), Math.max(0, whole - HEAD));
        Bytes payload = (whole < HEAD ? bytes : bytes.first(whole)).skip(HEAD);
        return new Dissected(layer, payload, KnownPorts.udp(layer.sourcePort, layer.destinationPort));
    }

    @Override
    public PacketProtocol protocol() {
        return PacketProtocol.UDP;
    }

    @Override
    public Phrase summary(Ends ends) {
        return LayerMessages.of("udp", ends.fromPort(sourcePort), ends.toPort(destinationPort), length);
    }

    @Override
    public List<Field> fields() {
        return FieldList.of(
                at,
                f -> f.add("sourcePort", 0, 2, KnownPorts.text(sourcePort))
                        .add("destinationPort", 2, 2, KnownPorts.text(destinationPort))
                        .u16("length", 4)
                        .hex("checksum", 6, 2));
    }
}
