package dev.vethwork.state.kind;

import dev.vethwork.net.RouteTable;
import dev.vethwork.state.Peer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an interface is, with what it is made of. Who wants to know more than what is said here asks the folder {@code kind}
 * of its own room.
 */
public sealed interface LinkKind
        permits Loopback,
                Veth,
                LinuxBridge,
                OpenVSwitch,
                Dummy,
                Vxlan,
                StackedLink,
                Tun,
                Vrf,
                Bond,
                IpTunnel,
                Wireguard,
                Physical,
                Other {
    /** As the file and the kernel call it, where they do: {@code vxlan}. Its texts are in the bundle of this name. */
    String word();

    /** Where the other end is, for what has one. */
    default @Nullable Peer peer() {
        return null;
    }

    /** With its other end there; unchanged where it has none. */
    default LinkKind withPeer(@Nullable Peer peer) {
        return this;
    }

    /** Whether it is an end of a cable. */
    default boolean isCable() {
        return false;
    }

    /** Whether it passes frames from each of its ports to the others. */
    default boolean isSwitch() {
        return false;
    }

    /** Whether it is a switch of the kernel's own, and none of Open vSwitch. */
    default boolean isLinuxBridge() {
        return false;
    }

    /** Whether it speaks the spanning tree protocol. */
    default boolean stp() {
        return false;
    }

    /** With that switched; unchanged where it is no switch. */
    default LinkKind withStp(boolean on) {
        return this;
    }

    /** Whether it is a bridge of the kernel's that tells VLANs apart. */
    default boolean filtersVlans() {
        return false;
    }

    /** Whether it is the namespace's own, which is there as long as the namespace. */
    default boolean isLoopback() {
        return false;
    }

    /** Whether other interfaces of its namespace can be its members, a switch's its ports. */
    default boolean takesMembers() {
        return isSwitch();
    }

    /** Whether it takes in only what is switched off, switches it on, and off again as it lets it go. */
    default boolean switchesMembers() {
        return false;
    }

    /** Whether what becomes a member of it, or one no longer, is off on the way. */
    default boolean interruptsMembers() {
        return switchesMembers();
    }

    /** The table in which its members look for their routes; empty where that is the namespace's own. */
    default Optional<RouteTable> routesOfMembers() {
        return Optional.empty();
    }

    /** Whether it hears the others on the interface that it stands on, and they it, where they say the same. */
    default boolean hearsBeside() {
        return false;
    }

    /** The interfaces of its namespace that it stands on: it cannot be there without them. */
    default List<String> under() {
        return List.of();
    }

    /** Where the interface is that it stands on, if that is in another namespace; null where it stands on none there. */
    default @Nullable Peer below() {
        return null;
    }

    /** Whether it stands on another interface, wherever that is. */
    default boolean isStacked() {
        return below() != null || !under().isEmpty();
    }

    /**
     * Whether it stands on an interface.
     *
     * @param namespace its own
     */
    default boolean standsOn(String namespace, Peer other) {
        return other.equals(below()) || other.namespace().equals(namespace) && under().contains(other.interfaceName());
    }

    /** Whether the kernel refuses to switch it on while what it stands on is off. */
    default boolean needsLowerOn() {
        return false;
    }

    /** Whether it can stand on an interface of another namespace. */
    default boolean canStandElsewhere() {
        return false;
    }

    /** On that one of another namespace; unchanged where it stands on nothing. */
    default LinkKind standingOn(Peer below) {
        return this;
    }
}
