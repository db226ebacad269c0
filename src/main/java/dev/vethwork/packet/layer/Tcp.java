package dev.vethwork.packet.layer;

import dev.vethwork.packet.bytes.Bytes;
import dev.vethwork.packet.bytes.Field;
import dev.vethwork.packet.bytes.FieldList;
import dev.vethwork.text.Phrase;
import java.util.ArrayList;
import java.util.List;

/**
 * A TCP segment's head (RFC 9293).
 *
 * @param length of what it carries
 */
public record Tcp(Bytes at, int sourcePort, int destinationPort, long sequence, long acknowledged, int flags, int length)
        implements Transport {
    private static final int HEAD = 20;
    private static final int FIN = 1;
    private static final int SYN = 2;
    private static final int RST = 4;
    private static final int ACK = 16;
    private static final List<String> FLAGS = List.of("FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR");

    static Dissected read(Bytes bytes) {
        int length = (bytes.u8(12) >> 4) * 4;
        if (length < HEAD) {
            return Rest.read(bytes);
        }
        Bytes head = bytes.head(length);
        Bytes payload = bytes.skip(length);
        Tcp layer = new Tcp(
                head, head.u16(0), head.u16(2), head.u32(4), head.u32(8), head.u8(13), payload.length());
        return new Dissected(layer, payload, KnownPorts.tcp(layer.sourcePort, layer.destinationPort));
    }

    public boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** Whether it asks for a connection. */
    public boolean opens() {
        return has(SYN) && !has(ACK);
    }

    @Override
    public PacketProtocol protocol() {
        return PacketProtocol.TCP;
    }

    @Override
    public Phrase summary(Ends ends) {
        String from = ends.fromPort(sourcePort);
        String to = ends.toPort(destinationPort);
        if (has(RST)) {
            return LayerMessages.of("tcp.reset", flagNames(), from, to);
        }
        if (has(SYN)) {
            return LayerMessages.of(has(ACK) ? "tcp.accepts" : "tcp.asks", flagNames(), from, to);
        }
        if (has(FIN)) {
            return LayerMessages.of("tcp.ends", flagNames(), from, to);
        }
        return length > 0 ? LayerMessages.of("tcp.data", flagNames(), from, to, length) : LayerMessages.of("tcp.ack", flagNames(), from, to, acknowledged);
    }

    private String flagNames() {
        List<String> set = new ArrayList<>();
        for (int i = 0; i < FLAGS.size(); i++) {
            if (has(1 << i)) {
                set.add(FLAGS.get(i));
            }
        }
        // SYN comes first, as everybody says it.
        set.sort((one, other) -> Boolean.compare(one.equals("ACK"), other.equals("ACK")));
        return String.join(", ", set);
    }

    @Override
    public List<Field> fields() {
        return FieldList.of(at, f -> {
            f.add("sourcePort", 0, 2, KnownPorts.text(sourcePort))
                    .add("destinationPort", 2, 2, KnownPorts.text(destinationPort))
                    .u32("sequence", 4)
                    .u32("acknowledged", 8)
                    .add("headerLength", 12, 1, at.length())
                    .add("flags", 13, 1, flagNames())
                    .u16("window", 14)
                    .hex("checksum", 16, 2)
                    .u16("urgent", 18);
            options(f);
        });
    }

    private void options(FieldList f) {
        int i = HEAD;
        while (i < at.length()) {
            int kind = at.u8(i);
            if (kind == 0) {
                return;
            }
            int length = kind == 1 ? 1 : at.u8(i + 1);
            if (length < 1) {
                return;
            }
            switch (kind) {
                case 1 -> {
                    // Only fills up.
                }
                case 2 -> f.add("maximumSegment", i, length, at.u16(i + 2));
                case 3 -> f.add("windowScale", i, length, at.u8(i + 2));
                case 4 -> f.add("option", i, length, "SACK permitted");
                case 5 -> f.add("option", i, length, "SACK " + at.hex(i + 2, length - 2));
                case 8 -> f.add("timestamps", i, length, at.u32(i + 2) + " / " + at.u32(i + 6));
                default -> f.add("option", i, length, kind);
            }
            i += length;
        }
    }
}
