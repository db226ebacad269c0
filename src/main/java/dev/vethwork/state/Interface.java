package dev.vethwork.state;

import dev.vethwork.net.BridgePort;
import dev.vethwork.net.Family;
import dev.vethwork.net.Mac;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.kind.LinkKind;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A network interface.
 *
 * @param kind what it is, with what it is made of
 * @param owner the lab that made it and whose mark it still carries; null for strangers
 * @param index the kernel's number for it; 0 in a desired state
 * @param mac null in a desired state for any
 * @param mtu bytes; 0 in a desired state for any
 * @param up whether it is switched on (IFF_UP)
 * @param running whether it also has a carrier (IFF_LOWER_UP); true in a desired state where both ends are up
 * @param master the bridge that it is a port of, or whatever else it is a member of
 * @param port how it is a port of that bridge
 * @param addresses with host bits: {@code 192.168.15.1/24}; without those that the kernel makes by itself (fe80::/64)
 *     in a desired state
 * @param learned those of its addresses that somebody on the link told it of, for a time: by DHCP or a router's
 *     advertisement; none in a desired state
 * @param refused those of its addresses that it does not use, as somebody on the link had them already; observed only
 * @param asked those of its IPv6 addresses for which it asks the link before it uses them; as observed, for which it did
 * @param dhcp whether a client asks for addresses on it; of a desired state only
 * @param arp whether it asks for neighbours and answers those who ask (IFF_NOARP); true for kinds that never do
 * @param held whether its bridge passes nothing through it although it is up and nothing is amiss (bridge(8), {@code state});
 *     observed only
 * @param shaping rate, delay and loss as drawn or as {@code tc} tells
 */
@RecordBuilder
public record Interface(
        String name,
        LinkKind kind,
        @Nullable String owner,
        int index,
        @Nullable Mac mac,
        int mtu,
        boolean up,
        boolean running,
        @Nullable String master,
        BridgePort port,
        List<Prefix> addresses,
        Set<Prefix> learned,
        Set<Prefix> refused,
        Set<Prefix> asked,
        boolean dhcp,
        boolean arp,
        boolean held,
        Queue shaping) implements InterfaceBuilder.With {
    public Interface {
        addresses = List.copyOf(addresses);
        learned = Set.copyOf(learned);
        refused = Set.copyOf(refused);
        asked = Set.copyOf(asked);
    }

    /** A desired interface: up, without addresses, everything else left to the kernel. */
    public static Interface of(String name, LinkKind kind, @Nullable String owner) {
        return new Interface(
                name, kind, owner, 0, null, 0, true, true, null, BridgePort.PLAIN, List.of(), Set.of(), Set.of(), Set.of(), false, true, false, Queue.NONE);
    }

    /** The same where it asks the link for each IPv6 address before it uses it, or for none. */
    public Interface asking(boolean value) {
        return withAsked(value ? addresses.stream().filter(a -> a.family() == Family.V6).collect(Collectors.toSet()) : Set.of());
    }

    /** Its addresses as they are told to people: with the kernel's own words behind one that is not as others are. */
    public List<String> addressTexts() {
        return addresses.stream()
                .map(a -> a.text() + (learned.contains(a) ? " dynamic" : "") + (refused.contains(a) ? " dadfailed" : ""))
                .toList();
    }

    /** The other end of a cable; null for other kinds, and where the other end is out of sight. */
    public @Nullable Peer peer() {
        return kind.peer();
    }

    public Interface withPeer(@Nullable Peer value) {
        return withKind(kind.withPeer(value));
    }

    public boolean isBridge() {
        return kind.isSwitch();
    }

    /** For a bridge, whether it speaks the spanning tree protocol. */
    public boolean stp() {
        return kind.stp();
    }

    @Override
    public Interface withUp(boolean value) {
        return new Interface(
                name, kind, owner, index, mac, mtu, value, running && value, master, port, addresses, learned, refused, asked, dhcp, arp, held, shaping);
    }
}
