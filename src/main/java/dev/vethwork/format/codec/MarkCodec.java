package dev.vethwork.format.codec;

import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.PacketMark;

/** A packet's mark: a number, or a text with a mask. */
final class MarkCodec {
    private MarkCodec() {}

    static PacketMark read(Located value, Problems problems) {
        return PacketMark.parse(
                value instanceof Located.Numeral number && number.whole()
                        ? number.digits()
                        : Readers.text(value, problems));
    }
}
