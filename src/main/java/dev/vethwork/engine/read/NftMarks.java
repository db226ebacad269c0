package dev.vethwork.engine.read;

import dev.vethwork.net.PacketMark;
import dev.vethwork.state.nft.NftField;
import dev.vethwork.state.nft.NftStatement;
import dev.vethwork.state.nft.NftValue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what rules of {@code nft -j} ask of marks, and write into them: a mark by itself, or some bits of one. */
final class NftMarks {
    private NftMarks() {}

    /** Whose mark a side of an expression is; null where it is none. */
    static @Nullable NftField field(JsonNode side) {
        if (side.path("meta").path("key").asString("").equals("mark")) {
            return NftField.MARK;
        }
        if (side.path("ct").path("key").asString("").equals("mark")) {
            return NftField.CONNECTION_MARK;
        }
        return null;
    }

    /** {@code meta mark & 0x4000 == 0}, {@code ct mark 1}; null where it is not about one mark and one number. */
    static NftStatement.@Nullable Match match(JsonNode left, boolean not, JsonNode right) {
        JsonNode bits = left.path("&");
        NftField field = field(bits.isArray() ? bits.path(0) : left);
        long mask = bits.isArray() ? number(bits.path(1)) : PacketMark.ALL;
        long value = number(right);
        return field == null || mask < 0 || value < 0
                ? null
                : new NftStatement.Match(field, not, List.of(new NftValue.Marked(new PacketMark(value, mask))));
    }

    /** {@code meta mark set …}; null where it writes something else. */
    static NftStatement.@Nullable Mark mark(JsonNode mangle) {
        NftField field = field(mangle.path("key"));
        if (field == null) {
            return null;
        }
        JsonNode value = mangle.path("value");
        NftField from = field(value);
        if (from != null) {
            return from == field
                    ? unclear()
                    : new NftStatement.Mark(
                            from == NftField.MARK ? NftStatement.Mark.Kind.SAVE : NftStatement.Mark.Kind.RESTORE, null);
        }
        PacketMark by = by(field, value);
        return by == null
                ? unclear()
                : new NftStatement.Mark(field == NftField.MARK ? NftStatement.Mark.Kind.SET : NftStatement.Mark.Kind.KEEP, by);
    }

    private static NftStatement.Mark unclear() {
        return new NftStatement.Mark(NftStatement.Mark.Kind.UNCLEAR, null);
    }

    /** As {@code --set-xmark} says it: the bits of the mask become those of the value, and what else the value has is turned over. */
    private static @Nullable PacketMark by(NftField field, JsonNode value) {
        if (number(value) >= 0) {
            return new PacketMark(number(value), PacketMark.ALL);
        }
        for (Bits bits : Bits.values()) {
            JsonNode sides = value.path(bits.word);
            if (sides.isArray() && field(sides.path(0)) == field && number(sides.path(1)) >= 0) {
                long number = number(sides.path(1));
                return switch (bits) {
                    case OR -> new PacketMark(number, number);
                    case XOR -> new PacketMark(number, 0);
                    case AND -> new PacketMark(0, ~number & PacketMark.ALL);
                };
            }
        }
        return null;
    }

    private enum Bits {
        OR("|"),
        XOR("^"),
        AND("&");

        final String word;

        Bits(String word) {
            this.word = word;
        }
    }

    /** @return negative where it is none */
    private static long number(JsonNode node) {
        return node.isIntegralNumber() && node.asLong() <= PacketMark.ALL ? node.asLong() : -1;
    }
}
