package dev.vethwork.packet;

import dev.vethwork.packet.bytes.Bytes;
import dev.vethwork.packet.bytes.LinkType;
import dev.vethwork.packet.layer.Dissector;
import dev.vethwork.packet.layer.Ends;
import dev.vethwork.packet.layer.Icmp;
import dev.vethwork.packet.layer.Icmpv6;
import dev.vethwork.packet.layer.IpHeader;
import dev.vethwork.packet.layer.Layer;
import dev.vethwork.packet.layer.Rest;
import dev.vethwork.packet.layer.VxlanFrame;
import dev.vethwork.text.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A packet's layers from the outermost inward. What a message about an error quotes is among them, behind that message. */
public record DecodedPacket(List<Layer> layers) {
    public DecodedPacket {
        layers = List.copyOf(layers);
    }

    public static DecodedPacket read(byte[] bytes, LinkType link) {
        return new DecodedPacket(Dissector.read(Bytes.of(bytes), link));
    }

    /** One line in plain words. */
    public Phrase summary() {
        Phrase said = main().summary(ends());
        for (Layer layer : own().reversed()) {
            if (layer instanceof VxlanFrame vxlan) {
                said = vxlan.around(said);
            }
        }
        return said;
    }

    /** The layer that the packet is about: its innermost that was understood. */
    public Layer main() {
        List<Layer> own = own();
        return own.reversed().stream()
                .filter(layer -> !(layer instanceof Rest))
                .findFirst()
                .orElseGet(own::getFirst);
    }

    /** From whom to whom: by the innermost IP addresses, else by what the link says. */
    public Ends ends() {
        Ends ends = Ends.NOBODY;
        for (Layer layer : own()) {
            ends = ends.within(layer);
        }
        return ends;
    }

    /** The innermost IP header of its own. */
    public Optional<IpHeader> network() {
        return innermost(IpHeader.class);
    }

    /** The last layer of this kind that is not quoted. */
    public <L extends Layer> Optional<L> innermost(Class<L> kind) {
        return own().reversed().stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** Without what a message about an error quotes. */
    public List<Layer> own() {
        List<Layer> own = new ArrayList<>();
        for (Layer layer : layers) {
            own.add(layer);
            if (layer instanceof Icmp || layer instanceof Icmpv6) {
                break;
            }
        }
        return own;
    }
}
