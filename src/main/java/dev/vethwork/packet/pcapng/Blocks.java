package dev.vethwork.packet.pcapng;

/** The numbers of pcapng (draft-ietf-opsawg-pcapng). */
final class Blocks {
    static final int SECTION = 0x0a0d0d0a;
    static final int INTERFACE = 1;
    static final int SIMPLE_PACKET = 3;
    static final int PACKET = 6;
    /** Whatever a program has to say of its own; others pass over it. */
    static final int CUSTOM = 0x40000bad;

    static final int BYTE_ORDER = 0x1a2b3c4d;

    static final int OPTION_END = 0;
    static final int OPTION_NAME = 2;
    /** Of an interface: how fine its time is told. */
    static final int OPTION_RESOLUTION = 9;
    /** Of an interface: what it let through. */
    static final int OPTION_FILTER = 11;
    /** Of a packet: its direction in the lowest two bits. */
    static final int OPTION_FLAGS = 2;

    /** The number that is kept free for examples (RFC 5612): these blocks go from one part of this program to another. */
    static final int ENTERPRISE = 32_473;

    static final int INBOUND = 1;
    static final int OUTBOUND = 2;
    static final int HEAD = 8;

    private Blocks() {}

    /** Everything is in words of four bytes. */
    static int padded(int length) {
        return length + 3 & ~3;
    }
}
