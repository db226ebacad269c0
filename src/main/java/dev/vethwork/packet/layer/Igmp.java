package dev.vethwork.packet.layer;

import dev.vethwork.net.Addresses;
import dev.vethwork.packet.bytes.Bytes;
import dev.vethwork.packet.bytes.Field;
import dev.vethwork.packet.bytes.FieldList;
import dev.vethwork.text.Phrase;
import java.util.ArrayList;
import java.util.List;

/** Who listens to which group of IPv4 (RFC 2236, 3376). */
public record Igmp(Bytes at, int type) implements Layer {
    private static final int HEAD = 8;
    private static final int QUERY = 0x11;
    private static final int REPORT_1 = 0x12;
    private static final int REPORT_2 = 0x16;
    private static final int LEAVE = 0x17;
    private static final int REPORT_3 = 0x22;

    static Dissected read(Bytes bytes) {
        bytes.head(HEAD);
        return Dissected.last(new Igmp(bytes, bytes.u8(0)), bytes.skip(bytes.length()));
    }

    @Override
    public PacketProtocol protocol() {
        return PacketProtocol.IGMP;
    }

    @Override
    public Phrase summary(Ends ends) {
        return switch (type) {
            case QUERY -> LayerMessages.of("igmp.asks", ends.from());
            case REPORT_1, REPORT_2, REPORT_3 -> LayerMessages.of("igmp.listens", ends.from(), groups());
            case LEAVE -> LayerMessages.of("igmp.leaves", ends.from(), groups());
            default -> LayerMessages.of("igmp.other", type, ends.from());
        };
    }

    private String groups() {
        if (type != REPORT_3) {
            return Addresses.text(at.v4(4));
        }
        List<String> all = new ArrayList<>();
        for (int n = 0, i = 8; n < at.u16(6) && at.has(i + 8); n++) {
            all.add(Addresses.text(at.v4(i + 4)));
            i += 8 + at.u16(i + 2) * 4 + at.u8(i + 1) * 4;
        }
        return String.join(", ", all);
    }

    @Override
    public List<Field> fields() {
        return FieldList.of(
                at, f -> f.hex("type", 0, 1).hex("checksum", 2, 2).add("groups", 4, at.length() - 4, groups()));
    }
}
