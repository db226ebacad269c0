package dev.vethwork.packet.bytes;

/** What a packet begins with, by the numbers of pcap's files. */
public enum LinkType {
    ETHERNET(1),
    /** An IP packet and nothing before it, as tunnels have them. */
    RAW(101),
    /** Anything else: its bytes are shown, and not read. */
    OTHER(147);

    private final int code;

    LinkType(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static LinkType of(int code) {
        return switch (code) {
            case 1 -> ETHERNET;
            case 12, 14, 101, 228, 229 -> RAW;
            default -> OTHER;
        };
    }
}
