package dev.vethwork.packet.layer;

import dev.vethwork.net.Addresses;
import dev.vethwork.packet.bytes.Bytes;
import dev.vethwork.packet.bytes.Cut;
import dev.vethwork.packet.bytes.Field;
import dev.vethwork.packet.bytes.FieldList;
import dev.vethwork.text.Phrase;
import inet.ipaddr.IPAddress;
import java.util.List;

/** A message of ICMPv6 (RFC 4443), neighbour discovery (RFC 4861) and MLD (RFC 3810) among them. */
public record Icmpv6(Bytes at, int type, int code) implements Layer {
    private static final int HEAD = 8;
    private static final int UNREACHABLE = 1;
    private static final int TOO_BIG = 2;
    private static final int EXCEEDED = 3;
    private static final int BAD_HEADER = 4;
    private static final int ECHO = 128;
    private static final int REPLY = 129;
    private static final int LISTENER_QUERY = 130;
    private static final int LISTENER_REPORT = 131;
    private static final int LISTENER_DONE = 132;
    private static final int ROUTER_SOLICITATION = 133;
    private static final int ROUTER_ADVERTISEMENT = 134;
    private static final int NEIGHBOR_SOLICITATION = 135;
    private static final int NEIGHBOR_ADVERTISEMENT = 136;
    private static final int REDIRECT = 137;
    private static final int LISTENER_REPORT_2 = 143;

    static Dissected read(Bytes bytes) {
        bytes.head(HEAD);
        int type = bytes.u8(0);
        Icmpv6 whole = new Icmpv6(bytes, type, bytes.u8(1));
        if (!whole.isError() && !whole.isEcho() && !whole.isEchoReply()) {
            return Dissected.last(whole, bytes.skip(bytes.length()));
        }
        Icmpv6 layer = new Icmpv6(bytes.head(HEAD), type, whole.code);
        return whole.isError() ? new Dissected(layer, bytes.skip(HEAD), Ipv6::read) : Dissected.last(layer, bytes.skip(HEAD));
    }

    public boolean isEcho() {
        return type == ECHO;
    }

    public boolean isEchoReply() {
        return type == REPLY;
    }

    public boolean isError() {
        return type >= UNREACHABLE && type <= BAD_HEADER;
    }

    /** Of an echo or its answer. */
    public int sequence() {
        return at.u16(6);
    }

    @Override
    public PacketProtocol protocol() {
        return PacketProtocol.ICMPV6;
    }

    @Override
    public Phrase summary(Ends ends) {
        try {
            return said(ends);
        } catch (Cut e) {
            return LayerMessages.of("icmp6.other", type, code, ends.from(), ends.to());
        }
    }

    private Phrase said(Ends ends) {
        return switch (type) {
            case ECHO -> LayerMessages.of("icmp6.echo", ends.from(), ends.to(), sequence());
            case REPLY -> LayerMessages.of("icmp6.reply", ends.from(), ends.to(), sequence());
            case NEIGHBOR_SOLICITATION -> asked(ends);
            case NEIGHBOR_ADVERTISEMENT -> {
                String mac = linkAddress(2);
                String target = Addresses.text(at.v6(8));
                yield mac.isEmpty() ? LayerMessages.of("icmp6.here", target) : LayerMessages.of("icmp6.isAt", target, mac);
            }
            case ROUTER_SOLICITATION -> LayerMessages.of("icmp6.routers", ends.from());
            case ROUTER_ADVERTISEMENT -> LayerMessages.of("icmp6.router", ends.from(), prefixes());
            case REDIRECT -> LayerMessages.of("icmp6.redirect", ends.from(), ends.to(), Addresses.text(at.v6(8)));
            case LISTENER_QUERY -> LayerMessages.of("icmp6.listeners", ends.from());
            case LISTENER_REPORT, LISTENER_REPORT_2 -> LayerMessages.of("icmp6.listens", ends.from(), groups());
            case LISTENER_DONE -> LayerMessages.of("icmp6.leaves", ends.from(), Addresses.text(at.v6(8)));
            case UNREACHABLE -> LayerMessages.of("icmp6.tells", ends.from(), ends.to(), LayerMessages.of(reason()));
            case TOO_BIG -> LayerMessages.of("icmp6.tells", ends.from(), ends.to(), LayerMessages.of("icmp6.big", at.u32(4)));
            case EXCEEDED -> LayerMessages.of("icmp6.tells", ends.from(), ends.to(), LayerMessages.of("icmp.exceeded"));
            default -> LayerMessages.of("icmp6.other", type, code, ends.from(), ends.to());
        };
    }

