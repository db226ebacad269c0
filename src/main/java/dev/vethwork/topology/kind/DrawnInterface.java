package dev.vethwork.topology.kind;

import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An interface that a node has besides the ends of its cables. */
public sealed interface DrawnInterface
        permits DrawnLoopback,
                DrawnDummy,
                DrawnVxlan,
                DrawnStacked,
                DrawnTun,
                DrawnVrf,
                DrawnBond,
                DrawnTunnel,
                DrawnWireguard,
                DrawnPhysical {
    /** The kind as the file calls it, {@code vxlan}. Its texts are in the bundle of this name. */
    String word();

    LinkBasics basics();

    /** The same with another name, other addresses …. */
    DrawnInterface withBasics(LinkBasics basics);

    /** The same where interfaces of its node that it stands on, or that are its members, are called otherwise. */
    default DrawnInterface naming(UnaryOperator<String> names) {
        return this;
    }

    /** Interfaces of its node that are its members. */
    default List<String> members() {
        return List.of();
    }

    /** With those as its members; unchanged where it has none. */
    default DrawnInterface withMembers(List<String> members) {
        return this;
    }

    /** Whether other interfaces of its node can be its members. */
    default boolean takesMembers() {
        return false;
    }

    /** The interfaces of its node that it stands on. */
    default List<String> under() {
        return List.of();
    }

    /** The interface of another node that it stands on; empty where that is its own node's, and where it stands on none. */
    default Optional<Elsewhere> elsewhere() {
        return Optional.empty();
    }

    /** The same on an interface of another node; unchanged where it stands on nothing. */
    default DrawnInterface standingOn(Elsewhere below) {
        return this;
    }

    /** Addresses of those at its other ends, for what is a tunnel over the network below. */
    default List<IPAddress> farEnds() {
        return List.of();
    }

    /** Whether those, and its own end, have to be of one family. */
    default boolean isOfOneFamily() {
        return false;
    }

    /** Whether it learns where another end is from what that one sends, so that one of two has to know the other. */
    default boolean learnsFarEnds() {
        return false;
    }

    /** Whether it understands what the other sends, both tunnels. */
    default boolean speaksWith(DrawnInterface other) {
        return word().equals(other.word());
    }

    /** The same with a subnet carried to one of its other ends that it sends nowhere yet, by what that end is called. */
    default Map<String, DrawnInterface> carrying(Prefix subnet) {
        return Map.of();
    }

    /** Whether it has the same name in every node, by which it is known. */
    default boolean hasOwnName() {
        return false;
    }

    /** Whether somebody else may be at its other end; not where packets come back to the node, or are lost. */
    default boolean hasFarEnd() {
        return true;
    }

    default String name() {
        return basics().name();
    }

    default List<InterfaceAddress> addresses() {
        return basics().addresses();
    }

    default @Nullable String bridge() {
        return basics().bridge();
    }
}
