package dev.vethwork.packet.pcapng;

import dev.vethwork.packet.CapturePoint;
import dev.vethwork.packet.Direction;
import dev.vethwork.packet.Frame;
import dev.vethwork.packet.bytes.LinkType;
import dev.vethwork.text.Phrase;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads packets as pcapng has them, of either byte order. A file that ends in the middle of a packet has the ones before. */
public final class PcapngReader implements Closeable {
    private static final int LARGEST_BLOCK = 16 << 20;
    private static final int MOST_INTERFACES = 65_536;
    private static final long SECOND = 1_000_000_000L;

    /** An interface and how it tells the time. */
    private record Told(CapturePoint port, long perSecond, Direction direction) {}

    private final InputStream in;
    private final Consumer<String> said;
    private final List<Told> interfaces = new ArrayList<>();
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private boolean begun;

    /** @param said hears what {@link PcapngWriter#say} has said */
    public PcapngReader(InputStream in, Consumer<String> said) {
        this.in = in;
        this.said = said;
    }

    /** The next packet; empty at the end. @throws IOException if it is not pcapng, or damaged */
    public Optional<Frame> next() throws IOException {
        while (true) {
            byte[] head = in.readNBytes(Blocks.HEAD);
            if (head.length < Blocks.HEAD) {
                return Optional.empty();
            }
            int type = ByteBuffer.wrap(head).order(order).getInt();
            if (type != Blocks.SECTION && !begun) {
                throw broken("file.notPcapng");
            }
            ByteBuffer body;
            try {
                if (type == Blocks.SECTION) {
                    section(head);
                    continue;
                }
                body = body(ByteBuffer.wrap(head).order(order).getInt(4), 0);
            } catch (EOFException e) {
                return Optional.empty();
            }
            switch (type) {
                case Blocks.INTERFACE -> tell(body);
                case Blocks.PACKET -> {
                    return Optional.of(packet(body));
                }
                case Blocks.SIMPLE_PACKET -> {
                    return Optional.of(simple(body));
                }
                case Blocks.CUSTOM -> hear(body);
                default -> {
                    // Something that is no packet.
                }
            }
        }
    }

    private ByteBuffer body(int size, int read) throws IOException {
        int left = size - Blocks.HEAD - read;
        if (left < 4 || size > LARGEST_BLOCK || (size & 3) != 0) {
            throw broken("file.damaged");
        }
        byte[] bytes = in.readNBytes(left);
        if (bytes.length < left) {
            throw new EOFException();
        }
        return ByteBuffer.wrap(bytes, 0, left - 4).slice().order(order);
    }

    private void section(byte[] head) throws IOException {
        byte[] magic = in.readNBytes(4);
        if (magic.length < 4) {
            throw broken("file.notPcapng");
        }
        int number = ByteBuffer.wrap(magic).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (number == Blocks.BYTE_ORDER) {
            order = ByteOrder.LITTLE_ENDIAN;
        } else if (number == Integer.reverseBytes(Blocks.BYTE_ORDER)) {
            order = ByteOrder.BIG_ENDIAN;
        } else {
            throw broken("file.notPcapng");
        }
        interfaces.clear();
        begun = true;
        body(ByteBuffer.wrap(head).order(order).getInt(4), 4);
    }

    private void tell(ByteBuffer body) throws IOException {
        if (body.remaining() < 8 || interfaces.size() >= MOST_INTERFACES) {
            throw broken("file.damaged");
        }
        LinkType link = LinkType.of(body.getShort() & 0xffff);
        body.position(8);
        String name = "";
        long perSecond = 1_000_000;
        Direction direction = Direction.UNKNOWN;
        while (body.remaining() >= 4) {
            int code = body.getShort() & 0xffff;
            int length = body.getShort() & 0xffff;
            if (code == Blocks.OPTION_END || length > body.remaining()) {
                break;
            }
            int start = body.position();
            if (code == Blocks.OPTION_NAME) {
                name = text(body, length);
            } else if (code == Blocks.OPTION_RESOLUTION && length == 1) {
                perSecond = perSecond(body.get());
            } else if (code == Blocks.OPTION_FILTER && length > 1) {
                body.get();
                direction = direction(text(body, length - 1));
            }
            body.position(Math.min(body.limit(), start + Blocks.padded(length)));
        }
        interfaces.add(new Told(CapturePoint.parse(name, link), perSecond, direction));
    }