    private Phrase asked(Ends ends) {
        String target = Addresses.text(at.v6(8));
        return ends.from().equals("::") ? LayerMessages.of("icmp6.probe", target) : LayerMessages.of("icmp6.whoHas", target, ends.from());
    }

    private String reason() {
        return switch (code) {
            case 0 -> "icmp.net";
            case 1, 5 -> "icmp.prohibited";
            case 3 -> "icmp.host";
            case 4 -> "icmp.port";
            default -> "icmp.unreachable";
        };
    }

    /** Where options of neighbour discovery begin; past the end for other messages. */
    private int options() {
        return switch (type) {
            case ROUTER_SOLICITATION -> 8;
            case ROUTER_ADVERTISEMENT -> 16;
            case NEIGHBOR_SOLICITATION, NEIGHBOR_ADVERTISEMENT -> 24;
            case REDIRECT -> 40;
            default -> at.length();
        };
    }

    /** Told for each option: where it is and how long. */
    @FunctionalInterface
    private interface Option {
        void at(int kind, int index, int length);
    }

    private void eachOption(Option told) {
        for (int i = options(); i + 2 <= at.length(); ) {
            int length = at.u8(i + 1) * 8;
            if (length == 0) {
                return;
            }
            told.at(at.u8(i), i, length);
            i += length;
        }
    }

    private String linkAddress(int wanted) {
        StringBuilder found = new StringBuilder();
        eachOption((kind, i, length) -> {
            if (kind == wanted && found.isEmpty()) {
                found.append(at.mac(i + 2));
            }
        });
        return found.toString();
    }

    private String prefixes() {
        StringBuilder all = new StringBuilder();
        eachOption((kind, i, length) -> {
            if (kind == 3) {
                all.append(all.isEmpty() ? "" : ", ").append(prefix(i));
            }
        });
        return all.toString();
    }

    private String prefix(int index) {
        IPAddress address = at.v6(index + 16);
        return Addresses.text(address) + "/" + at.u8(index + 2);
    }

    private String groups() {
        if (type == LISTENER_REPORT) {
            return Addresses.text(at.v6(8));
        }
        StringBuilder all = new StringBuilder();
        int many = at.u16(6);
        for (int n = 0, i = 8; n < many && at.has(i + 20); n++) {
            all.append(all.isEmpty() ? "" : ", ").append(Addresses.text(at.v6(i + 4)));
            i += 20 + at.u16(i + 2) * 16 + at.u8(i + 1) * 4;
        }
        return all.toString();
    }

    @Override
    public List<Field> fields() {
        return FieldList.of(at, f -> {
            f.add("type", 0, 1, FieldList.named(type, name())).u8("code", 1).hex("checksum", 2, 2);
            switch (type) {
                case ECHO, REPLY -> f.u16("identifier", 4).u16("sequence", 6);
                case TOO_BIG -> f.u32("mtu", 4);
                case NEIGHBOR_SOLICITATION, NEIGHBOR_ADVERTISEMENT, REDIRECT, LISTENER_REPORT, LISTENER_DONE, LISTENER_QUERY ->
                    f.v6("target", 8);
                case ROUTER_ADVERTISEMENT -> f.u8("hopLimit", 4).hex("flags", 5, 1).u16("lifetime", 6);
                case LISTENER_REPORT_2 -> f.add("groups", 8, at.length() - 8, groups());
                default -> f.hex("data", 4, 4);
            }
            eachOption((kind, i, length) -> {
                switch (kind) {
                    case 1 -> f.add("sourceMac", i, length, at.mac(i + 2));
                    case 2 -> f.add("targetMac", i, length, at.mac(i + 2));
                    case 3 -> f.add("prefix", i, length, prefix(i));
                    case 5 -> f.add("mtu", i, length, at.u32(i + 4));
                    default -> f.add("option", i, length, kind);
                }
            });
        });
    }

    private String name() {
        return switch (type) {
            case UNREACHABLE -> "destination unreachable";
            case TOO_BIG -> "packet too big";
            case EXCEEDED -> "time exceeded";
            case BAD_HEADER -> "parameter problem";
            case ECHO -> "echo request";
            case REPLY -> "echo reply";
            case LISTENER_QUERY -> "multicast listener query";
            case LISTENER_REPORT, LISTENER_REPORT_2 -> "multicast listener report";
            case LISTENER_DONE -> "multicast listener done";
            case ROUTER_SOLICITATION -> "router solicitation";
            case ROUTER_ADVERTISEMENT -> "router advertisement";
            case NEIGHBOR_SOLICITATION -> "neighbour solicitation";
            case NEIGHBOR_ADVERTISEMENT -> "neighbour advertisement";
            case REDIRECT -> "redirect";
            default -> "";
        };
    }
}
