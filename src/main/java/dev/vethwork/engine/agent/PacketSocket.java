package dev.vethwork.engine.agent;

import dev.vethwork.packet.bytes.LinkType;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/**
 * A socket that gets every packet of one interface, through memory that the kernel writes into (packet(7), TPACKET_V3). The
 * ordinary buffer of a socket holds some hundred packets, and an ordinary user may not make it larger.
 */
final class PacketSocket implements AutoCloseable {
    static final int BLOCK = 1 << 18;

    private static final int AF_PACKET = 17;
    private static final int SOCK_RAW = 3;
    private static final int SOCK_DGRAM = 2;
    private static final int ALL = 0x0300;
    private static final int SOL_PACKET = 263;
    private static final int ADD_MEMBERSHIP = 1;
    private static final int RX_RING = 5;
    private static final int STATISTICS = 6;
    private static final int VERSION = 10;
    private static final int V3 = 2;
    private static final int PROMISCUOUS = 1;
    private static final int SOL_SOCKET = 1;
    private static final int SO_ERROR = 4;
    private static final int FRAME = 2048;
    private static final int ETHER = 1;
    private static final int LOOPBACK = 772;
    private static final int POLLIN = 1;
    private static final VarHandle STATUS = Kernel.INT.varHandle();
    private static final long STATUS_AT = 8;

    private final int socket;
    private final LinkType link;
    private final boolean loopback;
    private final MemorySegment ring;
    private final int blocks;
    private volatile int next;
    private long lost;

    private PacketSocket(int socket, LinkType link, boolean loopback, MemorySegment ring, int blocks) {
        this.socket = socket;
        this.link = link;
        this.loopback = loopback;
        this.ring = ring;
        this.blocks = blocks;
    }

    /** In this thread's namespace. @param millis how long a packet may wait for others */
    static PacketSocket open(int index, int blocks, int millis) throws IOException {
        int socket = bound(SOCK_RAW, index);
        int hardware = hardware(socket);
        LinkType link = hardware == ETHER || hardware == LOOPBACK ? LinkType.ETHERNET : LinkType.RAW;
        if (link == LinkType.RAW) {
            // What such an interface puts before the IP packet differs from kind to kind; without it all are alike.
            Kernel.close(socket);
            socket = bound(SOCK_DGRAM, index);
        }
        try (Arena arena = Arena.ofConfined()) {
            Kernel.set(socket, SOL_PACKET, VERSION, arena.allocateFrom(Kernel.INT, V3));
            MemorySegment wish = arena.allocateFrom(
                    Kernel.INT, BLOCK, blocks, FRAME, BLOCK / FRAME * blocks, millis, 0, 0);
            Kernel.set(socket, SOL_PACKET, RX_RING, wish);
            MemorySegment member = arena.allocate(16, 4);
            member.set(Kernel.INT, 0, index);
            member.set(Kernel.SHORT, 4, (short) PROMISCUOUS);
            Kernel.set(socket, SOL_PACKET, ADD_MEMBERSHIP, member);
            MemorySegment ring = Kernel.map(socket, (long) BLOCK * blocks);
            return new PacketSocket(socket, link, hardware == LOOPBACK, ring, blocks);
        } catch (IOException e) {
            Kernel.close(socket);
            throw e;
        }
    }

    private static int bound(int type, int index) throws IOException {
        // Of no protocol until it is bound: otherwise packets of all interfaces come in between.
        int socket = Kernel.socket(AF_PACKET, type, 0);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocate(20, 4);
            address.set(Kernel.SHORT, 0, (short) AF_PACKET);
            address.set(Kernel.SHORT, 2, (short) ALL);
            address.set(Kernel.INT, 4, index);
            Kernel.bind(socket, address);
            return socket;
        } catch (IOException e) {
            Kernel.close(socket);
            throw e;
        }
    }

    private static int hardware(int socket) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocate(20, 4);
            Kernel.name(socket, address);
            return address.get(Kernel.SHORT, 8) & 0xffff;
        }
    }

    LinkType link() {
        return link;
    }

    /** Each sees what leaves it come in again: once is enough. */
    boolean isLoopback() {
        return loopback;
    }

    /** Told of each packet. */
    @FunctionalInterface
    interface Each {
        void packet(MemorySegment header) throws IOException;
    }

    /** Whether the kernel has handed over what was not taken yet; for any thread, also once it is closed. */
    boolean hasMore() {
        return isHandedOver(block());
    }

    private MemorySegment block() {
        return ring.asSlice((long) next * BLOCK, BLOCK);
    }

    private static boolean isHandedOver(MemorySegment block) {
        return ((int) STATUS.getVolatile(block, STATUS_AT) & 1) != 0;
    }

    /** Takes what has come. @return whether there was something */
    boolean take(Each each) throws IOException {
        MemorySegment block = block();
        if (!isHandedOver(block)) {
            return false;
        }
        int many = block.get(Kernel.INT, 12);
        long at = block.get(Kernel.INT, 16);
        for (int i = 0; i < many; i++) {
            MemorySegment header = block.asSlice(at);
            each.packet(header);
            at += header.get(Kernel.INT, 0);
        }
        STATUS.setVolatile(block, STATUS_AT, 0);
        int after = (next + 1) % blocks;
        next = after;
        return true;
    }

    /** Waits for packets. @return whether something is wrong with the interface */
    boolean await(int millis) throws IOException {
        int happened = Kernel.poll(socket, POLLIN, millis);
        if ((happened & ~POLLIN) == 0) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            // Asking for the error takes it away: the interface may come up again.
            Kernel.get(socket, SOL_SOCKET, SO_ERROR, arena.allocate(4, 4));
        }
        return true;
    }

    /** How many packets found no room until now. */
    long lost() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment numbers = arena.allocate(12, 4);
            Kernel.get(socket, SOL_PACKET, STATISTICS, numbers);
            lost += Integer.toUnsignedLong(numbers.get(Kernel.INT, 4));
            return lost;
        }
    }

    @Override
    public void close() throws IOException {
        Kernel.close(socket);
    }
}
