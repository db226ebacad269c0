package dev.vethwork.state.kind;

import dev.vethwork.state.Peer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands on one interface, which may have been left behind in another namespace (IFLA_LINK and IFLA_LINK_NETNSID). */
public sealed interface StackedLink extends LinkKind permits Macvlan, Macvtap, Vlan {
    /** The interface below. */
    String link();

    /** Where that interface is, if in another namespace; null for the same. */
    @Nullable String linkNamespace();

    @Override
    default List<String> under() {
        return linkNamespace() == null && !link().isEmpty() ? List.of(link()) : List.of();
    }

    @Override
    default boolean canStandElsewhere() {
        return true;
    }

    @Override
    default @Nullable Peer below() {
        String elsewhere = linkNamespace();
        return elsewhere == null ? null : new Peer(elsewhere, link());
    }
}
