package dev.vethwork.packet.layer;

import dev.vethwork.packet.bytes.Bytes;
import dev.vethwork.packet.bytes.Field;
import dev.vethwork.packet.bytes.FieldList;
import dev.vethwork.text.Phrase;
import java.util.List;

/** An 802.1Q tag. */
public record VlanTag(Bytes at, int id, int type) implements Layer {
    private static final int HEAD = 4;

    static Dissected read(Bytes bytes) {
        Bytes head = bytes.head(HEAD);
        VlanTag layer = new VlanTag(head, head.u16(0) & 0xfff, head.u16(2));
        return new Dissected(layer, bytes.skip(HEAD), EtherTypes.reader(layer.type));
    }

    @Override
    public PacketProtocol protocol() {
        return PacketProtocol.VLAN;
    }

    @Override
    public Phrase summary(Ends ends) {
        return LayerMessages.of("vlan", id, ends.from(), ends.to());
    }

    @Override
    public List<Field> fields() {
        return FieldList.of(
                at,
                f -> f.add("priority", 0, 1, at.u8(0) >> 5)
                        .add("vlan", 0, 2, id)
                        .add("type", 2, 2, EtherTypes.text(type)));
    }
}
