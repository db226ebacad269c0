package dev.vethwork.packet.layer;

import dev.vethwork.packet.bytes.Bytes;
import dev.vethwork.packet.bytes.Field;
import dev.vethwork.packet.bytes.FieldList;
import dev.vethwork.text.Phrase;
import java.util.List;

/** An Ethernet frame within UDP (RFC 7348). @param vni the number of its network */
public record VxlanFrame(Bytes at, int vni) implements Layer {
    private static final int HEAD = 8;
    private static final int HAS_VNI = 0x08;

    static Dissected read(Bytes bytes) {
        if ((bytes.u8(0) & HAS_VNI) == 0) {
            return Rest.read(bytes);
        }
        Bytes head = bytes.head(HEAD);
        return new Dissected(new VxlanFrame(head, head.u24(4)), bytes.skip(HEAD), Ethernet::read);
    }

    /** What is said of the packet inside, and that it is inside. */
    public Phrase around(Phrase inner) {
        return LayerMessages.of("vxlan.around", vni, inner);
    }

    @Override
    public PacketProtocol protocol() {
        return PacketProtocol.VXLAN;
    }

    @Override
    public Phrase summary(Ends ends) {
        return LayerMessages.of("vxlan", ends.from(), ends.to());
    }

    @Override
    public List<Field> fields() {
        return FieldList.of(at, f -> f.hex("flags", 0, 1).add("vni", 4, 3, vni));
    }
}