    private void hear(ByteBuffer body) {
        if (body.remaining() >= 8 && body.getInt() == Blocks.ENTERPRISE) {
            int length = body.getInt();
            if (length >= 0 && length <= body.remaining()) {
                said.accept(text(body, length));
            }
        }
    }

    private static String text(ByteBuffer body, int length) {
        byte[] bytes = new byte[length];
        body.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** What dumpcap was told to let through is the only way in which it tells a packet's direction. */
    private static Direction direction(String filter) {
        return switch (filter) {
            case "inbound" -> Direction.IN;
            case "outbound" -> Direction.OUT;
            default -> Direction.UNKNOWN;
        };
    }

    private static long perSecond(byte resolution) throws IOException {
        int power = resolution & 0x7f;
        boolean two = resolution < 0;
        if (power > (two ? 62 : 18)) {
            throw broken("file.damaged");
        }
        return two ? 1L << power : (long) Math.pow(10, power);
    }

    private Frame packet(ByteBuffer body) throws IOException {
        if (body.remaining() < 20) {
            throw broken("file.damaged");
        }
        Told told = told(body.getInt());
        long ticks = (long) body.getInt() << 32 | body.getInt() & 0xffff_ffffL;
        int kept = body.getInt();
        int length = body.getInt();
        byte[] bytes = bytes(body, kept);
        body.position(Math.min(body.limit(), 20 + Blocks.padded(kept)));
        return new Frame(told.port, nanos(ticks, told.perSecond), direction(body, told.direction), Math.max(length, kept), bytes);
    }

    private Frame simple(ByteBuffer body) throws IOException {
        if (body.remaining() < 4) {
            throw broken("file.damaged");
        }
        Told told = told(0);
        int length = body.getInt();
        byte[] bytes = bytes(body, Math.min(Math.max(length, 0), body.remaining()));
        return new Frame(told.port, 0, told.direction, Math.max(length, bytes.length), bytes);
    }

    private Told told(int number) throws IOException {
        if (number < 0 || number >= interfaces.size()) {
            throw broken("file.damaged");
        }
        return interfaces.get(number);
    }

    private static byte[] bytes(ByteBuffer body, int many) throws IOException {
        if (many < 0 || many > body.remaining()) {
            throw broken("file.damaged");
        }
        byte[] bytes = new byte[many];
        body.get(bytes);
        return bytes;
    }

    private static long nanos(long ticks, long perSecond) {
        if (perSecond == SECOND) {
            return ticks;
        }
        long seconds = Long.divideUnsigned(ticks, perSecond);
        double part = (double) Long.remainderUnsigned(ticks, perSecond) / perSecond;
        return seconds * SECOND + Math.round(part * SECOND);
    }

    private static Direction direction(ByteBuffer options, Direction otherwise) {
        while (options.remaining() >= 4) {
            int code = options.getShort() & 0xffff;
            int length = options.getShort() & 0xffff;
            if (code == Blocks.OPTION_END || length > options.remaining()) {
                break;
            }
            if (code == Blocks.OPTION_FLAGS && length == 4) {
                return switch (options.getInt() & 3) {
                    case Blocks.INBOUND -> Direction.IN;
                    case Blocks.OUTBOUND -> Direction.OUT;
                    default -> otherwise;
                };
            }
            options.position(Math.min(options.limit(), options.position() + Blocks.padded(length)));
        }
        return otherwise;
    }

    private static IOException broken(String key) {
        return new IOException(new Phrase("dev.vethwork.packet.messages", key, List.of()).text());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
