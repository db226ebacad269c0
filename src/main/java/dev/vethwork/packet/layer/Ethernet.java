package dev.vethwork.packet.layer;

import dev.vethwork.net.Mac;
import dev.vethwork.packet.bytes.Bytes;
import dev.vethwork.packet.bytes.Field;
import dev.vethwork.packet.bytes.FieldList;
import dev.vethwork.text.Phrase;
import java.util.List;

/**
 * An Ethernet frame's head (IEEE 802.3).
 *
 * @param type what it carries; up to 1500 it is a length, and LLC follows
 */
public record Ethernet(Bytes at, Mac destination, Mac source, int type) implements Layer {
    private static final int HEAD = 14;
    private static final int LLC = 3;
    private static final int LONGEST = 1500;

    static Dissected read(Bytes bytes) {
        Bytes head = bytes.head(HEAD);
        Ethernet layer = new Ethernet(head, head.mac(0), head.mac(6), head.u16(12));
        Bytes payload = bytes.skip(HEAD);
        if (layer.type > LONGEST) {
            return new Dissected(layer, payload, EtherTypes.reader(layer.type));
        }
        Bytes frame = payload.first(layer.type);
        boolean stp = frame.has(LLC) && frame.u16(0) == 0x4242;
        return stp ? new Dissected(layer, frame.skip(LLC), Stp::read) : Dissected.last(layer, frame);
    }

    @Override
    public PacketProtocol protocol() {
        return PacketProtocol.ETHERNET;
    }

    @Override
    public Phrase summary(Ends ends) {
        return LayerMessages.of("ethernet", EtherTypes.text(type), source, destination);
    }

    @Override
    public List<Field> fields() {
        return FieldList.of(
                at,
                f -> f.mac("destination", 0)
                        .mac("source", 6)
                        .add(type > LONGEST ? "type" : "length", 12, 2, type > LONGEST ? EtherTypes.text(type) : type));
    }
}
