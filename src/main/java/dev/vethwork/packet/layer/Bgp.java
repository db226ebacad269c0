package dev.vethwork.packet.layer;

import dev.vethwork.net.Addresses;
import dev.vethwork.packet.bytes.Bytes;
import dev.vethwork.packet.bytes.Cut;
import dev.vethwork.packet.bytes.Field;
import dev.vethwork.packet.bytes.FieldList;
import dev.vethwork.text.Phrase;
import inet.ipaddr.ipv4.IPv4Address;
import java.util.ArrayList;
import java.util.List;

/** A message of BGP (RFC 4271). A segment may hold several. */
public record Bgp(Bytes at, int type) implements Layer {
    private static final int HEAD = 19;
    private static final int MARKER = 16;
    private static final int OPEN = 1;
    private static final int UPDATE = 2;
    private static final int NOTIFICATION = 3;
    private static final int KEEPALIVE = 4;
    private static final int MOST_ROUTES = 64;

    static Dissected read(Bytes bytes) {
        // A segment that goes on with a message of the one before begins with something else.
        if (!bytes.has(HEAD) || !bytes.hex(0, MARKER).equals("f".repeat(2 * MARKER)) || bytes.u16(MARKER) < HEAD) {
            return Rest.read(bytes);
        }
        int length = bytes.u16(MARKER);
        return new Dissected(new Bgp(bytes.first(length), bytes.u8(18)), bytes.skip(length), Bgp::read);
    }

    @Override
    public PacketProtocol protocol() {
        return PacketProtocol.BGP;
    }

    @Override
    public Phrase summary(Ends ends) {
        try {
            return said(ends);
        } catch (Cut e) {
            return LayerMessages.of("bgp.other", type, ends.from(), ends.to());
        }
    }

    private Phrase said(Ends ends) {
        return switch (type) {
            case OPEN -> LayerMessages.of("bgp.open", ends.from(), at.u16(20), Addresses.text(at.v4(24)));
            case UPDATE -> {
                List<String> withdrawn = routes(21, at.u16(19));
                List<String> announced = announced();
                yield announced.isEmpty() && withdrawn.isEmpty()
                        ? LayerMessages.of("bgp.end", ends.from())
                        : announced.isEmpty()
                                ? LayerMessages.of("bgp.withdraws", ends.from(), String.join(", ", withdrawn))
                                : LayerMessages.of("bgp.announces", ends.from(), String.join(", ", announced));
            }
            case NOTIFICATION -> LayerMessages.of("bgp.breaks", ends.from(), at.u8(19), at.u8(20));
            case KEEPALIVE -> LayerMessages.of("bgp.alive", ends.from());
            default -> LayerMessages.of("bgp.other", type, ends.from(), ends.to());
        };
    }

    private List<String> announced() {
        int attributes = 21 + at.u16(19);
        int start = attributes + 2 + at.u16(attributes);
        return routes(start, at.length() - start);
    }

    private List<String> routes(int start, int length) {
        List<String> all = new ArrayList<>();
        int end = Math.min(start + length, at.length());
        for (int i = start; i < end && all.size() < MOST_ROUTES; ) {
            int bits = at.u8(i);
            int bytes = Math.min((bits + 7) / 8, 4);
            int value = 0;
            for (int n = 0; n < 4; n++) {
                value = value << 8 | (n < bytes ? at.u8(i + 1 + n) : 0);
            }
            all.add(Addresses.text(new IPv4Address(value)) + "/" + bits);
            i += 1 + bytes;
        }
        return all;
    }

    @Override
    public List<Field> fields() {
        return FieldList.of(at, f -> {
            f.u16("length", 16).add("type", 18, 1, FieldList.named(type, name()));
            switch (type) {
                case OPEN -> f.u8("version", 19).u16("autonomousSystem", 20).u16("holdSeconds", 22).v4("routerId", 24);
                case UPDATE -> {
                    f.add("withdrawn", 19, 2 + at.u16(19), String.join(", ", routes(21, at.u16(19))));
                    int attributes = 21 + at.u16(19);
                    int start = attributes + 2 + at.u16(attributes);
                    f.add("attributes", attributes, start - attributes, at.u16(attributes));
                    f.add("announced", start, at.length() - start, String.join(", ", announced()));
                }
                case NOTIFICATION -> f.u8("code", 19).u8("subcode", 20);
                default -> {
                    // A keepalive has nothing more.
                }
            }
        });
    }

    private String name() {
        return switch (type) {
            case OPEN -> "open";
            case UPDATE -> "update";
            case NOTIFICATION -> "notification";
            case KEEPALIVE -> "keepalive";
            default -> "";
        };
    }
}
