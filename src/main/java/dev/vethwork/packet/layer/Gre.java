package dev.vethwork.packet.layer;

import dev.vethwork.packet.bytes.Bytes;
import dev.vethwork.packet.bytes.Field;
import dev.vethwork.packet.bytes.FieldList;
import dev.vethwork.text.Phrase;
import java.util.List;

/** Generic routing encapsulation (RFC 2784, 2890). */
public record Gre(Bytes at, int type) implements Layer {
    private static final int HEAD = 4;
    private static final int CHECKSUM = 0x8000;
    private static final int KEY = 0x2000;
    private static final int SEQUENCE = 0x1000;

    static Dissected read(Bytes bytes) {
        int flags = bytes.u16(0);
        int length = HEAD
                + ((flags & CHECKSUM) != 0 ? 4 : 0)
                + ((flags & KEY) != 0 ? 4 : 0)
                + ((flags & SEQUENCE) != 0 ? 4 : 0);
        Gre layer = new Gre(bytes.head(length), bytes.u16(2));
        return new Dissected(layer, bytes.skip(length), EtherTypes.reader(layer.type));
    }

    @Override
    public PacketProtocol protocol() {
        return PacketProtocol.GRE;
    }

    @Override
    public Phrase summary(Ends ends) {
        return LayerMessages.of("gre", EtherTypes.text(type), ends.from(), ends.to());
    }

    @Override
    public List<Field> fields() {
        return FieldList.of(at, f -> {
            f.hex("flags", 0, 2).add("type", 2, 2, EtherTypes.text(type));
            int flags = at.u16(0);
            int key = (flags & CHECKSUM) != 0 ? HEAD + 4 : HEAD;
            if ((flags & KEY) != 0) {
                f.u32("key", key);
            }
        });
    }
}
