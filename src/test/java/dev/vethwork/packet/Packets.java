package dev.vethwork.packet;

import dev.vethwork.packet.bytes.LinkType;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.Locale;

/** Packets that are put together byte by byte, and what is said of them in English. */
public final class Packets {
    private static final String MACS = "020000000002 020000000001 ";

    private Packets() {}

    public static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    /** @param type and what follows it, in hex */
    public static byte[] ethernet(String type) {
        return bytes(MACS + type);
    }

    /** 10.0.0.1 to 10.0.0.2. */
    public static byte[] ipv4(int protocol, byte[] payload) {
        return ipv4(protocol, 0, payload);
    }

    public static byte[] ipv4(int protocol, int fragment, byte[] payload) {
        String head = String.format(
                Locale.ROOT, "0800 4500%04x 0007%04x 40%02x0000 0a000001 0a000002", 20 + payload.length, fragment, protocol);
        return join(ethernet(head), payload);
    }

    /** fd00::1 to fd00::2. */
    public static byte[] ipv6(int next, byte[] payload) {
        String head = String.format(
                Locale.ROOT,
                "86dd 60000000 %04x %02x ff fd000000000000000000000000000001 fd000000000000000000000000000002",
                payload.length,
                next);
        return join(ethernet(head), payload);
    }

    public static byte[] udp(int from, int to, byte[] payload) {
        return join(bytes(String.format(Locale.ROOT, "%04x%04x%04x0000", from, to, 8 + payload.length)), payload);
    }

    /** @param flags FIN 1, SYN 2, RST 4, PSH 8, ACK 16 */
    public static byte[] tcp(int from, int to, int flags, byte[] payload) {
        return join(
                bytes(String.format(Locale.ROOT, "%04x%04x 00000001 00000002 50%02x 0400 0000 0000", from, to, flags)),
                payload);
    }

    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    public static DecodedPacket read(byte[] bytes) {
        return DecodedPacket.read(bytes, LinkType.ETHERNET);
    }

    public static String said(byte[] bytes) {
        return read(bytes).summary().text(Locale.ENGLISH);
    }

    public static Frame frame(byte[] bytes) {
        return new Frame(new CapturePoint("red", "eth0", LinkType.ETHERNET), 1_700_000_000_123_456_789L, Direction.IN, bytes.length, bytes);
    }
}
