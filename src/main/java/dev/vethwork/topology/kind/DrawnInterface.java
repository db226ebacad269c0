package dev.vethwork.topology.kind;

import dev.vethwork.net.InterfaceAddress;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An interface that a node has besides the ends of its cables. */
public sealed interface DrawnInterface
        permits DrawnLoopback,
                DrawnDummy,
                DrawnVxlan,
                DrawnMacvlan,
                DrawnTun,
                DrawnVlan,
                DrawnVrf,
                DrawnBond,
                DrawnTunnel {
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

    /** Whether other interfaces of its node can be its members. */
    default boolean takesMembers() {
        return false;
    }

    /** With these members; unchanged where it takes none. */
    default DrawnInterface having(List<String> members) {
        return this;
    }

    /** The interfaces of its node that it stands on. */
    default List<String> under() {
        return List.of();
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
