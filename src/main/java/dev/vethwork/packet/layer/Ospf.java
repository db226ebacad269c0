package dev.vethwork.packet.layer;

import dev.vethwork.net.Addresses;
import dev.vethwork.packet.bytes.Bytes;
import dev.vethwork.packet.bytes.Field;
import dev.vethwork.packet.bytes.FieldList;
import dev.vethwork.text.Phrase;
import java.util.ArrayList;
import java.util.List;

/** A message of OSPF (RFC 2328, 5340). */
public record Ospf(Bytes at, int version, int type, String router, String area) implements Layer {
    private static final int HEAD = 16;
    private static final int HELLO = 1;
    private static final int BODY_V2 = 24;

    static Dissected read(Bytes bytes) {
        // Behind it may be what proves who has sent it (RFC 2328, appendix D.4).
        Bytes message = bytes.first(Math.max(bytes.u16(2), HEAD));
        message.head(HEAD);
        String router = Addresses.text(message.v4(4));
        Ospf layer = new Ospf(message, message.u8(0), message.u8(1), router, Addresses.text(message.v4(8)));
        return Dissected.last(layer, bytes.skip(bytes.length()));
    }

    @Override
    public PacketProtocol protocol() {
        return PacketProtocol.OSPF;
    }

    @Override
    public Phrase summary(Ends ends) {
        return switch (type) {
            case HELLO -> LayerMessages.of("ospf.hello", router, area, String.join(", ", neighbors()));
            case 2 -> LayerMessages.of("ospf.describes", router, ends.to());
            case 3 -> LayerMessages.of("ospf.asks", router, ends.to());
            case 4 -> LayerMessages.of("ospf.tells", router, ends.to());
            case 5 -> LayerMessages.of("ospf.acknowledges", router, ends.to());
            default -> LayerMessages.of("ospf.other", type, router);
        };
    }

    /** The routers that it has heard; those of version 2 alone are read. */
    private List<String> neighbors() {
        List<String> all = new ArrayList<>();
        if (version == 2) {
            for (int i = BODY_V2 + 20; at.has(i + 4); i += 4) {
                all.add(Addresses.text(at.v4(i)));
            }
        }
        return all;
    }

    @Override
    public List<Field> fields() {
        return FieldList.of(at, f -> {
            f.u8("version", 0)
                    .add("type", 1, 1, FieldList.named(type, name()))
                    .u16("length", 2)
                    .v4("routerId", 4)
                    .v4("area", 8)
                    .hex("checksum", 12, 2);
            if (type == HELLO && version == 2) {
                f.v4("mask", BODY_V2)
                        .u16("helloSeconds", BODY_V2 + 4)
                        .u8("priority", BODY_V2 + 7)
                        .u32("deadSeconds", BODY_V2 + 8)
                        .v4("designatedRouter", BODY_V2 + 12)
                        .v4("backupRouter", BODY_V2 + 16);
                for (int i = BODY_V2 + 20; at.has(i + 4); i += 4) {
                    f.v4("neighbor", i);
                }
            }
        });
    }

    private String name() {
        return switch (type) {
            case HELLO -> "hello";
            case 2 -> "database description";
            case 3 -> "link state request";
            case 4 -> "link state update";
            case 5 -> "link state acknowledgement";
            default -> "";
        };
    }
}
