package dev.vethwork.explain.kind;

import dev.vethwork.explain.walk.link.Port;
import dev.vethwork.explain.walk.link.Wire;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.net.BridgePort;
import dev.vethwork.state.Interface;
import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Where frames go that pass an interface of one kind. By itself it is nobody's way out. */
public interface LinkPath {
    /** The ways of a frame that leaves by it. */
    default List<Way> across(Wire wire, Port at, Interface device) {
        return List.of();
    }

    /** The tag of a frame that leaves by it with this one, 0 for none. */
    default int tagged(Interface device, int tag) {
        return tag;
    }

    /**
     * The tag with which it hears a frame that arrives at the interface that it stands on; empty where it does not.
     *
     * @param tag the frame's there, 0 for none
     */
    default OptionalInt heardFromBelow(Interface device, int tag) {
        return OptionalInt.empty();
    }

    /**
     * The VLAN inside the switch of a frame that came in; empty where the port does not take it.
     *
     * @param bridge the switch
     * @param tag the frame's on the cable, 0 for none
     */
    default OptionalInt vlan(Interface bridge, BridgePort port, int tag) {
        return OptionalInt.of(tag);
    }

    /** The tag, 0 for none, with which a frame of that VLAN leaves; empty where the port does not send it. */
    default OptionalInt tag(Interface bridge, BridgePort port, int vlan) {
        return OptionalInt.of(vlan);
    }

    /** Whether, without being a switch, it hears what arrives at its members instead of them. */
    default boolean hearsItsMembers() {
        return false;
    }

    /** As a tunnel, the address that its outer packets are from; null for one that the stack chooses with their route. */
    default @Nullable IPAddress outerSource(Interface device) {
        return null;
    }

    /** Whether it remembers where a frame came from, and sends there what is for its sender, whatever its own settings say. */
    default boolean learns() {
        return false;
    }

    /** Whether, as a tunnel, it leaves the mark of what it carries on what that is in, and the other way round. */
    default boolean carriesMarks() {
        return true;
    }

    /** Whether it has no link-layer addresses, so that whoever is at its other end takes what leaves by it. */
    default boolean asksNobody(Interface device) {
        return false;
    }

    /** Whether a packet that leaves by it, and asks nobody, goes to that other end and is taken there. */
    default boolean carries(Interface device, Interface other, Packet packet) {
        return true;
    }

    /** Which sentence says why it carries a packet to none of its other ends; empty where nothing but the link is to blame. */
    default String refusal(Interface device, Packet packet) {
        return "";
    }

    /** How the ends of a tunnel differ, so that none takes what it sends; empty where they do not, and for all else. */
    default String misses(Wire wire, Port at, Interface device) {
        return "";
    }

    /** Whether, as a switch, it shows frames that only pass it to iptables, where the namespace has that switched on. */
    default boolean filtersBridged() {
        return false;
    }

    /**
     * Whether, as a switch, it is a program that completes the checksum which a sender has left to its card, the outermost one: that
     * of what a tunnel has wrapped up is left as it is, and whoever gets it drops it.
     */
    default boolean completesChecksums() {
        return false;
    }

    /** Whether, as a switch, it only listens in at its ports, so that their own stack hears the frame as well. */
    default boolean onlyListensIn() {
        return false;
    }
}
