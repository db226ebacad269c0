package dev.vethwork.packet.layer;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Mac;
import dev.vethwork.packet.bytes.Bytes;
import dev.vethwork.packet.bytes.Field;
import dev.vethwork.packet.bytes.FieldList;
import dev.vethwork.text.Phrase;
import inet.ipaddr.IPAddress;
import java.util.List;

/** Address resolution of IPv4 over Ethernet (RFC 826). */
public record ArpMessage(Bytes at, int operation, Mac senderMac, IPAddress sender, Mac targetMac, IPAddress target)
        implements Layer {
    private static final int HEAD = 28;
    private static final int REQUEST = 1;
    private static final int REPLY = 2;

    static Dissected read(Bytes bytes) {
        if (bytes.u16(2) != 0x0800 || bytes.u8(4) != 6 || bytes.u8(5) != 4) {
            return Rest.read(bytes);
        }
        Bytes head = bytes.head(HEAD);
        ArpMessage layer = new ArpMessage(head, head.u16(6), head.mac(8), head.v4(14), head.mac(18), head.v4(24));
        // What follows fills the frame up to Ethernet's shortest.
        return Dissected.last(layer, bytes.skip(bytes.length()));
    }

    @Override
    public PacketProtocol protocol() {
        return PacketProtocol.ARP;
    }

    @Override
    public Phrase summary(Ends ends) {
        String from = Addresses.text(sender);
        String to = Addresses.text(target);
        if (sender.equals(target)) {
            return LayerMessages.of("arp.announce", from, senderMac);
        }
        return switch (operation) {
            case REQUEST -> sender.isZero() ? LayerMessages.of("arp.probe", to) : LayerMessages.of("arp.request", to, from);
            case REPLY -> LayerMessages.of("arp.reply", from, senderMac);
            default -> LayerMessages.of("arp.other", operation, from, to);
        };
    }

    @Override
    public List<Field> fields() {
        String name = operation == REQUEST ? "request" : operation == REPLY ? "reply" : "";
        return FieldList.of(
                at,
                f -> f.add("operation", 6, 2, FieldList.named(operation, name))
                        .mac("senderMac", 8)
                        .v4("sender", 14)
                        .mac("targetMac", 18)
                        .v4("target", 24));
    }
}
