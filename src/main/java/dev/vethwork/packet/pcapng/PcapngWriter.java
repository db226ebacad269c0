package dev.vethwork.packet.pcapng;

import dev.vethwork.packet.CapturePoint;
import dev.vethwork.packet.Frame;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Writes packets as pcapng; each interface is told of before its first packet. Not for several threads. */
public final class PcapngWriter implements Closeable {
    private static final int LONGEST = 262_144;
    private static final byte NANOSECONDS = 9;

    private final OutputStream out;
    private final Map<CapturePoint, Integer> numbers = new HashMap<>();

    public PcapngWriter(OutputStream out) throws IOException {
        this.out = out;
        ByteBuffer body = buffer(16);
        body.putInt(Blocks.BYTE_ORDER).putShort((short) 1).putShort((short) 0).putLong(-1);
        block(Blocks.SECTION, body);
    }

    /** Tells of an interface, also one at which no packet may come. */
    public int port(CapturePoint port) throws IOException {
        Integer known = numbers.get(port);
        if (known != null) {
            return known;
        }
        byte[] name = port.label().getBytes(StandardCharsets.UTF_8);
        ByteBuffer body = buffer(8 + 4 + Blocks.padded(name.length) + 8 + 4);
        body.putShort((short) port.link().code()).putShort((short) 0).putInt(LONGEST);
        option(body, Blocks.OPTION_NAME, name);
        option(body, Blocks.OPTION_RESOLUTION, new byte[] {NANOSECONDS});
        body.putInt(Blocks.OPTION_END);
        block(Blocks.INTERFACE, body);
        int number = numbers.size();
        numbers.put(port, number);
        return number;
    }

    public void write(Frame frame) throws IOException {
        int number = port(frame.port());
        int length = frame.bytes().length;
        ByteBuffer body = buffer(20 + Blocks.padded(length) + 12);
        body.putInt(number)
                .putInt((int) (frame.nanos() >>> 32))
                .putInt((int) frame.nanos())
                .putInt(length)
                .putInt(frame.length())
                .put(frame.bytes())
                .position(20 + Blocks.padded(length));
        int flags = switch (frame.direction()) {
            case IN -> Blocks.INBOUND;
            case OUT -> Blocks.OUTBOUND;
            case UNKNOWN -> 0;
        };
        body.putShort((short) Blocks.OPTION_FLAGS).putShort((short) 4).putInt(flags);
        body.putInt(Blocks.OPTION_END);
        block(Blocks.PACKET, body);
    }

    /** Says something to {@link PcapngReader} that is no packet. */
    public void say(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer body = buffer(8 + Blocks.padded(bytes.length));
        body.putInt(Blocks.ENTERPRISE).putInt(bytes.length).put(bytes);
        block(Blocks.CUSTOM, body);
    }

    public void flush() throws IOException {
        out.flush();
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void option(ByteBuffer body, int code, byte[] value) {
        int start = body.position();
        body.putShort((short) code).putShort((short) value.length).put(value);
        body.position(start + 4 + Blocks.padded(value.length));
    }

    private void block(int type, ByteBuffer body) throws IOException {
        int size = body.capacity() + 12;
        byte[] whole = new byte[size];
        ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putInt(type).putInt(size).put(body.clear()).putInt(size);
        out.write(whole);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
