package dev.vethwork.packet.layer;

import dev.vethwork.net.Addresses;
import dev.vethwork.packet.bytes.Bytes;
import dev.vethwork.packet.bytes.Cut;
import dev.vethwork.packet.bytes.Field;
import dev.vethwork.packet.bytes.FieldList;
import dev.vethwork.text.Phrase;
import java.util.ArrayList;
import java.util.List;

/** A question to a name server, or its answer (RFC 1035). */
public record Dns(Bytes at, int identification, int flags) implements Layer {
    private static final int HEAD = 12;
    private static final int MOST_NAMES = 64;
    private static final int MOST_JUMPS = 32;
    private static final int LONGEST = 255;

    /** A name, and where it ends. */
    private record Name(String text, int end) {}

    /** A record of an answer. */
    private record Answer(String name, int type, String value, int from, int to) {}

    static Dissected read(Bytes bytes) {
        bytes.head(HEAD);
        return Dissected.last(new Dns(bytes, bytes.u16(0), bytes.u16(2)), bytes.skip(bytes.length()));
    }

    /** Over TCP its length comes first; a segment that holds only a part of one is not read. */
    static Dissected readTcp(Bytes bytes) {
        boolean whole = bytes.has(HEAD + 2) && bytes.u16(0) <= bytes.length() - 2;
        return whole ? read(bytes.skip(2)) : Rest.read(bytes);
    }

    private boolean isAnswer() {
        return (flags & 0x8000) != 0;
    }

    private int code() {
        return flags & 0xf;
    }

    @Override
    public PacketProtocol protocol() {
        return PacketProtocol.DNS;
    }

    @Override
    public Phrase summary(Ends ends) {
        try {
            return said(ends);
        } catch (Cut e) {
            return LayerMessages.of("dns.cut", ends.from(), ends.to());
        }
    }

    private Phrase said(Ends ends) {
        Name name = at.u16(4) > 0 ? name(HEAD) : new Name("", HEAD);
        String type = at.u16(4) > 0 ? type(at.u16(name.end)) : "";
        if (!isAnswer()) {
            return LayerMessages.of("dns.asks", ends.from(), name.text, type);
        }
        if (code() != 0) {
            return LayerMessages.of("dns.refuses", name.text, type, codeName());
        }
        List<String> values = answers().stream().map(Answer::value).toList();
        return values.isEmpty()
                ? LayerMessages.of("dns.nothing", name.text, type)
                : LayerMessages.of("dns.is", name.text, type, String.join(", ", values));
    }

    private Name name(int start) {
        StringBuilder name = new StringBuilder();
        int i = start;
        int end = -1;
        for (int jumps = 0; jumps < MOST_JUMPS && name.length() < LONGEST; ) {
            int length = at.u8(i);
            if (length == 0) {
                return new Name(name.isEmpty() ? "." : name.toString(), end < 0 ? i + 1 : end);
            }
            if (length >= 0xc0) {
                end = end < 0 ? i + 2 : end;
                i = at.u16(i) & 0x3fff;
                jumps++;
            } else {
                name.append(name.isEmpty() ? "" : ".").append(at.text(i + 1, length));
                i += length + 1;
            }
        }
        // Its pointers go round in circles.
        throw new Cut();
    }

    private List<Answer> answers() {
        List<Answer> all = new ArrayList<>();
        int i = HEAD;
        int questions = Math.min(at.u16(4), MOST_NAMES);
        for (int n = 0; n < questions; n++) {
            i = name(i).end + 4;
        }
        int many = Math.min(at.u16(6), MOST_NAMES);
        for (int n = 0; n < many && at.has(i + 1); n++) {
            Name name = name(i);
            int type = at.u16(name.end);
            int length = at.u16(name.end + 8);
            int data = name.end + 10;
            all.add(new Answer(name.text, type, value(type, data, length), i, data + length));
            i = data + length;
        }
        return all;
    }

    private String value(int type, int data, int length) {
        return switch (type) {
            case 1 -> Addresses.text(at.v4(data));
            case 28 -> Addresses.text(at.v6(data));
            case 2, 5, 12 -> name(data).text;
            case 15 -> name(data + 2).text;
            case 16 -> at.text(data + 1, Math.min(at.u8(data), Math.max(0, length - 1)));
            case 33 -> name(data + 6).text + ":" + at.u16(data + 4);
            default -> type(type);
        };
    }

    private static String type(int number) {
        return switch (number) {
            case 1 -> "A";
            case 2 -> "NS";
            case 5 -> "CNAME";
            case 6 -> "SOA";
            case 12 -> "PTR";
            case 15 -> "MX";
            case 16 -> "TXT";
            case 28 -> "AAAA";
            case 33 -> "SRV";
            case 41 -> "OPT";
            case 65 -> "HTTPS";
            case 255 -> "ANY";
            default -> "TYPE" + number;
        };
    }

    private String codeName() {
        return switch (code()) {
            case 0 -> "NOERROR";
            case 1 -> "FORMERR";
            case 2 -> "SERVFAIL";
            case 3 -> "NXDOMAIN";
            case 4 -> "NOTIMP";
            case 5 -> "REFUSED";
            default -> "RCODE" + code();
        };
    }

    @Override
    public List<Field> fields() {
        return FieldList.of(at, f -> {
            f.hex("identification", 0, 2).hex("flags", 2, 2);
            f.add("answerCode", 3, 1, codeName());
            f.u16("questions", 4).u16("answers", 6);
            int i = HEAD;
            int questions = Math.min(at.u16(4), MOST_NAMES);
            for (int n = 0; n < questions; n++) {
                Name name = name(i);
                f.add("question", i, name.end + 4 - i, name.text + " " + type(at.u16(name.end)));
                i = name.end + 4;
            }
            for (Answer a : answers()) {
                f.add("answer", a.from, a.to - a.from, a.name + " " + type(a.type) + " " + a.value);
            }
        });
    }
}
