package dev.vethwork.packet.layer;

import dev.vethwork.packet.LinkType;
import dev.vethwork.packet.bytes.Bytes;
import dev.vethwork.packet.bytes.Cut;
import java.util.ArrayList;
import java.util.List;

/** Reads a packet layer by layer. Whatever its bytes are, it answers: what is not understood, or was cut, is told as such. */
public final class Dissector {
    /** No honest packet has more; one that was made to be nested without end stops here. */
    private static final int DEEPEST = 24;

    private Dissector() {}

    public static List<Layer> read(Bytes bytes, LinkType link) {
        List<Layer> layers = new ArrayList<>();
        Bytes left = bytes;
        Dissected.Next next = first(link);
        while (layers.size() < DEEPEST && !left.isEmpty()) {
            try {
                Dissected step = next.read(left);
                layers.add(step.layer());
                left = step.payload();
                next = step.next();
            } catch (Cut e) {
                layers.add(new Rest(left, true));
                return layers;
            }
        }
        if (layers.isEmpty() || !left.isEmpty()) {
            layers.add(new Rest(left, left.isEmpty()));
        }
        return layers;
    }

    private static Dissected.Next first(LinkType link) {
        return switch (link) {
            case ETHERNET -> Ethernet::read;
            case RAW -> Dissector::byVersion;
            case OTHER -> Rest::read;
        };
    }

    /** IP tells its version in its first half byte. */
    static Dissected byVersion(Bytes bytes) {
        return switch (bytes.u8(0) >> 4) {
            case 4 -> Ipv4.read(bytes);
            case 6 -> Ipv6.read(bytes);
            default -> Rest.read(bytes);
        };
    }
}
