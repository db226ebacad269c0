package dev.vethwork.packet.bytes;

import dev.vethwork.net.Mac;
import inet.ipaddr.IPAddress;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** A part of a packet. Whoever reads beyond its end hears of it. */
public final class Bytes {
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

    private final byte[] all;
    private final int from;
    private final int to;

    private Bytes(byte[] all, int from, int to) {
        this.all = all;
        this.from = from;
        this.to = to;
    }

    public static Bytes of(byte[] all) {
        return new Bytes(all, 0, all.length);
    }

    /** Where it begins in the whole packet. */
    public int from() {
        return from;
    }

    /** Where it ends in the whole packet. */
    public int to() {
        return to;
    }

    public int length() {
        return to - from;
    }

    public boolean isEmpty() {
        return to <= from;
    }

    public boolean has(int many) {
        return many <= length();
    }

    private int at(int index, int many) {
        if (index < 0 || many < 0 || index > length() - many) {
            throw new Cut();
        }
        return from + index;
    }

    public int u8(int index) {
        return all[at(index, 1)] & 0xff;
    }

    public int u16(int index) {
        int at = at(index, 2);
        return (all[at] & 0xff) << 8 | all[at + 1] & 0xff;
    }

    public int u24(int index) {
        return u8(index) << 16 | u16(index + 1);
    }

    public long u32(int index) {
        return (long) u16(index) << 16 | u16(index + 2);
    }

    public IPAddress v4(int index) {
        int at = at(index, 4);
        return new IPv4Address(Arrays.copyOfRange(all, at, at + 4));
    }

    public IPAddress v6(int index) {
        int at = at(index, 16);
        return new IPv6Address(Arrays.copyOfRange(all, at, at + 16));
    }

    public Mac mac(int index) {
        int at = at(index, 6);
        return new Mac(COLONS.formatHex(all, at, at + 6));
    }

    public String hex(int index, int many) {
        int at = at(index, many);
        return HexFormat.of().formatHex(all, at, at + many);
    }

    /** Letters of ASCII; a dot for all else, as what comes from a wire must not command a terminal. */
    public String text(int index, int many) {
        int at = at(index, many);
        StringBuilder text = new StringBuilder(new String(all, at, many, StandardCharsets.ISO_8859_1));
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                text.setCharAt(i, '.');
            }
        }
        return text.toString();
    }

    /** The bytes themselves. */
    public byte[] copy() {
        return Arrays.copyOfRange(all, from, to);
    }

    /** From this byte to the end; empty where that is behind the end. */
    public Bytes skip(int index) {
        return new Bytes(all, Math.min(from + Math.max(index, 0), to), to);
    }

    /** The first bytes, as many as said and as there are. */
    public Bytes first(int many) {
        return new Bytes(all, from, Math.min(to, from + Math.max(many, 0)));
    }

    /** The first bytes. @throws Cut if there are fewer */
    public Bytes head(int many) {
        at(0, many);
        return first(many);
    }
}
