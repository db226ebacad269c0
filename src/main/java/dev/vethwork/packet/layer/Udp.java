package dev.vethwork.packet.layer;

import dev.vethwork.text.Phrase;
import java.util.List;

/**
 * A UDP datagram's head (RFC 768).
 *
 * @param length of what it carries, as it says
 */
public record Udp(Bytes at, int sourcePort, int destinationPort, int length) implements Transport {
    private static final int HEAD = 8;

    static Step read(Bytes bytes) {
        Bytes head = bytes.head(HEAD);
        int whole = head.u16(4);
        Udp layer = new Udp(head, head.u16(0), head.u16(2), Math.max(0, whole - HEAD));
        Bytes payload = (whole < HEAD ? bytes : bytes.first(whole)).skip(HEAD);
        return new Step(layer, payload, Ports.udp(layer.sourcePort, layer.destinationPort));
    }

    @Override
    public Protocol protocol() {
        return Protocol.UDP;
    }

    @Override
    public Phrase summary(Ends ends) {
        return Say.of("udp", ends.fromPort(sourcePort), ends.toPort(destinationPort), length);
    }

    @Override
    public List<Field> fields() {
        return Fields.of(
                at,
                f -> f.add("sourcePort", 0, 2, Ports.text(sourcePort))
                        .add("destinationPort", 2, 2, Ports.text(destinationPort))
                        .u16("length", 4)
                        .hex("checksum", 6, 2));
    }
}
