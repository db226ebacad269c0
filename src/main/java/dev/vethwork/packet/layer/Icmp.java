package dev.vethwork.packet.layer;

import dev.vethwork.packet.bytes.Bytes;
import dev.vethwork.packet.bytes.Field;
import dev.vethwork.packet.bytes.FieldList;
import dev.vethwork.text.Phrase;
import java.util.List;

/** A message of ICMP (RFC 792). One about an error quotes the packet that it is about, which is read as well. */
public record Icmp(Bytes at, int type, int code) implements Layer {
    private static final int HEAD = 8;
    private static final int REPLY = 0;
    private static final int UNREACHABLE = 3;
    private static final int REDIRECT = 5;
    private static final int ECHO = 8;
    private static final int EXCEEDED = 11;
    private static final int BAD_HEADER = 12;

    static Dissected read(Bytes bytes) {
        Bytes head = bytes.head(HEAD);
        Icmp layer = new Icmp(head, head.u8(0), head.u8(1));
        Bytes payload = bytes.skip(HEAD);
        return layer.isError() ? new Dissected(layer, payload, Ipv4::read) : Dissected.last(layer, payload);
    }

    public boolean isEcho() {
        return type == ECHO;
    }

    public boolean isEchoReply() {
        return type == REPLY;
    }

    public boolean isError() {
        return type == UNREACHABLE || type == REDIRECT || type == EXCEEDED || type == BAD_HEADER;
    }

    /** Of an echo or its answer. */
    public int sequence() {
        return at.u16(6);
    }

    @Override
    public PacketProtocol protocol() {
        return PacketProtocol.ICMP;
    }

    @Override
    public Phrase summary(Ends ends) {
        return switch (type) {
            case ECHO -> LayerMessages.of("icmp.echo", ends.from(), ends.to(), sequence());
            case REPLY -> LayerMessages.of("icmp.reply", ends.from(), ends.to(), sequence());
            case UNREACHABLE -> LayerMessages.of("icmp.tells", ends.from(), ends.to(), LayerMessages.of(reason()));
            case EXCEEDED -> LayerMessages.of("icmp.tells", ends.from(), ends.to(), LayerMessages.of("icmp.exceeded"));
            case REDIRECT -> LayerMessages.of("icmp.redirect", ends.from(), ends.to(), at.v4(4).toString());
            default -> LayerMessages.of("icmp.other", type, code, ends.from(), ends.to());
        };
    }

    private String reason() {
        return switch (code) {
            case 0 -> "icmp.net";
            case 1 -> "icmp.host";
            case 2 -> "icmp.protocol";
            case 3 -> "icmp.port";
            case 4 -> "icmp.big";
            case 9, 10, 13 -> "icmp.prohibited";
            default -> "icmp.unreachable";
        };
    }

    @Override
    public List<Field> fields() {
        return FieldList.of(at, f -> {
            f.add("type", 0, 1, FieldList.named(type, name())).u8("code", 1).hex("checksum", 2, 2);
            if (isEcho() || isEchoReply()) {
                f.u16("identifier", 4).u16("sequence", 6);
            } else if (type == REDIRECT) {
                f.v4("gateway", 4);
            } else if (type == UNREACHABLE && code == 4) {
                f.u16("mtu", 6);
            }
        });
    }

    private String name() {
        return switch (type) {
            case REPLY -> "echo reply";
            case UNREACHABLE -> "destination unreachable";
            case REDIRECT -> "redirect";
            case ECHO -> "echo request";
            case 9 -> "router advertisement";
            case 10 -> "router solicitation";
            case EXCEEDED -> "time exceeded";
            case BAD_HEADER -> "parameter problem";
            case 13 -> "timestamp";
            case 14 -> "timestamp reply";
            default -> "";
        };
    }
}
