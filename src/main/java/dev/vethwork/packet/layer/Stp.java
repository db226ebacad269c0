package dev.vethwork.packet.layer;

import dev.vethwork.packet.bytes.Bytes;
import dev.vethwork.packet.bytes.Field;
import dev.vethwork.packet.bytes.FieldList;
import dev.vethwork.text.Phrase;
import java.util.List;

/** How bridges agree on a tree (IEEE 802.1D). */
public record Stp(Bytes at, int version, int type) implements Layer {
    private static final int HEAD = 4;
    private static final int CONFIGURATION = 0;
    private static final int RAPID = 2;
    private static final int BODY = 35;

    static Dissected read(Bytes bytes) {
        bytes.head(HEAD);
        return Dissected.last(new Stp(bytes, bytes.u8(2), bytes.u8(3)), bytes.skip(bytes.length()));
    }

    private boolean tells() {
        return (type == CONFIGURATION || type == RAPID) && at.has(BODY);
    }

    private String bridge(int index) {
        return at.u16(index) + "/" + at.mac(index + 2);
    }

    @Override
    public PacketProtocol protocol() {
        return PacketProtocol.STP;
    }

    @Override
    public Phrase summary(Ends ends) {
        return tells()
                ? LayerMessages.of("stp", bridge(17), bridge(5), at.u32(13))
                : LayerMessages.of("stp.change", ends.from());
    }

    @Override
    public List<Field> fields() {
        return FieldList.of(at, f -> {
            f.add("version", 2, 1, version).add("type", 3, 1, type);
            if (tells()) {
                f.hex("flags", 4, 1)
                        .add("rootBridge", 5, 8, bridge(5))
                        .u32("cost", 13)
                        .add("bridge", 17, 8, bridge(17))
                        .hex("port", 25, 2)
                        .add("maximumAge", 29, 2, at.u16(29) / 256)
                        .add("helloSeconds", 31, 2, at.u16(31) / 256)
                        .add("forwardDelay", 33, 2, at.u16(33) / 256);
            }
        });
    }
}
