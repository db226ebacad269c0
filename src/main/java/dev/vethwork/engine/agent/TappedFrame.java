package dev.vethwork.engine.agent;

import dev.vethwork.packet.CapturePoint;
import dev.vethwork.packet.Direction;
import dev.vethwork.packet.Frame;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** Reads a packet out of the kernel's memory (struct tpacket3_hdr). */
final class TappedFrame {
    static final int OUTGOING = 4;

    private static final long SECOND = 1_000_000_000L;
    private static final int VLAN_VALID = 0x10;
    private static final int VLAN_KIND_VALID = 0x40;
    private static final int ADDRESS = 48;
    private static final int MACS = 12;
    private static final int TAG = 4;
    private static final short VLAN = (short) 0x8100;

    private TappedFrame() {}

    static int type(MemorySegment header) {
        return header.get(Kernel.BYTE, ADDRESS + 10);
    }

    static Frame of(CapturePoint port, MemorySegment header) {
        long nanos = Integer.toUnsignedLong(header.get(Kernel.INT, 4)) * SECOND + header.get(Kernel.INT, 8);
        int kept = header.get(Kernel.INT, 12);
        int length = header.get(Kernel.INT, 16);
        long start = header.get(Kernel.SHORT, 24) & 0xffff;
        byte[] bytes = header.asSlice(start, kept).toArray(Kernel.BYTE);
        Direction direction = type(header) == OUTGOING ? Direction.OUT : Direction.IN;
        int status = header.get(Kernel.INT, 20);
        boolean tagged = (status & VLAN_VALID) != 0 && kept >= MACS;
        return new Frame(port, nanos, direction, tagged ? length + TAG : length, tagged ? tagged(header, status, bytes) : bytes);
    }

    /** The kernel keeps a VLAN's tag beside the packet; on the wire it stands behind the MACs. */
    private static byte[] tagged(MemorySegment header, int status, byte[] bytes) {
        short kind = (status & VLAN_KIND_VALID) != 0 ? header.get(Kernel.SHORT, 36) : VLAN;
        return ByteBuffer.allocate(bytes.length + TAG)
                .put(bytes, 0, MACS)
                .putShort(kind)
                .putShort((short) header.get(Kernel.INT, 32))
                .put(bytes, MACS, bytes.length - MACS)
                .array();
    }
}
