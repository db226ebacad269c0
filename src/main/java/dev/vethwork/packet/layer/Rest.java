package dev.vethwork.packet.layer;

import dev.vethwork.packet.bytes.Bytes;
import dev.vethwork.packet.bytes.Field;
import dev.vethwork.packet.bytes.FieldList;
import dev.vethwork.text.Phrase;
import java.util.List;

/**
 * Bytes that nobody here reads: what a program sends, or a protocol that is not known.
 *
 * @param cut whether more was to come
 */
public record Rest(Bytes at, boolean cut) implements Layer {
    private static final int SHOWN = 64;

    static Dissected read(Bytes bytes) {
        return Dissected.last(new Rest(bytes, false), bytes.skip(bytes.length()));
    }

    @Override
    public PacketProtocol protocol() {
        return PacketProtocol.REST;
    }

    @Override
    public Phrase summary(Ends ends) {
        return LayerMessages.of(cut ? "rest.cut" : "rest", at.length());
    }

    @Override
    public List<Field> fields() {
        int shown = Math.min(SHOWN, at.length());
        return FieldList.of(at, f -> f.add("bytes", 0, at.length(), at.length()).add("text", 0, shown, at.text(0, shown)));
    }
}
