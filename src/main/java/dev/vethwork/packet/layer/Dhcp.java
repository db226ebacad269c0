package dev.vethwork.packet.layer;

import dev.vethwork.net.Addresses;
import dev.vethwork.packet.bytes.Bytes;
import dev.vethwork.packet.bytes.Field;
import dev.vethwork.packet.bytes.FieldList;
import dev.vethwork.text.Phrase;
import inet.ipaddr.IPAddress;
import java.util.List;

/** Asks for an address, or gives one (RFC 2131). @param kind option 53; 0 for BOOTP */
public record Dhcp(Bytes at, int kind) implements Layer {
    private static final int OPTIONS = 240;
    private static final int REQUESTED = 50;
    private static final int MESSAGE_TYPE = 53;
    private static final int END = 255;

    static Dissected read(Bytes bytes) {
        bytes.head(OPTIONS);
        if (bytes.u32(236) != 0x63825363L) {
            return Rest.read(bytes);
        }
        int[] kind = new int[1];
        eachOption(bytes, (code, i, length) -> {
            if (code == MESSAGE_TYPE && length > 0) {
                kind[0] = bytes.u8(i);
            }
        });
        return Dissected.last(new Dhcp(bytes, kind[0]), bytes.skip(bytes.length()));
    }

    /** Told for each option: where its value is and how long. */
    @FunctionalInterface
    private interface Option {
        void at(int code, int index, int length);
    }

    private static void eachOption(Bytes at, Option told) {
        int i = OPTIONS;
        while (at.has(i + 2) && at.u8(i) != END) {
            if (at.u8(i) == 0) {
                i++;
                continue;
            }
            int length = at.u8(i + 1);
            if (!at.has(i + 2 + length)) {
                return;
            }
            told.at(at.u8(i), i + 2, length);
            i += 2 + length;
        }
    }

    private String requested() {
        StringBuilder found = new StringBuilder();
        eachOption(at, (code, i, length) -> {
            if (code == REQUESTED && length == 4 && found.isEmpty()) {
                found.append(Addresses.text(at.v4(i)));
            }
        });
        IPAddress own = at.v4(12);
        return found.isEmpty() ? Addresses.text(own) : found.toString();
    }

    @Override
    public PacketProtocol protocol() {
        return PacketProtocol.DHCP;
    }

    @Override
    public Phrase summary(Ends ends) {
        String client = at.mac(28).text();
        String given = Addresses.text(at.v4(16));
        return switch (kind) {
            case 1 -> LayerMessages.of("dhcp.discover", client);
            case 2 -> LayerMessages.of("dhcp.offer", ends.from(), given, client);
            case 3 -> LayerMessages.of("dhcp.request", client, requested());
            case 4 -> LayerMessages.of("dhcp.decline", client, requested());
            case 5 -> LayerMessages.of("dhcp.ack", ends.from(), given, client);
            case 6 -> LayerMessages.of("dhcp.nak", ends.from(), client);
            case 7 -> LayerMessages.of("dhcp.release", client, Addresses.text(at.v4(12)));
            case 8 -> LayerMessages.of("dhcp.inform", client);
            default -> LayerMessages.of("dhcp.other", kind, client);
        };
    }

    @Override
    public List<Field> fields() {
        return FieldList.of(at, f -> {
            f.add("operation", 0, 1, FieldList.named(at.u8(0), at.u8(0) == 1 ? "request" : "reply"))
                    .hex("identification", 4, 4)
                    .v4("clientAddress", 12)
                    .v4("yourAddress", 16)
                    .v4("serverAddress", 20)
                    .v4("relay", 24)
                    .mac("clientMac", 28);
            eachOption(at, (code, i, length) -> f.add(name(code), i - 2, length + 2, value(code, i, length)));
        });
    }

    private static String name(int code) {
        return switch (code) {
            case 1 -> "mask";
            case 3 -> "router";
            case 6 -> "nameServers";
            case 12 -> "hostName";
            case 15 -> "domain";
            case REQUESTED -> "requested";
            case 51 -> "leaseSeconds";
            case MESSAGE_TYPE -> "message";
            case 54 -> "server";
            default -> "option";
        };
    }

    private String value(int code, int i, int length) {
        return switch (code) {
            case 1, 3, 6, REQUESTED, 54 -> {
                StringBuilder all = new StringBuilder();
                for (int n = 0; n + 4 <= length; n += 4) {
                    all.append(n == 0 ? "" : ", ").append(Addresses.text(at.v4(i + n)));
                }
                yield all.toString();
            }
            case 12, 15 -> at.text(i, length);
            case 51 -> length == 4 ? Long.toString(at.u32(i)) : at.hex(i, length);
            case MESSAGE_TYPE -> FieldList.named(kind, message());
            default -> code + ": " + at.hex(i, length);
        };
    }

    private String message() {
        List<String> names = List.of("discover", "offer", "request", "decline", "ack", "nak", "release", "inform");
        return kind >= 1 && kind <= names.size() ? names.get(kind - 1) : "";
    }
}
